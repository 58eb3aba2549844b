#define _GNU_SOURCE /* timegm, strptime */
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "cli/option.h"

#define MOST_PER_HOST 64
#define MOST_SECONDS  3600.0
#define MOST_RETRIES  10

static int whole_number(size_t *out, const char *value, size_t least, size_t most)
{
	char *end;

	errno = 0;
	unsigned long long number = strtoull(value, &end, 10);
	if (errno || end == value || *end || value[0] == '-' || number < least || number > most)
		return -1;
	*out = (size_t)number;
	return 0;
}

static int seconds(double *out, const char *value, double least)
{
	char *end;
	double number = strtod(value, &end);

	if (end == value || *end || !(number >= least) || number > MOST_SECONDS)
		return -1;
	*out = number;
	return 0;
}

static int add(struct sweep_list *list, const char *value)
{
	if (!value[0])
		return -1;
	sweep_list_add(list, value);
	return 0;
}

static int set_state(struct options *options, const char *value)
{
	options->sweep.state = value;
	return value[0] ? 0 : -1;
}

static int set_per_host(struct options *options, const char *value)
{
	return whole_number(&options->sweep.per_host, value, 1, MOST_PER_HOST);
}

static int set_delay(struct options *options, const char *value)
{
	return seconds(&options->sweep.delay, value, 0);
}

static int set_max_pages(struct options *options, const char *value)
{
	return whole_number(&options->sweep.max_pages, value, 1, SIZE_MAX);
}

static int set_max_depth(struct options *options, const char *value)
{
	return whole_number(&options->sweep.max_depth, value, 1, UINT32_MAX - 1);
}

static int set_timeout(struct options *options, const char *value)
{
	return seconds(&options->sweep.timeout, value, 0.1);
}

static int set_retries(struct options *options, const char *value)
{
	return whole_number(&options->sweep.retries, value, 0, MOST_RETRIES);
}

static int set_max_body(struct options *options, const char *value)
{
	return whole_number(&options->sweep.max_body, value, 1, LIMIT_DOCUMENT_BYTES);
}

static int set_resolve(struct options *options, const char *value)
{
	return add(&options->sweep.resolve, value);
}

static int set_ca(struct options *options, const char *value)
{
	options->sweep.ca_file = value;
	return 0;
}

static int set_proxy(struct options *options, const char *value)
{
	options->sweep.proxy = value;
	return 0;
}

static int set_user_agent(struct options *options, const char *value)
{
	options->sweep.user_agent = value;
	return 0;
}

static int set_header(struct options *options, const char *value)
{
	return sv_chr(sv_from(value), ':', 0) == SV_NONE ? -1 : add(&options->sweep.headers, value);
}

static int set_exclude(struct options *options, const char *value)
{
	return add(&options->sweep.exclude, value);
}

static int set_include(struct options *options, const char *value)
{
	return add(&options->sweep.include, value);
}

static int set_allow_private(struct options *options, const char *value)
{
	(void)value;
	options->sweep.allow_private = true;
	return 0;
}

static int set_no_robots(struct options *options, const char *value)
{
	(void)value;
	options->sweep.no_robots = true;
	return 0;
}

static int set_accept(struct options *options, const char *value)
{
	options->sweep.accept = value;
	return 0;
}

static int set_as_of(struct options *options, const char *value)
{
	struct tm day = { 0 };
	const char *end = strptime(value, "%Y-%m-%d", &day);
	int written = day.tm_mday;

	if (!end || *end)
		return -1;
	options->sweep.as_of = (int64_t)timegm(&day);
	return day.tm_mday == written ? 0 : -1; /* 30 February would be a day of March */
}

static int set_fresh(struct options *options, const char *value)
{
	(void)value;
	options->sweep.fresh = true;
	return 0;
}

static int set_news(struct options *options, const char *value)
{
	(void)value;
	options->sweep.news = true;
	return 0;
}

static int set_sites(struct options *options, const char *value)
{
	options->sweep.sites_file = value;
	return 0;
}

static int set_archive(struct options *options, const char *value)
{
	options->sweep.archive = value;
	return value[0] ? 0 : -1;
}

const struct option sweep_option_table[] = {
	{ "state", 's', COMMAND_SWEEP, "FILE.db", set_state, "状态文件：保存进度和历史，必填",
	  "the state file: progress and history; needed" },
	{ "sites", 0, COMMAND_SWEEP, "FILE.csv", set_sites, "网站名册（CSV）", "a register of sites (CSV)" },
	{ "news", 0, COMMAND_SWEEP, NULL, set_news, "只写新出现和已恢复的问题", "write only what is new or fixed" },
	{ "accept", 0, COMMAND_SWEEP, "FILE", set_accept, "已知并接受的链接名单，每行一个网址（“!网址”取消）",
	  "links that are known and accepted, one a line (\"!URL\" takes one back)" },
	{ "archive", 0, COMMAND_SWEEP, "FILE.warc.gz", set_archive, "把请求和应答存为 WARC 档案，已有的文件续写",
	  "keep requests and answers as a WARC archive; one that is there is continued" },
	{ "fresh", 0, COMMAND_SWEEP, NULL, set_fresh, "放弃未完成的一夜，重新开始",
	  "give up a night that was not ended" },
	{ "per-host", 0, COMMAND_SWEEP, "N", set_per_host, "每个主机的并发连接数（默认 2）",
	  "connections to one host (default 2)" },
	{ "delay", 0, COMMAND_SWEEP, "SECONDS", set_delay, "同一主机两次请求的间隔（默认无）",
	  "between two requests to one host (default none)" },
	{ "timeout", 0, COMMAND_SWEEP, "SECONDS", set_timeout, "单次请求的时限（默认 15 秒）",
	  "of one request as a whole (default 15)" },
	{ "retries", 0, COMMAND_SWEEP, "N", set_retries, "失败后重试次数（默认 2）",
	  "repeats before anything is called an error (default 2)" },
	{ "max-pages", 0, COMMAND_SWEEP, "N", set_max_pages, "每个网站最多检查的页面数（默认不限）",
	  "pages of one site (default all)" },
	{ "max-depth", 0, COMMAND_SWEEP, "N", set_max_depth, "离首页最多几层链接（默认不限）",
	  "links from a site's first page (default any)" },
	{ "max-body", 0, COMMAND_SWEEP, "BYTES", set_max_body, "单个网页或附件最多读取的字节数",
	  "bytes of one page or attachment that are read" },
	{ "include", 0, COMMAND_SWEEP, "REGEX", set_include, "只检查匹配的网址（可多次使用）",
	  "only addresses that match (may be repeated)" },
	{ "exclude", 0, COMMAND_SWEEP, "REGEX", set_exclude, "不检查匹配的网址（可多次使用）",
	  "no addresses that match (may be repeated)" },
	{ "no-robots", 0, COMMAND_SWEEP, NULL, set_no_robots, "不理会 robots.txt", "do not ask robots.txt" },
	{ "allow-private", 0, COMMAND_SWEEP, NULL, set_allow_private, "允许访问内网地址",
	  "ask addresses of private networks too" },
	{ "resolve", 0, COMMAND_SWEEP, "HOST:PORT:ADDR", set_resolve, "指定主机的地址，不查询域名（可多次使用）",
	  "where a host is, instead of asking DNS (may be repeated)" },
	{ "ca", 0, COMMAND_SWEEP, "FILE", set_ca, "信任的根证书（默认系统证书）",
	  "certificates to be trusted (default the system's)" },
	{ "proxy", 0, COMMAND_SWEEP, "URL", set_proxy, "代理服务器", "a proxy" },
	{ "user-agent", 0, COMMAND_SWEEP, "S", set_user_agent, "User-Agent 请求头", "the User-Agent header" },
	{ "header", 0, COMMAND_SWEEP, "K: V", set_header, "另加的请求头，只发给被检查的网站（可多次使用）",
	  "a further header, sent to the sites only (may be repeated)" },
	{ "as-of", 0, COMMAND_SWEEP, "YYYY-MM-DD", set_as_of, "按哪一天检查（默认今天）",
	  "the day of the inspection (default today)" },
};

const size_t sweep_option_count = sizeof sweep_option_table / sizeof sweep_option_table[0];
