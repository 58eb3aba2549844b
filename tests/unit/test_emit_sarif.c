#include "emit_records.h"

#include "base/version.h"

static const struct emit_options chinese = { .rules = &test_rules, .chinese = true };
static const struct emit_options english = { .rules = &test_rules };

static struct sv begun(const struct emit_options *options)
{
	static struct buf out;

	buf_free(&out);
	buf_init(&out, SIZE_MAX);
	emit_find(SV("sarif"))->begin(&out, options);
	return buf_view(&out);
}

static struct sv ended(struct sv late, bool overflow, const struct summary *summary)
{
	static struct buf out;
	struct buf joined;

	buf_free(&out);
	buf_init(&out, SIZE_MAX);
	buf_init(&joined, SIZE_MAX);
	buf_append(&joined, late);
	joined.overflow = overflow;
	emit_find(SV("sarif"))->end(&out, &joined, &english, summary);
	buf_free(&joined);
	return buf_view(&out);
}

static void holds(struct sv text, const char *part)
{
	if (sv_find(text, sv_from(part), 0) == SV_NONE)
		fail_msg("%s\n   is not in\n%.*s", part, SV_ARG(text));
}

static void holds_not(struct sv text, const char *part)
{
	if (sv_find(text, sv_from(part), 0) != SV_NONE)
		fail_msg("%s\n   is in\n%.*s", part, SV_ARG(text));
}

static void the_log_begins_with_the_enabled_rules(void **state)
{
	struct sv log = begun(&chinese);

	(void)state;
	assert_true(
	    sv_starts(log, SV("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
			      "\"runs\":[{\"language\":\"zh-CN\",\"columnKind\":\"unicodeCodePoints\",\"tool\":{"
			      "\"driver\":{\"name\":\"pagewarden\",\"version\":\"" PAGEWARDEN_VERSION
			      "\",\"rules\":[{\"id\":\"leak.cn-id\",\"shortDescription\":{\"text\":\"身份证号码\"},"
			      "\"fullDescription\":{\"text\":\"公开了身份证号码 …\"},"
			      "\"defaultConfiguration\":{\"level\":\"error\"},"
			      "\"properties\":{\"tags\":[\"leak\"],\"precision\":\"very-high\"}},"
			      "{\"id\":\"link.broken\",\"shortDescription\":{\"text\":\"坏链接\"},"
			      "\"fullDescription\":{\"text\":\"坏链接\"},"
			      "\"defaultConfiguration\":{\"level\":\"note\"},"
			      "\"properties\":{\"tags\":[\"link\"],\"precision\":\"medium\"}}],"
			      "\"notifications\":[{\"id\":\"read\",\"shortDescription\":{\"text\":\"读取\"}}")));
	assert_true(sv_ends(log, SV("\"results\":[\n")));
	holds(begun(&english), "\"language\":\"en-US\"");
	holds(begun(&english), "{\"text\":\"ID number … is public\"}");
	holds(begun(&(struct emit_options){ .rules = NULL }), "\"rules\":[]");
}

static void a_result_names_rule_place_and_fingerprint(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);
	struct sv late;

	(void)state;
	assert_sv(rendered(&late, "sarif", &chinese, &record),
		  SV(",\n{\"ruleId\":\"leak.cn-id\",\"ruleIndex\":0,\"level\":\"error\","
		     "\"message\":{\"text\":\"公开了身份证号码\"},\"locations\":[{\"physicalLocation\":{"
		     "\"artifactLocation\":{\"uri\":\"a/b.html\"},\"region\":{\"startLine\":12,\"startColumn\":5,"
		     "\"endLine\":12,\"endColumn\":23,\"byteOffset\":340,\"byteLength\":18}},"
		     "\"logicalLocations\":[{\"fullyQualifiedName\":\"html>body>td[2]\"}]}],"
		     "\"partialFingerprints\":{\"pagewarden/v1\":\"00112233445566778899aabbccddeeff\"},"
		     "\"properties\":{\"certainty\":\"certain\",\"confidence\":0.99,\"where\":\"cell\","
		     "\"site\":\"www.x.gov.cn\",\"evidence\":\"6101**********1234\",\"count\":1,\"data\":{}}}"));
	assert_int_equal(late.len, 0);
}

static void a_result_of_a_whole_file_has_no_region(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);

	(void)state;
	record.place = (struct place){ .source = SV("表 1.doc"), .where = WHERE_FILENAME };
	struct sv result = rendered(NULL, "sarif", &chinese, &record);
	holds(result, "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"%E8%A1%A8%201.doc\"}}}]");
	holds_not(result, "region");
}

static void rule_indices_count_enabled_rules_only(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);

	(void)state;
	finding.rule = "link.broken";
	holds(rendered(NULL, "sarif", &chinese, &record), "\"ruleId\":\"link.broken\",\"ruleIndex\":1,");
	finding.rule = "label.missing";
	holds_not(rendered(NULL, "sarif", &chinese, &record), "ruleIndex");
	finding.rule = "no.such-rule";
	holds_not(rendered(NULL, "sarif", &chinese, &record), "ruleIndex");
	holds_not(rendered(NULL, "sarif", &(struct emit_options){ .rules = NULL }, &record), "ruleIndex");
}

static void errors_are_notifications_behind_the_results(void **state)
{
	struct record record = test_error_record();
	struct sv late;

	(void)state;
	assert_int_equal(rendered(&late, "sarif", &english, &record).len, 0);
	assert_sv(late, SV(",\n{\"descriptor\":{\"id\":\"decode\",\"index\":1},\"level\":\"warning\","
			   "\"message\":{\"text\":\"bad bytes\"},\"locations\":[{\"physicalLocation\":{"
			   "\"artifactLocation\":{\"uri\":\"a/b.html\"}}}]}"));
	record.as.error.stage = STAGE_READ;
	rendered(&late, "sarif", &english, &record);
	holds(late, "\"level\":\"error\"");
}

static void a_notification_that_does_not_fit_leaves_no_trace(void **state)
{
	struct record record = test_error_record();
	struct sv late;
	struct buf out;
	struct buf after;

	(void)state;
	rendered(&late, "sarif", &english, &record);
	buf_init(&out, 0);
	buf_init(&after, late.len + late.len / 2);
	for (int i = 0; i < 2; i++)
		emit_find(SV("sarif"))->record(&out, &after, &english, &record);
	assert_int_equal(after.len, late.len);
	assert_true(after.overflow);
	assert_false(out.overflow);
	buf_free(&after);
}

static void the_log_ends_with_notifications_and_counts(void **state)
{
	struct rule_count count = { "leak.cn-id", 3 };
	struct summary summary = { .pages = 2, .seconds = 0.5 };

	(void)state;
	summary.findings.items = &count;
	summary.findings.count = 1;
	assert_sv(ended(SV(",\n{\"a\":1},\n{\"b\":2}"), false, &summary),
		  SV("\n],\"invocations\":[{\"executionSuccessful\":true,\"toolExecutionNotifications\":"
		     "[{\"a\":1},\n{\"b\":2}]}],\"properties\":{\"pages\":2,\"bytes\":0,\"links\":0,\"attachments\":0,"
		     "\"findings\":{\"leak.cn-id\":3},\"known\":0,\"errors\":0,\"seconds\":0.5}}]}\n"));
}

static void notifications_that_were_left_out_are_told(void **state)
{
	struct summary summary = { 0 };

	(void)state;
	holds(ended(SV(""), false, &summary), "\"toolExecutionNotifications\":[]");
	holds(ended(SV(",\n{\"a\":1}"), true, &summary),
	      "[{\"a\":1},{\"level\":\"warning\",\"message\":{\"text\":\"more errors");
	holds(ended(SV(""), true, &summary), "\"toolExecutionNotifications\":[{\"level\":\"warning\",");
}

static void links_labels_and_attachments_are_no_results(void **state)
{
	struct link link = { .element = SV("a") };
	struct label label = { .name = SV("x") };
	struct attachment attachment = { .url = SV("x") };
	struct summary summary = { 0 };
	struct record records[] = {
		{ .type = RECORD_LINK, .place = test_place(), .as.link = &link },
		{ .type = RECORD_LABEL, .place = test_place(), .as.label = &label },
		{ .type = RECORD_ATTACHMENT, .place = test_place(), .as.attachment = &attachment },
		{ .type = RECORD_SUMMARY, .as.summary = &summary },
	};

	(void)state;
	for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
		struct sv late;
		assert_int_equal(rendered(&late, "sarif", &english, &records[i]).len, 0);
		assert_int_equal(late.len, 0);
	}
}

static void passwords_in_addresses_are_masked(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);
	struct emit_options open = { .show_secrets = true };

	(void)state;
	record.place.source = SV("http://user:secret@h/");
	record.as.finding.message = SV("ftp://user:secret@h/");
	holds_not(rendered(NULL, "sarif", &english, &record), "secret");
	holds(rendered(NULL, "sarif", &english, &record), "\"uri\":\"http://user:***@h/\"");
	holds(rendered(NULL, "sarif", &open, &record), "\"uri\":\"http://user:secret@h/\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_log_begins_with_the_enabled_rules),
		cmocka_unit_test(a_result_names_rule_place_and_fingerprint),
		cmocka_unit_test(a_result_of_a_whole_file_has_no_region),
		cmocka_unit_test(rule_indices_count_enabled_rules_only),
		cmocka_unit_test(errors_are_notifications_behind_the_results),
		cmocka_unit_test(a_notification_that_does_not_fit_leaves_no_trace),
		cmocka_unit_test(the_log_ends_with_notifications_and_counts),
		cmocka_unit_test(notifications_that_were_left_out_are_told),
		cmocka_unit_test(links_labels_and_attachments_are_no_results),
		cmocka_unit_test(passwords_in_addresses_are_masked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
