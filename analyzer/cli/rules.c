#include "attach/attach.h"
#include "base/limits.h"
#include "base/log.h"
#include "cli/commands.h"

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

/* With all that a scan has. */
static int test_rules(struct options *options)
{
	if (command_load_places(options) != 0)
		return RUN_TROUBLE;
	options->run.helper = attach_helper_new("/proc/self/exe");
	int failures = run_examples(&options->run);
	attach_helper_free(options->run.helper);
	return failures == 0 ? RUN_CLEAN : RUN_TROUBLE;
}

int command_rules(struct options *options)
{
	struct sv action = options->operand_count ? options->operands[0] : SV("list");
	bool chinese = options->run.chinese;
	int status = RUN_TROUBLE;

	if (command_load_rules(options) != 0)
		return RUN_TROUBLE;
	const struct rules *rules = options->run.rules;
	if (sv_eq(action, SV("list")) && options->operand_count <= 1)
		status = list_rules(rules, chinese);
	else if (sv_eq(action, SV("test")) && options->operand_count == 1)
		status = test_rules(options);
	else if (sv_eq(action, SV("show")) && options->operand_count == 2)
		status = show_rule(rules, options->operands[1], chinese);
	else
		log_line("%s", chinese ? "用法：pagewarden rules list | test | show ID"
				       : "usage: pagewarden rules list | test | show ID");
	command_free_rules(options);
	return status;
}
