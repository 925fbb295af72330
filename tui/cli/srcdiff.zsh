#compdef srcdiff
# Completion of srcdiff for zsh. In ~/.zshrc, behind compinit: eval "$(srcdiff completion zsh)"

_srcdiff() {
    local line word
    local -a lines found
    lines=("${(@f)$("${(Q)words[1]}" completion -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        word=${line%%$'\t'*}
        found+=("${word//:/\\:}:${line#*$'\t'}")
    done
    (( $#found )) && _describe -V srcdiff found
    [[ $lines[1] == files ]] && _files
}

if [[ $funcstack[1] == _srcdiff ]]; then
    _srcdiff "$@"
else
    compdef _srcdiff srcdiff
fi
