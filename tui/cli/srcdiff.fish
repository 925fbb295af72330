# Completion of srcdiff for fish. Once:
# srcdiff completion fish > ~/.config/fish/completions/srcdiff.fish

function __srcdiff_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l lines ($program completion -- $words "$typed" 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path "$typed"
    end
    set -e lines[1]
    printf '%s\n' $lines
end

complete -c srcdiff -f -a '(__srcdiff_complete)'
