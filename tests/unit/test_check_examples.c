/* The examples in the rule files of the checks, read and judged as a scan would. */
#include "check_bench.h"
#include "html/html.h"

struct readers {
	struct html_reader *html;
	struct arena *arena;
	struct attach_typer *typer;
	struct attach_helper *helper;
};

static void find_on_page(struct bench *bench, struct html_reader *reader, const struct rule_example *example)
{
	struct html_input input = {
		.document = example->text,
		.source = SV("example.html"),
		.url = example->url.len ? example->url : SV("https://www.example.com/example.html"),
		.encoding = "UTF-8",
	};

	assert_int_equal(html_read(&bench->page, reader, bench->arena, &input), HTML_OK);
	bench_check(bench);
}

static int take_page(void *context, struct page *page)
{
	(void)context;
	(void)page;
	return 0;
}

/* What comes to light only when the file is read. */
static void find_by_reading(struct bench *bench, struct readers *readers, const struct attach_type *type,
			    const struct rule_example *example)
{
	struct attach_document document = { .type = type, .bytes = example->text, .source = example->name };
	struct attach_sink sink = { NULL, take_page, NULL };
	struct attach_outcome outcome;

	attach_read(&outcome, readers->helper, readers->html, readers->arena, &document, &sink);
	check_reading(&bench->findings, bench->rules, example->name, type, outcome.faults);
}

static void find_in_file(struct bench *bench, struct readers *readers, const struct rule_example *example)
{
	struct attach_type type;

	attach_type(&type, readers->typer, bench->arena, example->name, example->text);
	struct check_file input = {
		.name = example->name,
		.bytes = example->text,
		.type = &type,
		.rules = bench->rules,
		.size = example->text.len,
	};
	check_file(&bench->findings, &input);
	if (example->text.len && attach_can_read(&type))
		find_by_reading(bench, readers, &type, example);
}

static void every_example_is_as_the_rule_says(void **state)
{
	struct bench *bench = *state;
	struct readers readers = { html_reader_new(), arena_new(), attach_typer_new(),
				   attach_helper_new("/proc/self/exe") };
	size_t wrong = 0;

	for (size_t i = 0; i < rules_count(bench->rules); i++) {
		const struct rule *rule = rules_at(bench->rules, i);
		for (size_t k = 0; k < rule->example_count; k++) {
			const struct rule_example *example = &rule->examples[k];
			bench_page(state, "");
			if (example->name.len)
				find_in_file(bench, &readers, example);
			else
				find_on_page(bench, readers.html, example);
			if ((bench_count(bench, rule->id) > 0) == example->must_match)
				continue;
			wrong++;
			print_error("%.*s:%zu: %s\n", SV_ARG(rule->file), example->line, rule->id);
		}
	}
	html_reader_free(readers.html);
	arena_free(readers.arena);
	attach_typer_free(readers.typer);
	attach_helper_free(readers.helper);
	assert_int_equal(wrong, 0);
}

/* Only a sweep finds these: no page by itself is an example of them. */
static bool is_of_sweeps(const struct rule *rule)
{
	static const char *const ids[] = { "link.broken", "link.timeout",       "link.soft-404", "link.blocked",
					   "link.tls",    "link.redirect-loop", "link.fragment", "link.hijacked" };

	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (strcmp(rule->id, ids[i]) == 0)
			return true;
	return false;
}

static void every_rule_has_examples_of_both_kinds(void **state)
{
	struct bench *bench = *state;

	for (size_t i = 0; i < rules_count(bench->rules); i++) {
		const struct rule *rule = rules_at(bench->rules, i);
		size_t matches = 0;
		if (is_of_sweeps(rule))
			continue;
		for (size_t k = 0; k < rule->example_count; k++)
			matches += rule->examples[k].must_match;
		assert_true(matches >= 4);
		assert_true(rule->example_count - matches >= 6);
		assert_false(rule->is_content);
		assert_true(rule->severity >= SEVERITY_WARNING);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_is_as_the_rule_says),
		cmocka_unit_test(every_rule_has_examples_of_both_kinds),
	};

	if (argc > 1 && strcmp(argv[1], ATTACH_HELPER_COMMAND) == 0)
		return attach_helper_main();
	return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
