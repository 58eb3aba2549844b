#compdef pagewarden

_pagewarden_pages=(
	'(-u --base-url)'{-u,--base-url}'[address that the input is published at]:URL:_urls'
	'--files-from[read one input per line]:file:_files'
	'(-j --jobs)'{-j,--jobs}'[threads]:number:'
	'(-f --format)'{-f,--format}'[output format]:format:(jsonl sarif text)'
	'(-o --output)'{-o,--output}'[write to a file]:file:_files'
	'--summary[end with a summary record]'
	'--show-secrets[do not mask the values found]'
	'--progress[progress bar]:when:(auto always never)'
	'--lang[language of messages]:language:(zh en)'
	'(-h --help)'{-h,--help}'[show the options]'
)

_pagewarden_rules=(
	'(-r --rules)'{-r,--rules}'[folder of rule files]:folder:_directories'
	'--no-cache[compile the rules anew and keep no cache]'
)

_pagewarden_scan=(
	'--site-region[region that the site belongs to]:code:'
	'--fail-on[severity that sets the exit status]:severity:(note warning error)'
	'*'{-b,--baseline}'[former output whose findings are left out]:file:_files'
	'--why[tell what was looked at and is not reported]'
)

_pagewarden() {
	local -a commands=(
		'extract:links, attachments and labels of pages'
		'scan:findings of files, directories, WARC archives'
		'rules:list, test or show the rules'
	)
	if (( CURRENT == 2 )); then
		_describe command commands
		return
	fi
	local command=$words[2]
	shift words
	(( CURRENT-- ))
	case $command in
	extract) _arguments $_pagewarden_pages '*:input:_files' ;;
	scan) _arguments $_pagewarden_pages $_pagewarden_rules $_pagewarden_scan '*:input:_files' ;;
	rules)
		_arguments $_pagewarden_rules '--lang[language of messages]:language:(zh en)' \
			'(-h --help)'{-h,--help}'[show the options]' '1:action:(list test show)' \
			'2:rule:($(pagewarden rules list --lang en 2>/dev/null | cut -d " " -f 1))'
		;;
	esac
}

_pagewarden "$@"
