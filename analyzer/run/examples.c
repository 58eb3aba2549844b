#include <stdio.h>

#include "base/log.h"
#include "run/run.h"
#include "run/screen.h"

/* Where a page of an example is published unless it says so: nobody's site, over https so that insecure parts of a page
 * can be told. */
#define EXAMPLE_URL "https://www.example.com/example.html"

static bool is_found(const struct screened *screened, const char *rule)
{
	for (size_t i = 0; i < screened->findings.list.count; i++)
		if (strcmp(screened->findings.list.items[i].rule, rule) == 0)
			return true;
	return false;
}

static bool holds(struct screen *screen, const struct rule *rule, const struct rule_example *example)
{
	struct screened screened;
	struct source_item item = {
		.name = example->name.len ? example->name : SV("example.html"),
		.bytes = example->text,
		.url = example->url.len || example->name.len ? example->url : SV(EXAMPLE_URL),
		.charset = SV("utf-8"),
		.size = example->text.len,
	};

	screen_item(&screened, screen, &item, NULL);
	return is_found(&screened, rule->id) == example->must_match;
}

static void print_failure(const struct rule *rule, const struct rule_example *example, bool chinese)
{
	struct buf shown;

	buf_init(&shown, SIZE_MAX);
	log_visible(&shown, example->name.len ? example->name : sv_trim(example->text));
	const char *reason = example->must_match ? (chinese ? "应当匹配而没有" : "should match and does not")
						 : (chinese ? "不应匹配而匹配" : "should not match and does");
	printf("%.*s:%zu: %s: %s: %.*s\n", SV_ARG(rule->file), example->line, rule->id, reason, (int)shown.len,
	       shown.data);
	buf_free(&shown);
}

int run_examples(const struct run_options *options)
{
	const struct rules *rules = options->rules;
	struct screen *screen = screen_new(options);
	int examples = 0;
	int failed = 0;

	if (!screen)
		return -1;
	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule *rule = rules_at(rules, i);
		for (size_t k = 0; rule->enabled && k < rule->example_count; k++) {
			examples++;
			if (holds(screen, rule, &rule->examples[k]))
				continue;
			failed++;
			print_failure(rule, &rule->examples[k], options->chinese);
		}
	}
	screen_free(screen);
	printf(options->chinese ? "%d 个示例，%d 个不符\n" : "%d examples, %d failed\n", examples, failed);
	return failed;
}
