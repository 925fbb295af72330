# Completion of srcdiff for bash. In ~/.bashrc: eval "$(srcdiff completion bash)"

_srcdiff() {
    local typed=${COMP_WORDS[COMP_CWORD]} kind word
    COMPREPLY=()
    {
        read -r kind
        while IFS=$'\t' read -r word _; do
            COMPREPLY+=("$word")
        done
    } < <("$1" completion -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    [ "$typed" = "=" ] && typed=
    if [ "$kind" = files ]; then
        # With nothing of ours, bash completes files by itself, ~ and $HOME included.
        compopt -o default -o filenames 2>/dev/null
        if [ ${#COMPREPLY[@]} -gt 0 ]; then
            while IFS= read -r word; do
                COMPREPLY+=("$word")
            done < <(compgen -f -- "$typed")
        fi
    elif [[ ${COMPREPLY[0]} == *,* || $typed == *,* ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

complete -F _srcdiff srcdiff
