# bash completion for pagewarden

_pagewarden() {
	local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
	local pages="--base-url --files-from --jobs --format --output --summary --show-secrets --progress --lang --help"
	local scan="--site-region --rules --no-cache --fail-on --baseline --why"
	COMPREPLY=()

	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "extract scan rules --help --version" -- "$word"))
		return
	fi
	case $previous in
	--format | -f) COMPREPLY=($(compgen -W "jsonl sarif text" -- "$word")) && return ;;
	--fail-on) COMPREPLY=($(compgen -W "note warning error" -- "$word")) && return ;;
	--progress) COMPREPLY=($(compgen -W "auto always never" -- "$word")) && return ;;
	--lang) COMPREPLY=($(compgen -W "zh en" -- "$word")) && return ;;
	--rules | -r) compopt -o filenames && COMPREPLY=($(compgen -d -- "$word")) && return ;;
	--base-url | -u | --site-region | --jobs | -j) return ;;
	esac
	case $command,$word in
	extract,-*) COMPREPLY=($(compgen -W "$pages" -- "$word")) ;;
	scan,-*) COMPREPLY=($(compgen -W "$pages $scan" -- "$word")) ;;
	rules,-*) COMPREPLY=($(compgen -W "--rules --no-cache --lang --help" -- "$word")) ;;
	rules,*)
		if [ "$previous" = show ]; then
			COMPREPLY=($(compgen -W "$(pagewarden rules list --lang en 2>/dev/null | cut -d ' ' -f 1)" -- "$word"))
		else
			COMPREPLY=($(compgen -W "list test show" -- "$word"))
		fi
		;;
	*) compopt -o filenames && COMPREPLY=($(compgen -f -- "$word")) ;;
	esac
}

complete -F _pagewarden pagewarden
