#include "rule_folder.h"

#include <sys/stat.h>

#define HEAD "rules:\n" RULE("a.one")

static void rules_of_all_files_are_sorted_by_id(void **state)
{
	struct rule_folder folder;
	struct buf errors;
	(void)state;

	folder_make(&folder);
	folder_write(&folder, "2.yaml", sv_from(HEAD));
	folder_write(&folder, "1.yaml",
		     SV("rules:\n- {id: b.two, title: {zh: 二, en: Two}, severity: note, "
			"certainty: certain, confidence: 0.25, enabled: false}\n"));
	folder_write(&folder, ".3.yaml", sv_from("not a rule file"));
	folder_write(&folder, "README.md", sv_from("not a rule file"));
	buf_init(&errors, 1 << 20);
	struct rules *rules = rules_load(folder.path, NULL, &errors);
	assert_non_null(rules);
	assert_int_equal(errors.len, 0);
	assert_int_equal(rules_count(rules), 2);
	const struct rule *one = rules_at(rules, 0);
	const struct rule *two = rules_at(rules, 1);
	assert_string_equal(one->id, "a.one");
	assert_true(sv_eq(one->title.zh, SV("一")));
	assert_true(sv_eq(one->message.en, SV("One")));
	assert_int_equal(one->severity, SEVERITY_ERROR);
	assert_true(one->confidence > 0.79 && one->confidence < 0.81);
	assert_true(one->enabled);
	assert_false(one->is_content);
	assert_int_equal(one->line, 2);
	assert_false(two->enabled);
	assert_true(two->confidence > 0.24 && two->confidence < 0.26);
	assert_ptr_equal(rules_find(rules, "b.two"), two);
	assert_null(rules_find(rules, "b.three"));
	rules_free(rules);
	buf_free(&errors);
	folder_remove(&folder);
}

static void examples_are_pages_and_files(void **state)
{
	struct rules *rules =
	    load_text(HEAD "  examples:\n    match:\n    - <p>x</p>\n    - {name: a.doc, hex: 'd0 CF'}\n"
			   "    no_match:\n    - {name: b.txt, text: ''}\n"
			   "    - {html: <b>, url: 'https://a.example/'}\n");
	const struct rule *rule = rules_at(rules, 0);
	(void)state;

	assert_int_equal(rule->example_count, 4);
	assert_true(sv_eq(rule->examples[0].text, SV("<p>x</p>")));
	assert_true(rule->examples[0].must_match);
	assert_int_equal(rule->examples[0].name.len, 0);
	assert_true(sv_eq(rule->examples[1].text, SV("\xd0\xcf")));
	assert_true(sv_eq(rule->examples[1].name, SV("a.doc")));
	assert_int_equal(rule->examples[1].line, 9);
	assert_false(rule->examples[2].must_match);
	assert_int_equal(rule->examples[2].text.len, 0);
	assert_true(sv_eq(rule->examples[3].url, SV("https://a.example/")));
	rules_free(rules);
}

static void every_fault_is_told_with_its_line(void **state)
{
	(void)state;
	assert_faults("rules:\n"
		      "- id: One\n"
		      "  title: {zh: 一}\n"
		      "  severity: fatal\n"
		      "  certainty: [likely]\n"
		      "  colour: red\n"
		      "- title: 二\n"
		      "  enabled: 'true'\n"
		      "  confidence: 1.5\n"
		      "  examples: {match: [], no_match: x, other: []}\n",
		      "x.yaml:2: \"One\" is no rule id: family.name in lower case\n"
		      "x.yaml:3: title needs the key \"en\"\n"
		      "x.yaml:4: \"severity\" must be note, warning or error\n"
		      "x.yaml:5: \"certainty\" must be possible, likely or certain\n"
		      "x.yaml:6: unknown key \"colour\" in a rule\n"
		      "x.yaml:7: title must be a map\n"
		      "x.yaml:8: \"enabled\" must be true or false\n"
		      "x.yaml:9: \"confidence\" must be a number from 0 to 1\n"
		      "x.yaml:10: \"match\" must be a list with something in it\n"
		      "x.yaml:10: \"no_match\" must be a list with something in it\n"
		      "x.yaml:10: unknown key \"other\" in examples\n"
		      "x.yaml:7: a rule needs the key \"id\"\n"
		      "x.yaml:7: a rule needs the key \"severity\"\n"
		      "x.yaml:7: a rule needs the key \"certainty\"\n");
	assert_faults("rules: [\n", "x.yaml:2: did not find expected node content\n");
	assert_faults("- id: a.b\n", "x.yaml:1: a rule file is a map with the one key \"rules\", a list\n");
	assert_faults("rule: []\n", "x.yaml:1: a rule file is a map with the one key \"rules\", a list\n");
	assert_faults(HEAD
		      "  examples:\n    match:\n    - {name: a, hex: 0}\n    - {name: a, hex: zz}\n    - {text: a}\n",
		      "x.yaml:8: \"hex\" must be pairs of hexadecimal digits\n"
		      "x.yaml:9: \"hex\" must be pairs of hexadecimal digits\n"
		      "x.yaml:10: an example needs the key \"name\"\n");
}

static void an_id_stands_only_once_in_all_files(void **state)
{
	struct rule_folder folder;
	struct buf errors;
	(void)state;

	folder_make(&folder);
	folder_write(&folder, "1.yaml", sv_from(HEAD));
	folder_write(&folder, "2.yaml", sv_from(HEAD));
	buf_init(&errors, 1 << 20);
	assert_null(rules_load(folder.path, NULL, &errors));
	assert_true(sv_find(buf_view(&errors), SV("2.yaml:2: the rule id \"a.one\" stands already in "), 0) != SV_NONE);
	assert_true(sv_ends(buf_view(&errors), SV("1.yaml:2\n")));
	buf_free(&errors);
	folder_remove(&folder);
}

static void a_folder_without_rules_is_a_fault(void **state)
{
	struct rule_folder folder;
	struct buf errors;
	(void)state;

	folder_make(&folder);
	buf_init(&errors, 1 << 20);
	assert_null(rules_load(folder.path, NULL, &errors));
	assert_true(sv_ends(buf_view(&errors), SV(": no rule in this folder\n")));
	buf_clear(&errors);
	assert_null(rules_load("/nonexistent/rules", NULL, &errors));
	assert_true(sv_eq(buf_view(&errors), SV("/nonexistent/rules: No such file or directory\n")));
	buf_clear(&errors);
	char path[128];
	snprintf(path, sizeof path, "%s/dir.yaml", folder.path);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_null(rules_load(folder.path, NULL, &errors));
	assert_true(sv_find(buf_view(&errors), SV("dir.yaml:1: cannot be read"), 0) != SV_NONE);
	buf_free(&errors);
	folder_remove(&folder);
}

static void a_report_takes_the_rules_grades_and_nothing_from_disabled_rules(void **state)
{
	struct rules *rules = load_text(HEAD "- {id: b.off, title: {zh: x, en: x}, severity: note, certainty: likely, "
					     "enabled: false}\n");
	struct findings findings = { .arena = arena_new() };
	(void)state;

	struct finding *finding = rules_report(rules, &findings, "a.one");
	assert_non_null(finding);
	assert_string_equal(finding->rule, "a.one");
	assert_int_equal(finding->severity, SEVERITY_ERROR);
	assert_int_equal(finding->certainty, CERTAINTY_LIKELY);
	assert_int_equal(finding->count, 1);
	assert_int_equal(finding->element, PAGE_NONE);
	assert_null(rules_report(rules, &findings, "b.off"));
	assert_null(rules_report(rules, &findings, "c.none"));
	assert_int_equal(findings.list.count, 1);
	arena_free(findings.arena);
	rules_free(rules);
}

static void a_message_is_filled_from_facts_and_evidence(void **state)
{
	struct rules *rules = load_text(
	    HEAD "  message: {zh: '值{evidence}在{where}共{n}处：{list}{none}', en: '{evidence} {list} {open'}\n");
	struct findings findings = { .arena = arena_new() };
	struct sv list[] = { SV("a"), SV("b") };
	(void)state;

	struct finding *finding = rules_report(rules, &findings, "a.one");
	finding->evidence = SV("44***X");
	finding_text(&findings, finding, "where", SV("表格"));
	finding_number(&findings, finding, "n", 3);
	finding_list(&findings, finding, "list", list, 2);
	struct sv message = rules_message(rules, findings.arena, finding, true);
	assert_true(sv_eq(message, SV("值44***X在表格共3处：a、b")));
	message = rules_message(rules, findings.arena, finding, false);
	assert_true(sv_eq(message, SV("44***X a, b {open")));
	arena_free(findings.arena);
	rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_of_all_files_are_sorted_by_id),
		cmocka_unit_test(examples_are_pages_and_files),
		cmocka_unit_test(every_fault_is_told_with_its_line),
		cmocka_unit_test(an_id_stands_only_once_in_all_files),
		cmocka_unit_test(a_folder_without_rules_is_a_fault),
		cmocka_unit_test(a_report_takes_the_rules_grades_and_nothing_from_disabled_rules),
		cmocka_unit_test(a_message_is_filled_from_facts_and_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
