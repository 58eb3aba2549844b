# bash completion for pagewarden

_pagewarden() {
	local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
	local runs="--jobs --format --output --summary --show-secrets --progress --lang --help"
	local pages="--base-url --files-from"
	local finds="--site-region --rules --no-cache --fail-on --baseline"
	local sweep="--state --sites --news --accept --archive --fresh --per-host --delay --timeout --retries --max-pages --max-depth
		--max-body --include --exclude --no-robots --allow-private --resolve --ca --proxy --user-agent --header --as-of"
	COMPREPLY=()

	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "extract scan sweep rules --help --version" -- "$word"))
		return
	fi
	case $previous in
	--format | -f) COMPREPLY=($(compgen -W "jsonl sarif text" -- "$word")) && return ;;
	--fail-on) COMPREPLY=($(compgen -W "note warning error" -- "$word")) && return ;;
	--progress) COMPREPLY=($(compgen -W "auto always never" -- "$word")) && return ;;
	--lang) COMPREPLY=($(compgen -W "zh en" -- "$word")) && return ;;
	--rules | -r) compopt -o filenames && COMPREPLY=($(compgen -d -- "$word")) && return ;;
	--base-url | -u | --site-region | --jobs | -j) return ;;
	--per-host | --delay | --timeout | --retries | --max-pages | --max-depth | --max-body) return ;;
	--include | --exclude | --resolve | --proxy | --user-agent | --header | --as-of) return ;;
	esac
	case $command,$word in
	extract,-*) COMPREPLY=($(compgen -W "$runs $pages" -- "$word")) ;;
	scan,-*) COMPREPLY=($(compgen -W "$runs $pages $finds --why" -- "$word")) ;;
	sweep,-*) COMPREPLY=($(compgen -W "$runs $finds $sweep" -- "$word")) ;;
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
