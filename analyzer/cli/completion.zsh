#compdef pagewarden

_pagewarden_pages=(
	'(-u --base-url)'{-u,--base-url}'[address that the input is published at]:URL:_urls'
	'--files-from[read one input per line]:file:_files'
)

_pagewarden_runs=(
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

_pagewarden_finds=(
	'--site-region[region that the site belongs to]:code:'
	'--fail-on[severity that sets the exit status]:severity:(note warning error)'
	'*'{-b,--baseline}'[former output whose findings are left out]:file:_files'
)

_pagewarden_sweep=(
	'(-s --state)'{-s,--state}'[state file\: progress and history]:file:_files'
	'--sites[register of sites]:file:_files -g "*.csv"'
	'--news[write only what is new or fixed]'
	'--accept[links that are known and accepted]:file:_files'
	'--archive[keep requests and answers as a WARC archive]:file:_files'
	'--fresh[give up a night that was not ended]'
	'--per-host[connections to one host]:number:'
	'--delay[between two requests to one host]:seconds:'
	'--timeout[of one request as a whole]:seconds:'
	'--retries[repeats before anything is called an error]:number:'
	'--max-pages[pages of one site]:number:'
	'--max-depth[links from the first page of a site]:number:'
	'--max-body[bytes of one page or attachment that are read]:bytes:'
	'*--include[only addresses that match]:regex:'
	'*--exclude[no addresses that match]:regex:'
	'--no-robots[do not ask robots.txt]'
	'--allow-private[ask addresses of private networks too]'
	'*--resolve[where a host is]:HOST\:PORT\:ADDR:'
	'--ca[certificates to be trusted]:file:_files'
	'--proxy[a proxy]:URL:_urls'
	'--user-agent[the User-Agent header]:text:'
	'*--header[a further header, sent to the sites only]:header:'
	'--as-of[day of the inspection]:YYYY-MM-DD:'
)

_pagewarden() {
	local -a commands=(
		'extract:links, attachments and labels of pages'
		'scan:findings of files, directories, WARC archives'
		'sweep:whole sites over HTTP, every link, page and attachment'
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
	extract) _arguments $_pagewarden_runs $_pagewarden_pages '*:input:_files' ;;
	scan)
		_arguments $_pagewarden_runs $_pagewarden_pages $_pagewarden_rules $_pagewarden_finds \
			'--why[tell what was looked at and is not reported]' '*:input:_files'
		;;
	sweep)
		_arguments $_pagewarden_runs $_pagewarden_rules $_pagewarden_finds $_pagewarden_sweep '*:site:_urls'
		;;
	rules)
		_arguments $_pagewarden_rules '--lang[language of messages]:language:(zh en)' \
			'(-h --help)'{-h,--help}'[show the options]' '1:action:(list test show)' \
			'2:rule:($(pagewarden rules list --lang en 2>/dev/null | cut -d " " -f 1))'
		;;
	esac
}

_pagewarden "$@"
