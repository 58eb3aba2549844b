/* The keys of content rules. */
#include "rule_folder.h"

#define CONTENT "rules:\n" RULE("a.one") "  scope: [text]\n"

static void a_content_rule_is_told_from_one_that_a_check_reports(void **state)
{
	struct rules *rules = load_text(CONTENT "  pattern: abc\n" RULE("b.two"));
	(void)state;

	assert_true(rules_find(rules, "a.one")->is_content);
	assert_non_null(rules_find(rules, "a.one")->body);
	assert_false(rules_find(rules, "b.two")->is_content);
	rules_free(rules);
}

static void keys_without_a_finder_are_refused(void **state)
{
	(void)state;
	assert_faults("rules:\n" RULE("a.one") "  scope: [text]\n  mask: fixed\n",
		      "x.yaml:6: \"scope\" is only for rules with pattern, digits or labelled\n"
		      "x.yaml:7: \"mask\" is only for rules with pattern, digits or labelled\n");
	assert_faults("rules:\n" RULE("a.one") "  pattern: abc\n",
		      "x.yaml:2: a content rule needs the key \"scope\"\n");
}

static void a_check_finds_the_words_of_its_rule(void **state)
{
	struct rules *rules =
	    load_text("rules:\n" RULE("a.one") "  words: {first: [ab, cd], second: ef}\n" RULE("b.two"));
	struct span span;

	(void)state;
	assert_true(rules_word(&span, rules_words(rules, "a.one", "first"), SV("x CD"), 0));
	assert_int_equal(span.begin, 2);
	assert_false(rules_word(&span, rules_words(rules, "a.one", "second"), SV("x CD"), 0));
	assert_null(rules_words(rules, "a.one", "third"));
	assert_null(rules_words(rules, "b.two", "first"));
	assert_null(rules_words(rules, "c.three", "first"));
	rules_free(rules);
	assert_faults("rules:\n" RULE("a.one") "  words: [ab]\n", "x.yaml:6: \"words\" must be a map of word lists\n");
}

/* What Hyperscan says differs from version to version. */
static void assert_unusable(const char *pattern)
{
	struct rule_folder folder;
	struct buf text;
	struct buf errors;

	folder_make(&folder);
	buf_init(&text, 1 * MIB);
	buf_init(&errors, 1 * MIB);
	buf_printf(&text, CONTENT "  patterns:\n  - abc\n  - '%s'\n", pattern);
	folder_write(&folder, "x.yaml", buf_view(&text));
	assert_null(rules_load(folder.path, NULL, &errors));
	assert_true(sv_find(buf_view(&errors), SV("/x.yaml:9: Hyperscan cannot use this pattern: "), 0) != SV_NONE);
	assert_int_equal(sv_chr(buf_view(&errors), '\n', 0), errors.len - 1);
	buf_free(&text);
	buf_free(&errors);
	folder_remove(&folder);
}

static void patterns_that_only_pcre_knows_are_refused(void **state)
{
	(void)state;
	assert_unusable("a(?=b)");
	assert_unusable("(a)\\1");
	assert_unusable("a*");
}

static void bad_patterns_are_told_with_their_lines(void **state)
{
	(void)state;
	assert_faults(CONTENT "  patterns:\n  - abc\n  - (abc\n  - '[z-a]'\n",
		      "x.yaml:9: bad pattern: missing closing parenthesis\n"
		      "x.yaml:10: bad pattern: range out of order in character class\n");
	assert_faults(CONTENT "  pattern: abc\n  flags: [greedy]\n",
		      "x.yaml:8: \"greedy\" is no flag: caseless, dotall, multiline\n");
}

static void values_of_the_wrong_kind_are_refused(void **state)
{
	(void)state;
	assert_faults("rules:\n" RULE("a.one") "  scope: [text, body]\n  pattern: abc\n",
		      "x.yaml:6: \"body\" is no kind of place\n");
	assert_faults(CONTENT "  digits: {min: 7, max: 30, groups: [1-x], tail: x}\n",
		      "x.yaml:7: \"min\" must be from 8 to 28\n"
		      "x.yaml:7: \"max\" must be from 8 to 28\n"
		      "x.yaml:7: \"1-x\" is no grouping such as 6-8-4\n"
		      "x.yaml:7: \"tail\" must be capital letters\n");
	assert_faults(CONTENT "  digits: {min: 18, max: 15}\n", "x.yaml:7: \"max\" must not be below \"min\"\n");
	assert_faults(CONTENT "  pattern: abc\n  mask: stars\n",
		      "x.yaml:8: \"mask\" must be fixed, line or {first: …, last: …}\n");
	assert_faults(CONTENT "  pattern: abc\n  mask: {first: 9, last: 0}\n",
		      "x.yaml:8: \"first\" must be from 0 to 8\n");
	assert_faults(CONTENT "  labelled: [密]\n  context: [{within: near}, {within: 600, require: x}]\n",
		      "x.yaml:8: \"within\" must be cell, row, column, block or a number of characters up to 500\n"
		      "x.yaml:8: \"within\" must be cell, row, column, block or a number of characters up to 500\n"
		      "x.yaml:8: the word \"x\" is too short\n");
}

static void confirmers_are_known_and_get_the_words_they_ask_for(void **state)
{
	(void)state;
	assert_faults(CONTENT "  pattern: abc\n  confirm: nobody\n", "x.yaml:8: there is no confirmer \"nobody\"\n");
	assert_faults(CONTENT "  pattern: abc\n  words: {label: [ab]}\n",
		      "x.yaml:8: \"words\" must be a map of word lists for a confirmer\n");
	assert_faults(CONTENT "  pattern: abc\n  confirm: url-credentials\n",
		      "x.yaml:8: the confirmer url-credentials asks for the word lists \"placeholder\"\n");
	assert_faults(CONTENT "  pattern: abc\n  confirm: url-credentials\n  words: {placeholder: [ab], other: [ab]}\n",
		      "x.yaml:9: the confirmer url-credentials asks for no word list \"other\"\n");
	assert_faults(
	    CONTENT
	    "  pattern: abc\n  confirm: mobile\n  words: {phone: [ab], holder: [ab], private: [ab], personal: [ab], "
	    "name: [ab], duty: [ab], office: [ab], post: [ab], caption: [ab], list: [ab], other: [ab], "
	    "deed: [ab], official: [ab], own: [ab], furniture: [ab], secret: [ab], seat: [ab]}\n",
	    "x.yaml:8: the confirmer mobile is for rules that look for digits only\n");
}

static void a_rule_yields_to_rules_that_are_there(void **state)
{
	(void)state;
	assert_faults(CONTENT "  pattern: abc\n  yields_to: [b.two, c.none]\n" RULE("b.two"),
		      "x.yaml:8: there is no rule \"c.none\" to yield to\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_content_rule_is_told_from_one_that_a_check_reports),
		cmocka_unit_test(keys_without_a_finder_are_refused),
		cmocka_unit_test(a_check_finds_the_words_of_its_rule),
		cmocka_unit_test(bad_patterns_are_told_with_their_lines),
		cmocka_unit_test(patterns_that_only_pcre_knows_are_refused),
		cmocka_unit_test(values_of_the_wrong_kind_are_refused),
		cmocka_unit_test(confirmers_are_known_and_get_the_words_they_ask_for),
		cmocka_unit_test(a_rule_yields_to_rules_that_are_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
