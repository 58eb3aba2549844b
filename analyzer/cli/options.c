#define _POSIX_C_SOURCE 200809L
#include "cli/option.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "url/url.h"

#define ALL   (COMMAND_EXTRACT | COMMAND_SCAN | COMMAND_RULES | COMMAND_SWEEP)
#define PAGES (COMMAND_EXTRACT | COMMAND_SCAN)
#define FINDS (COMMAND_SCAN | COMMAND_SWEEP)
#define RUNS  (PAGES | COMMAND_SWEEP)

static int set_base_url(struct options *options, const char *value)
{
	struct arena *arena = arena_new();
	struct url url;
	int result = url_parse(&url, arena, NULL, NULL, sv_from(value)) == 0 && !url.opaque_path ? 0 : -1;

	arena_free(arena);
	options->run.base_url = sv_from(value);
	return result;
}

/* A code of GB/T 2260: six digits, or a site's code that begins with them. */
static int set_site_region(struct options *options, const char *value)
{
	size_t digits = strspn(value, "0123456789");

	if ((digits != 6 && digits != 10) || value[digits] || value[0] == '0')
		return -1;
	options->run.site_region = sv_number((struct sv){ value, 6 }, 999999);
	return 0;
}

static int set_files_from(struct options *options, const char *value)
{
	options->run.files_from = sv_from(value);
	return value[0] ? 0 : -1;
}

static int set_rules(struct options *options, const char *value)
{
	options->rules_dir = value;
	return 0;
}

static int set_jobs(struct options *options, const char *value)
{
	char *end;

	errno = 0;
	long jobs = strtol(value, &end, 10);
	if (errno || *end || end == value || jobs < 1 || jobs > LIMIT_JOBS)
		return -1;
	options->run.jobs = (size_t)jobs;
	return 0;
}

static int set_format(struct options *options, const char *value)
{
	options->run.emitter = emit_find(sv_from(value));
	return options->run.emitter ? 0 : -1;
}

static int set_output(struct options *options, const char *value)
{
	options->run.output = strcmp(value, "-") == 0 ? NULL : value;
	return 0;
}

static int set_fail_on(struct options *options, const char *value)
{
	int severity = severity_from(sv_from(value));

	if (severity < 0)
		return -1;
	options->run.fail_on = (enum severity)severity;
	return 0;
}

static int set_baseline(struct options *options, const char *value)
{
	if (options->run.baseline_count == LIMIT_BASELINES)
		return -1;
	options->run.baselines[options->run.baseline_count++] = value;
	return 0;
}

static int set_lang(struct options *options, const char *value)
{
	bool chinese = strcmp(value, "zh") == 0;

	if (!chinese && strcmp(value, "en") != 0)
		return -1;
	options->run.chinese = chinese;
	return 0;
}

static int set_progress(struct options *options, const char *value)
{
	static const char *const words[] = { "auto", "always", "never" };

	for (int i = 0; i < 3; i++)
		if (strcmp(value, words[i]) == 0) {
			options->run.progress = (enum run_progress)i;
			return 0;
		}
	return -1;
}

static int set_show_secrets(struct options *options, const char *value)
{
	(void)value;
	options->run.show_secrets = true;
	return 0;
}

static int set_why(struct options *options, const char *value)
{
	(void)value;
	options->run.why = true;
	return 0;
}

static int set_summary(struct options *options, const char *value)
{
	(void)value;
	options->run.summary = true;
	return 0;
}

static int set_no_cache(struct options *options, const char *value)
{
	(void)value;
	options->no_cache = true;
	return 0;
}

static int set_help(struct options *options, const char *value)
{
	(void)value;
	options->help = true;
	return 0;
}

static const struct option table[] = {
	{ "base-url", 'u', PAGES, "URL", set_base_url, "输入文件或目录根发布在哪个网址，用来解析相对链接",
	  "the address that an input file or directory root is published at" },
	{ "site-region", 0, FINDS, "CODE", set_site_region, "网站所属地区的行政区划代码（六位）",
	  "the region that the site belongs to: a code of six digits" },
	{ "files-from", 0, PAGES, "FILE", set_files_from, "从文件（或 -）逐行读取输入名单",
	  "read one INPUT per line from FILE (or -)" },
	{ "rules", 'r', FINDS | COMMAND_RULES, "DIR", set_rules, "规则目录", "the folder of rule files" },
	{ "no-cache", 0, FINDS | COMMAND_RULES, NULL, set_no_cache, "不使用编译好的规则缓存",
	  "compile the rules anew and keep no cache" },
	{ "jobs", 'j', RUNS, "N", set_jobs, "并行线程数（默认为处理器个数）", "threads (default: one a processor)" },
	{ "format", 'f', RUNS, "jsonl|sarif|text", set_format, "输出格式（默认 jsonl）",
	  "output format (default jsonl)" },
	{ "output", 'o', RUNS, "FILE", set_output, "写入文件而不是标准输出",
	  "write to FILE instead of standard output" },
	{ "fail-on", 0, FINDS, "note|warning|error", set_fail_on, "达到此级别即返回 1（默认 warning）",
	  "exit with 1 from this severity on (default warning)" },
	{ "baseline", 'b', FINDS, "FILE", set_baseline, "以前的 JSON Lines 输出，其中已有的问题不再报告",
	  "a former JSON Lines output; what it has is left out" },
	{ "summary", 0, RUNS, NULL, set_summary, "最后输出一条汇总记录", "end with a summary record" },
	{ "why", 0, COMMAND_SCAN, NULL, set_why, "在标准错误列出像是问题但没有报告的内容和理由（格式就不符的不列）",
	  "tell on standard error what looked like a finding and is none, and why (not what lacks the form)" },
	{ "show-secrets", 0, RUNS, NULL, set_show_secrets, "不遮盖查到的敏感内容", "do not mask the values found" },
	{ "progress", 0, RUNS, "auto|always|never", set_progress, "进度条（默认 auto：仅在终端显示）",
	  "progress bar (default auto: on a terminal)" },
	{ "lang", 0, ALL, "zh|en", set_lang, "文字说明的语言（默认 zh）", "language of messages (default zh)" },
	{ "help", 'h', ALL, NULL, set_help, "显示本帮助", "show this help" },
};

#define OPTION_COUNT (sizeof table / sizeof table[0])

/* The next option that the command takes, *at counting through both tables; NULL at the end. */
static const struct option *next_option(size_t *at, enum command command)
{
	for (; *at < OPTION_COUNT + sweep_option_count; ++*at) {
		const struct option *option =
		    *at < OPTION_COUNT ? &table[*at] : &sweep_option_table[*at - OPTION_COUNT];
		if (!(option->commands & command))
			continue;
		++*at;
		return option;
	}
	return NULL;
}

static const struct option *find_long(struct sv name, enum command command)
{
	const struct option *option;
	size_t at = 0;

	while ((option = next_option(&at, command)) && !sv_eq(sv_from(option->name), name))
		;
	return option;
}

static const struct option *find_letter(char letter, enum command command)
{
	const struct option *option;
	size_t at = 0;

	while ((option = next_option(&at, command)) && (!letter || option->letter != letter))
		;
	return option;
}

static const char *say(const struct options *options, const char *zh, const char *en)
{
	return options->run.chinese ? zh : en;
}

/* Applies one option whose value is `inline_value` (behind "=" or the letter), or else the next word. Returns the
 * number of words used beyond the option's own, or -1. */
static int apply(struct options *options, const struct option *option, const char *inline_value, char **next,
		 size_t left)
{
	const char *value = inline_value;
	int used = 0;

	if (!option->argument && inline_value) {
		log_line(say(options, "选项 --%s 不带参数", "option --%s takes no value"), option->name);
		return -1;
	}
	if (option->argument && !value) {
		if (left == 0) {
			log_line(say(options, "选项 --%s 缺少参数 %s", "option --%s needs a value: %s"), option->name,
				 option->argument);
			return -1;
		}
		value = next[0];
		used = 1;
	}
	if (option->set(options, value) == 0)
		return used;
	log_line(say(options, "选项 --%s 的参数不对：%s（应为 %s）", "bad value for --%s: %s (expected %s)"),
		 option->name, value, option->argument);
	return -1;
}

static int unknown(const struct options *options, const char *word)
{
	log_line(say(options, "未知选项：%s（--help 列出全部选项）", "unknown option: %s (--help lists them)"), word);
	return -1;
}

static int parse_long(struct options *options, char **words, size_t left)
{
	struct sv word = sv_from(words[0] + 2);
	size_t equals = sv_chr(word, '=', 0);
	const struct option *option = find_long(sv_slice(word, 0, equals), options->command);

	if (!option)
		return unknown(options, words[0]);
	return apply(options, option, equals == SV_NONE ? NULL : word.data + equals + 1, words + 1, left);
}

static int parse_letter(struct options *options, char **words, size_t left)
{
	const struct option *option = find_letter(words[0][1], options->command);

	if (!option)
		return unknown(options, words[0]);
	return apply(options, option, words[0][2] ? words[0] + 2 : NULL, words + 1, left);
}

/* The language of messages counts from the first word on, also for complaints about options before it. */
static void find_language(struct options *options, char **words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], "--lang=en") == 0 ||
		    (i + 1 < count && strcmp(words[i], "--lang") == 0 && strcmp(words[i + 1], "en") == 0))
			options->run.chinese = false;
	}
}

int options_parse(struct options *out, enum command command, char **words, size_t count)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	bool only_operands = false;

	*out = (struct options){ .command = command };
	sweep_options_init(&out->sweep);
	out->run.emitter = emit_find(SV("jsonl"));
	out->run.fail_on = SEVERITY_WARNING;
	out->run.chinese = true;
	out->run.jobs = processors < 1 ? 1 : processors > LIMIT_JOBS ? LIMIT_JOBS : (size_t)processors;
	out->operands = calloc(count + 1, sizeof *out->operands);
	if (!out->operands)
		abort();
	find_language(out, words, count);
	for (size_t i = 0; i < count; i++) {
		char *word = words[i];
		int used = 0;
		if (only_operands || word[0] != '-' || !word[1])
			out->operands[out->operand_count++] = sv_from(word);
		else if (strcmp(word, "--") == 0)
			only_operands = true;
		else if (word[1] == '-')
			used = parse_long(out, words + i, count - i - 1);
		else
			used = parse_letter(out, words + i, count - i - 1);
		if (used < 0)
			return -1;
		i += (size_t)used;
	}
	return 0;
}

void options_free(struct options *options)
{
	sweep_options_free(&options->sweep);
	free(options->operands);
}

void options_print(FILE *out, enum command command, bool chinese)
{
	const struct option *option;
	size_t at = 0;

	while ((option = next_option(&at, command))) {
		char left[64];
		snprintf(left, sizeof left, "--%s%s%s", option->name, option->argument ? " " : "",
			 option->argument ? option->argument : "");
		fprintf(out, "  %c%c%c %-30s %s\n", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
			option->letter ? ',' : ' ', left, chinese ? option->zh : option->en);
	}
}
