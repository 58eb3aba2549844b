#include "emit_records.h"

static const struct emit_options english = { .rules = &test_rules };
static const struct emit_options chinese = { .rules = &test_rules, .chinese = true };
static const struct emit_options colored = { .rules = &test_rules, .color = true };
static const struct emit_options open = { .rules = &test_rules, .show_secrets = true };

static struct record marked(const struct finding *finding, struct sv excerpt, size_t begin, size_t end)
{
	struct record record = test_finding_record(finding);

	record.as.finding.evidence = SV("");
	record.as.finding.excerpt = excerpt;
	record.as.finding.mark_begin = begin;
	record.as.finding.mark_end = end;
	return record;
}

/* The two lines below the first: excerpt and marks. */
static void marks(struct sv excerpt, size_t begin, size_t end, struct sv expected)
{
	struct finding finding = test_finding();
	struct record record = marked(&finding, excerpt, begin, end);
	struct sv text = rendered(NULL, "text", &english, &record);

	assert_sv(sv_skip(text, sv_chr(text, '\n', 0) + 1), expected);
}

static void a_finding_begins_with_its_place(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);

	(void)state;
	record.as.finding.evidence = SV("");
	assert_sv(rendered(NULL, "text", &english, &record), SV("a/b.html:12:5: error leak.cn-id: 公开了身份证号码\n"));
	assert_sv(rendered(NULL, "text", &chinese, &record), SV("a/b.html:12:5: 错误 leak.cn-id：公开了身份证号码\n"));
	finding.severity = SEVERITY_NOTE;
	record.place.line = 0;
	assert_sv(rendered(NULL, "text", &chinese, &record),
		  SV("a/b.html (html>body>td[2]): 提示 leak.cn-id：公开了身份证号码\n"));
	record.place.path = SV("");
	finding.severity = SEVERITY_WARNING;
	assert_sv(rendered(NULL, "text", &chinese, &record), SV("a/b.html: 警告 leak.cn-id：公开了身份证号码\n"));
}

static void evidence_doubt_and_count_stand_below(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);

	(void)state;
	struct sv text = rendered(NULL, "text", &english, &record);
	assert_true(sv_ends(text, SV("\n    evidence: 6101**********1234\n")));
	finding.certainty = CERTAINTY_LIKELY;
	finding.count = 3;
	text = rendered(NULL, "text", &english, &record);
	assert_true(sv_ends(text, SV("\n    evidence: 6101**********1234 (likely, 3 values)\n")));
	text = rendered(NULL, "text", &chinese, &record);
	assert_true(sv_ends(text, SV("\n    证据：6101**********1234（疑似，3 个值）\n")));
	record.as.finding.evidence = SV("");
	text = rendered(NULL, "text", &english, &record);
	assert_true(sv_ends(text, SV("\n    (likely, 3 values)\n")));
	text = rendered(NULL, "text", &chinese, &record);
	assert_true(sv_ends(text, SV("\n   （疑似，3 个值）\n")));
}

static void the_place_is_marked_under_the_line(void **state)
{
	(void)state;
	marks(SV("id: 6101 x"), 4, 8, SV("    id: 6101 x\n        ^~~~\n"));
	marks(SV("6101"), 0, 4, SV("    6101\n    ^~~~\n"));
	marks(SV("x"), 0, 1, SV("    x\n    ^\n"));
	marks(SV("ab"), 1, 1, SV("    ab\n     ^\n"));
	marks(SV("ab"), 2, 2, SV("    ab\n      ^\n"));
	marks(SV("ab"), 100, 200, SV("    ab\n      ^\n"));
}

static void wide_characters_take_two_columns(void **state)
{
	(void)state;
	marks(SV("号码：6101"), 9, 13, SV("    号码：6101\n          ^~~~\n"));
	marks(SV("a中b"), 1, 4, SV("    a中b\n     ^~\n"));
	marks(SV("\xF0\x9F\x98\x80 x"), 5, 6, SV("    \xF0\x9F\x98\x80 x\n       ^\n"));
}

static void combining_characters_take_none(void **state)
{
	(void)state;
	marks(SV("e\xCC\x81 x"), 4, 5, SV("    e\xCC\x81 x\n      ^\n"));
	marks(SV("ae\xCC\x81"), 1, 4, SV("    ae\xCC\x81\n     ^\n"));
	marks(SV("a\xE2\x80\x8B"
		 "b"),
	      4, 5,
	      SV("    a\xE2\x80\x8B"
		 "b\n     ^\n"));
}

static void tabs_reach_to_the_next_stop(void **state)
{
	(void)state;
	marks(SV("ab\tcd"), 3, 5, SV("    ab      cd\n            ^~\n"));
	marks(SV("中\t\tx"), 5, 6, SV("    中              x\n                    ^\n"));
	marks(SV("\t \tx"), 3, 4, SV("    x\n    ^\n"));
}

static void hostile_characters_are_shown_and_measured(void **state)
{
	(void)state;
	marks(SV("a\x1B[0m6101"), 5, 9, SV("    a\\u{1B}[0m6101\n              ^~~~\n"));
	marks(SV("\xE2\x80\xAE"
		 "6101\n"),
	      3, 7, SV("    \\u{202E}6101\\u{0A}\n            ^~~~\n"));
	marks(SV("\xFF"
		 "6101"),
	      1, 5,
	      SV("    \xEF\xBF\xBD"
		 "6101\n     ^~~~\n"));
}

static struct sv repeated(char *text, size_t size, const char *unit, size_t times)
{
	size_t len = strlen(unit);

	assert_true(len * times <= size);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * len, unit, len);
	return (struct sv){ text, len * times };
}

/* The columns of the first line and of the mark, from a rendered record without colour. */
static void a_long_line_is_cut_around_the_mark(void **state)
{
	char text[1000];
	struct finding finding = test_finding();

	(void)state;
	repeated(text, sizeof text, "中", 200);
	memcpy(text + 300, "6101..", 6);
	struct record record = marked(&finding, (struct sv){ text, 600 }, 300, 306);
	struct sv shown = rendered(NULL, "text", &english, &record);
	shown = sv_skip(shown, sv_chr(shown, '\n', 0) + 1);
	size_t line = sv_chr(shown, '\n', 0);
	assert_true(sv_starts(shown, SV("    …中")));
	assert_true(sv_ends(sv_slice(shown, 0, line), SV("中…")));
	/* 32 columns of 16 characters, one for the ellipsis, four to indent */
	size_t expected_mark = line + 1 + 4 + 1 + 32;
	assert_int_equal(sv_chr(shown, '^', 0), expected_mark);
	assert_int_equal(sv_find(shown, SV("6101"), 0), 4 + 3 + 16 * 3);
	assert_true(sv_ends(shown, SV(" ^~~~~~\n")));
	/* 4 + 1 + 32 + 6 + 62 + 1 */
	assert_int_equal(line, 4 + 3 + 48 + 6 + 31 * 3 + 3);
}

static void a_long_mark_is_cut_at_the_end(void **state)
{
	char text[400];
	struct finding finding = test_finding();
	struct record record = marked(&finding, repeated(text, sizeof text, "x", 400), 0, 400);

	(void)state;
	struct sv shown = rendered(NULL, "text", &english, &record);
	shown = sv_skip(shown, sv_chr(shown, '\n', 0) + 1);
	assert_int_equal(sv_chr(shown, '\n', 0), 4 + 100 + 3);
	assert_int_equal(shown.len, 4 + 100 + 3 + 1 + 4 + 100 + 1);
}

static void passwords_are_masked_and_the_mark_moves_along(void **state)
{
	struct finding finding = test_finding();
	struct sv excerpt = SV("http://u:secret@h 6101 ftp://u:s@h");
	struct record record = marked(&finding, excerpt, 18, 22);

	(void)state;
	marks(excerpt, 18, 22, SV("    http://u:***@h 6101 ftp://u:***@h\n                   ^~~~\n"));
	marks(excerpt, 9, 15, SV("    http://u:***@h 6101 ftp://u:***@h\n             ^~~\n"));
	marks(excerpt, 11, 12, SV("    http://u:***@h 6101 ftp://u:***@h\n             ^~~\n"));
	marks(excerpt, 0, excerpt.len,
	      SV("    http://u:***@h 6101 ftp://u:***@h\n    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"));
	marks(excerpt, 2, 7, SV("    http://u:***@h 6101 ftp://u:***@h\n      ^~~~~\n"));
	assert_true(sv_find(rendered(NULL, "text", &open, &record), SV("u:secret@h"), 0) != SV_NONE);
	record.place.source = SV("http://u:secret@h/");
	record.as.finding.message = SV("http://u:secret@h/");
	assert_int_equal(sv_find(rendered(NULL, "text", &english, &record), SV("secret"), 0), SV_NONE);
}

static void color_marks_place_severity_and_mark(void **state)
{
	struct finding finding = test_finding();
	struct record record = marked(&finding, SV("x"), 0, 1);

	(void)state;
	assert_sv(rendered(NULL, "text", &colored, &record),
		  SV("\x1B[1ma/b.html:12:5:\x1B[0m \x1B[1;31merror\x1B[0m leak.cn-id: 公开了身份证号码\n"
		     "    x\n    \x1B[1;32m^\x1B[0m\n"));
}

static void errors_name_their_stage(void **state)
{
	struct record record = test_error_record();

	(void)state;
	assert_sv(rendered(NULL, "text", &english, &record), SV("a/b.html: error(decode): bad bytes\n"));
	assert_sv(rendered(NULL, "text", &chinese, &record), SV("a/b.html: 故障(解码): bad bytes\n"));
}

static void links_attachments_and_labels_take_one_line(void **state)
{
	struct link link = { .url = SV("http://h/x"), .raw = SV("x"), .text = SV("更多\n"), .kind = LINK_IMAGE };
	struct attachment attachment = { .url = SV("http://h/x.doc"), .extension = SV("doc"), .size = -1 };
	struct label label = { .name = SV("SiteName"), .value = SV("某县\x1B"), .has_value = true };
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &link };

	(void)state;
	assert_sv(rendered(NULL, "text", &chinese, &record),
		  SV("a/b.html:12:5: 链接 image internal http://h/x “更多\\u{0A}”\n"));
	link.url = link.text = SV("");
	assert_sv(rendered(NULL, "text", &english, &record), SV("a/b.html:12:5: link image internal x\n"));

	record.type = RECORD_ATTACHMENT;
	record.as.attachment = &attachment;
	assert_sv(rendered(NULL, "text", &chinese, &record), SV("a/b.html:12:5: 附件 doc http://h/x.doc\n"));
	attachment.size = 1234;
	attachment.media_type = SV("application/msword");
	attachment.text = SV("表");
	assert_sv(rendered(NULL, "text", &english, &record),
		  SV("a/b.html:12:5: attachment application/msword http://h/x.doc \"表\", 1234 bytes\n"));

	record.type = RECORD_LABEL;
	record.as.label = &label;
	assert_sv(rendered(NULL, "text", &chinese, &record), SV("a/b.html:12:5: 标签 SiteName = 某县\\u{1B}\n"));
	label.has_value = false;
	assert_sv(rendered(NULL, "text", &english, &record), SV("a/b.html:12:5: label SiteName = (no content)\n"));
}

static void long_texts_are_cut_for_people(void **state)
{
	char text[2000];
	struct link link = { .url = SV("u"), .text = repeated(text, sizeof text, "中", 600) };
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &link };

	(void)state;
	struct sv line = rendered(NULL, "text", &english, &record);
	assert_true(sv_ends(line, SV("中…\"\n")));
	assert_true(line.len < 600);
}

static struct sv summed(const struct emit_options *options, const struct summary *summary)
{
	static struct buf out;
	struct buf late;

	buf_free(&out);
	buf_init(&out, SIZE_MAX);
	buf_init(&late, 0);
	emit_find(SV("text"))->end(&out, &late, options, summary);
	return buf_view(&out);
}

static void the_summary_counts_by_severity_and_rule(void **state)
{
	struct rule_count counts[] = { { "label.missing", 12 }, { "leak.cn-id", 3 }, { "old.rule", 1 } };
	struct summary summary = {
		.pages = 12, .bytes = 3400000, .links = 340, .attachments = 5, .known = 4, .errors = 1, .seconds = 1.234
	};

	(void)state;
	summary.severities[SEVERITY_ERROR] = 3;
	summary.severities[SEVERITY_WARNING] = 13;
	summary.findings.items = counts;
	summary.findings.count = 3;
	assert_sv(summed(&chinese, &summary), SV("\n"
						 "页面 12，3.4 MB，链接 340，附件 5\n"
						 "问题 16：错误 3，警告 13，提示 0\n"
						 "      12  label.missing  缺少页面标签\n"
						 "       3  leak.cn-id     身份证号码\n"
						 "       1  old.rule\n"
						 "已知 4（基线中已有，未列出）\n"
						 "处理故障 1\n"));
	assert_sv(summed(&english, &summary), SV("\n"
						 "pages 12, 3.4 MB, links 340, attachments 5\n"
						 "findings 16: errors 3, warnings 13, notes 0\n"
						 "      12  label.missing  Missing label\n"
						 "       3  leak.cn-id     ID number\n"
						 "       1  old.rule\n"
						 "known 4 (in the baseline, left out)\n"
						 "processing errors 1\n"));
}

static void a_clean_run_says_so_in_two_lines(void **state)
{
	struct summary summary = { .pages = 1, .bytes = 999, .seconds = 12.7 };

	(void)state;
	assert_sv(summed(&english, &summary), SV("pages 1, 999 B, links 0, attachments 0\n"
						 "findings 0: errors 0, warnings 0, notes 0\n"));
	summary.bytes = 999999;
	assert_true(sv_find(summed(&english, &summary), SV("1000 KB"), 0) != SV_NONE);
	summary.bytes = UINT64_MAX;
	assert_true(sv_find(summed(&english, &summary), SV("18446744 TB"), 0) != SV_NONE);
}

static void an_extraction_counts_no_findings(void **state)
{
	struct summary summary = { .pages = 1, .links = 2 };
	struct emit_options options = { 0 };

	(void)state;
	assert_sv(summed(&options, &summary), SV("\npages 1, 0 B, links 2, attachments 0\n"));
}

static void a_summary_record_is_left_to_the_end(void **state)
{
	struct summary summary = { 0 };
	struct record record = { .type = RECORD_SUMMARY, .as.summary = &summary };

	(void)state;
	assert_int_equal(rendered(NULL, "text", &english, &record).len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_begins_with_its_place),
		cmocka_unit_test(evidence_doubt_and_count_stand_below),
		cmocka_unit_test(the_place_is_marked_under_the_line),
		cmocka_unit_test(wide_characters_take_two_columns),
		cmocka_unit_test(combining_characters_take_none),
		cmocka_unit_test(tabs_reach_to_the_next_stop),
		cmocka_unit_test(hostile_characters_are_shown_and_measured),
		cmocka_unit_test(a_long_line_is_cut_around_the_mark),
		cmocka_unit_test(a_long_mark_is_cut_at_the_end),
		cmocka_unit_test(passwords_are_masked_and_the_mark_moves_along),
		cmocka_unit_test(color_marks_place_severity_and_mark),
		cmocka_unit_test(errors_name_their_stage),
		cmocka_unit_test(links_attachments_and_labels_take_one_line),
		cmocka_unit_test(long_texts_are_cut_for_people),
		cmocka_unit_test(the_summary_counts_by_severity_and_rule),
		cmocka_unit_test(a_clean_run_says_so_in_two_lines),
		cmocka_unit_test(an_extraction_counts_no_findings),
		cmocka_unit_test(a_summary_record_is_left_to_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
