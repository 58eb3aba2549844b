/* The examples of the content rules that are shipped, through freshly compiled and through cached databases. */
#include "rule_folder.h"

#include "html/html.h"
#include "table/table.h"

struct bench {
	struct rules *rules;
	struct scanner *scanner;
	struct html_reader *reader;
};

static bool is_found(const struct bench *bench, const struct rule *rule, const struct rule_example *example)
{
	struct findings findings = { .arena = arena_new() };
	struct html_input input = { .document = example->text,
				    .source = example->name.len ? example->name : SV("x.html"),
				    .url = example->url,
				    .encoding = "UTF-8" };
	struct page page;
	bool found = false;

	if (example->name.len)
		html_read_plain(&page, findings.arena, &input, WHERE_DOCUMENT);
	else
		assert_int_equal(html_read(&page, bench->reader, findings.arena, &input), HTML_OK);
	assert_int_equal(table_find(&page, findings.arena), 0);
	assert_int_equal(scanner_scan(bench->scanner, &findings, &page), 0);
	for (size_t i = 0; i < findings.list.count; i++) {
		const struct finding *finding = &findings.list.items[i];
		found |= strcmp(finding->rule, rule->id) == 0;
		/* No report may hold the value; a mask that shows all of it would. */
		assert_true(sv_find(finding->evidence, finding->shown, 0) == SV_NONE);
	}
	arena_free(findings.arena);
	return found;
}

static void check_examples(const char *cache)
{
	struct bench bench = { .rules = folder_load(shipped_rules(), cache), .reader = html_reader_new() };
	size_t wrong = 0;
	size_t examples = 0;

	bench.scanner = scanner_new(bench.rules);
	for (size_t i = 0; i < rules_count(bench.rules); i++) {
		const struct rule *rule = rules_at(bench.rules, i);
		for (size_t k = 0; rule->is_content && rule->enabled && k < rule->example_count; k++) {
			const struct rule_example *example = &rule->examples[k];
			examples++;
			if (is_found(&bench, rule, example) == example->must_match)
				continue;
			print_error("%.*s:%zu: %s\n", SV_ARG(rule->file), example->line, rule->id);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(examples > 200);
	scanner_free(bench.scanner);
	html_reader_free(bench.reader);
	rules_free(bench.rules);
}

static void every_example_is_as_the_rule_says(void **state)
{
	(void)state;
	check_examples(NULL);
}

static void cached_databases_find_the_same(void **state)
{
	struct rule_folder cache;
	(void)state;

	folder_make(&cache);
	rules_free(folder_load(shipped_rules(), cache.path));
	struct rules *rules = folder_load(shipped_rules(), cache.path);
	assert_true(rules_from_cache(rules));
	rules_free(rules);
	check_examples(cache.path);
	folder_remove(&cache);
}

static void every_content_rule_has_examples_of_both_kinds(void **state)
{
	struct rules *rules = folder_load(shipped_rules(), NULL);
	(void)state;

	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule *rule = rules_at(rules, i);
		size_t match = 0;
		for (size_t k = 0; k < rule->example_count; k++)
			match += rule->examples[k].must_match;
		if (!rule->is_content)
			continue;
		if (match < 6 || rule->example_count - match < 10)
			print_error("%s has too few examples\n", rule->id);
		assert_true(match >= 6 && rule->example_count - match >= 10);
	}
	rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_is_as_the_rule_says),
		cmocka_unit_test(cached_databases_find_the_same),
		cmocka_unit_test(every_content_rule_has_examples_of_both_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
