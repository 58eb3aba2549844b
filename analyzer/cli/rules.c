#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "cli/commands.h"

#ifndef PAGEWARDEN_SHARE
#define PAGEWARDEN_SHARE "/usr/local/share/pagewarden"
#endif

#define PATH_SIZE 4096

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The executable's folder, without a slash at its end. */
static int own_folder(char *path, size_t size)
{
	ssize_t len = readlink("/proc/self/exe", path, size - 1);
	if (len <= 0)
		return -1;
	path[len] = '\0';
	char *slash = strrchr(path, '/');
	if (!slash)
		return -1;
	*slash = '\0';
	return 0;
}

/* The first of the usual places that exists. */
static int usual_folder(char *path, size_t size)
{
	static const char *const beside[] = { "rules", "share/pagewarden/rules" };
	char own[PATH_SIZE];
	bool known = own_folder(own, sizeof own) == 0;

	for (size_t i = 0; known && i < sizeof beside / sizeof beside[0]; i++) {
		int len = snprintf(path, size, "%s/../%s", own, beside[i]);
		if (len > 0 && (size_t)len < size && is_folder(path))
			return 0;
	}
	snprintf(path, size, "%s/rules", PAGEWARDEN_SHARE);
	return is_folder(path) ? 0 : -1;
}

struct rules *command_load_rules(const struct options *options)
{
	const char *folder = options->rules_dir ? options->rules_dir : getenv("PAGEWARDEN_RULES");
	char usual[PATH_SIZE * 2];
	char cache[PATH_SIZE];
	struct buf errors;

	if (!folder || !folder[0]) {
		folder = usual;
		if (usual_folder(usual, sizeof usual) != 0) {
			log_line("%s", options->run.chinese ? "找不到规则目录；请用 --rules 指定"
							    : "no folder of rules found; name one with --rules");
			return NULL;
		}
	}
	buf_init(&errors, LIMIT_RECORD_BYTES);
	const char *cache_dir = options->no_cache ? NULL : rules_cache_dir(cache, sizeof cache);
	struct rules *rules = rules_load(folder, cache_dir, &errors);
	struct sv rest = buf_view(&errors);
	struct sv line;
	while (!rules && sv_split(&line, &rest, '\n'))
		if (line.len)
			log_line("%.*s", SV_ARG(line));
	buf_free(&errors);
	return rules;
}

static struct sv in_language(const struct text_by_language *text, bool chinese)
{
	return chinese && text->zh.len ? text->zh : text->en.len ? text->en : text->zh;
}

static int list_rules(const struct rules *rules, bool chinese)
{
	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule *rule = rules_at(rules, i);
		struct sv title = in_language(&rule->title, chinese);
		printf("%-28s %-8s %-9s %.*s%s\n", rule->id, severity_name(rule->severity),
		       certainty_name(rule->certainty), SV_ARG(title),
		       rule->enabled ? ""
		       : chinese     ? "（停用）"
				     : " (off)");
	}
	return RUN_CLEAN;
}

static int show_rule(const struct rules *rules, struct sv id, bool chinese)
{
	const struct rule *rule = rules_find(rules, id.data);

	if (!rule) {
		log_line(chinese ? "没有规则 %.*s" : "no rule %.*s", SV_ARG(id));
		return RUN_TROUBLE;
	}
	struct sv title = in_language(&rule->title, chinese);
	struct sv message = in_language(&rule->message, chinese);
	printf("%s\n  %.*s\n", rule->id, SV_ARG(title));
	if (message.len)
		printf("  %.*s\n", SV_ARG(message));
	printf("  %s, %s, %.2f\n  %.*s:%zu\n", severity_name(rule->severity), certainty_name(rule->certainty),
	       rule->confidence, SV_ARG(rule->file), rule->line);
	for (size_t i = 0; i < rule->example_count; i++) {
		const struct rule_example *example = &rule->examples[i];
		struct buf shown;
		buf_init(&shown, LIMIT_RECORD_BYTES);
		log_visible(&shown, example->name.len ? example->name : example->text);
		printf("  %s %.*s\n", example->must_match ? "+" : "-", (int)shown.len, shown.data);
		buf_free(&shown);
	}
	return RUN_CLEAN;
}

int command_rules(struct options *options)
{
	struct sv action = options->operand_count ? options->operands[0] : SV("list");
	bool chinese = options->run.chinese;
	int status = RUN_TROUBLE;

	struct rules *rules = command_load_rules(options);
	if (!rules)
		return RUN_TROUBLE;
	if (sv_eq(action, SV("list")) && options->operand_count <= 1)
		status = list_rules(rules, chinese);
	else if (sv_eq(action, SV("test")) && options->operand_count == 1)
		status = run_examples(rules, chinese) == 0 ? RUN_CLEAN : RUN_TROUBLE;
	else if (sv_eq(action, SV("show")) && options->operand_count == 2)
		status = show_rule(rules, options->operands[1], chinese);
	else
		log_line("%s", chinese ? "用法：pagewarden rules list | test | show ID"
				       : "usage: pagewarden rules list | test | show ID");
	rules_free(rules);
	return status;
}
