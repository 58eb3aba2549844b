#include "emit_records.h"

#include <stdlib.h>

#include "base/limits.h"

static const struct emit_options plain = { 0 };
static const struct emit_options open = { .show_secrets = true };

static const struct link test_link = {
	.element = SV("a"),
	.attribute = SV("href"),
	.raw = SV("x.html"),
	.url = SV("http://h/x.html"),
	.text = SV("更多"),
	.kind = LINK_ATTACHMENT,
	.scope = SCOPE_DOMAIN,
	.rel = SV("nofollow"),
};

static void a_link_has_its_fields_in_order(void **state)
{
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &test_link };

	(void)state;
	assert_sv(rendered(NULL, "jsonl", &plain, &record),
		  SV("{\"type\":\"link\",\"source\":\"a/b.html\",\"line\":12,\"column\":5,\"offset\":340,\"length\":18,"
		     "\"where\":\"cell\",\"path\":\"html>body>td[2]\",\"element\":\"a\",\"attribute\":\"href\","
		     "\"raw\":\"x.html\",\"url\":\"http://h/x.html\",\"text\":\"更多\",\"kind\":\"attachment\","
		     "\"scope\":\"domain\",\"rel\":\"nofollow\"}\n"));
}

static void empty_fields_of_a_link_are_written(void **state)
{
	struct link link = { .element = SV("a"), .attribute = SV("href"), .malformed = true };
	struct record record = { .type = RECORD_LINK,
				 .place = { .source = SV("-"), .where = WHERE_URL },
				 .as.link = &link };

	(void)state;
	assert_sv(
	    rendered(NULL, "jsonl", &plain, &record),
	    SV("{\"type\":\"link\",\"source\":\"-\",\"where\":\"url\",\"element\":\"a\",\"attribute\":\"href\","
	       "\"raw\":\"\",\"url\":\"\",\"text\":\"\",\"kind\":\"page\",\"scope\":\"internal\",\"rel\":\"\"}\n"));
}

static void an_attachment_tells_type_and_size_where_known(void **state)
{
	struct attachment attachment = { .url = SV("http://h/x.doc"), .extension = SV("doc"), .size = -1 };
	struct record record = { .type = RECORD_ATTACHMENT,
				 .place = { .source = SV("p"), .where = WHERE_URL },
				 .as.attachment = &attachment };

	(void)state;
	assert_sv(
	    rendered(NULL, "jsonl", &plain, &record),
	    SV("{\"type\":\"attachment\",\"source\":\"p\",\"where\":\"url\",\"url\":\"http://h/x.doc\",\"text\":\"\","
	       "\"extension\":\"doc\"}\n"));
	attachment.media_type = SV("application/msword");
	attachment.size = 0;
	assert_sv(
	    rendered(NULL, "jsonl", &plain, &record),
	    SV("{\"type\":\"attachment\",\"source\":\"p\",\"where\":\"url\",\"url\":\"http://h/x.doc\",\"text\":\"\","
	       "\"extension\":\"doc\",\"media_type\":\"application/msword\",\"size\":0}\n"));
}

static void a_label_tells_an_empty_value_from_none(void **state)
{
	struct label label = { .name = SV("SiteName") };
	struct record record = { .type = RECORD_LABEL,
				 .place = { .source = SV("p"), .where = WHERE_ATTRIBUTE },
				 .as.label = &label };

	(void)state;
	assert_sv(rendered(NULL, "jsonl", &plain, &record),
		  SV("{\"type\":\"label\",\"source\":\"p\",\"where\":\"attribute\",\"name\":\"SiteName\"}\n"));
	label.has_value = true;
	assert_sv(
	    rendered(NULL, "jsonl", &plain, &record),
	    SV("{\"type\":\"label\",\"source\":\"p\",\"where\":\"attribute\",\"name\":\"SiteName\",\"value\":\"\"}\n"));
}

static void a_finding_has_its_fields_in_order_and_never_the_value(void **state)
{
	struct finding finding = test_finding();
	struct record record = test_finding_record(&finding);

	(void)state;
	assert_sv(
	    rendered(NULL, "jsonl", &plain, &record),
	    SV("{\"type\":\"finding\",\"source\":\"a/b.html\",\"line\":12,\"column\":5,\"offset\":340,\"length\":18,"
	       "\"where\":\"cell\",\"path\":\"html>body>td[2]\",\"rule\":\"leak.cn-id\",\"severity\":\"error\","
	       "\"certainty\":\"certain\",\"confidence\":0.99,\"site\":\"www.x.gov.cn\","
	       "\"message\":\"公开了身份证号码\",\"evidence\":\"6101**********1234\",\"count\":1,"
	       "\"fingerprint\":\"00112233445566778899aabbccddeeff\",\"data\":{}}\n"));
	assert_int_equal(sv_find(rendered(NULL, "jsonl", &open, &record), SV("never"), 0), SV_NONE);
}

/* The data object of a finding with these facts. */
static struct sv data_of(const struct findings *findings, const struct place *place)
{
	struct record record = test_finding_record(&findings->list.items[0]);

	record.place = *place;
	struct sv line = rendered(NULL, "jsonl", &plain, &record);
	size_t at = sv_find(line, SV("\"data\":"), 0);
	return sv_slice(line, at + 7, line.len - 2);
}

static void facts_become_the_data_of_a_finding(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct finding *finding = vec_push(findings.arena, &findings.list);
	const struct sv list[] = { SV("a"), SV("") };
	struct place place = test_place();

	(void)state;
	*finding = test_finding();
	finding_text(&findings, finding, "class", SV("x"));
	finding_text(&findings, finding, "fault", SV(""));
	finding_number(&findings, finding, "size", -3);
	finding_list(&findings, finding, "reasons", list, 2);
	finding_list(&findings, finding, "none", NULL, 0);
	assert_sv(data_of(&findings, &place), SV("{\"class\":\"x\",\"size\":-3,\"reasons\":[\"a\",\"\"],\"none\":[]}"));
	arena_free(findings.arena);
}

static void referrers_are_the_findings_own_place(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct finding *finding = vec_push(findings.arena, &findings.list);
	struct place place = test_place();

	(void)state;
	*finding = test_finding();
	finding_referrers(&findings, finding, SV("更多"));
	assert_sv(data_of(&findings, &place), SV("{\"referrers\":1,\"pages\":[{\"source\":\"a/b.html\",\"line\":12,"
						 "\"column\":5,\"text\":\"更多\"}]}"));
	finding_number(&findings, finding, "referrers", 7);
	place.line = 0;
	assert_sv(data_of(&findings, &place),
		  SV("{\"pages\":[{\"source\":\"a/b.html\",\"text\":\"更多\"}],\"referrers\":7}"));
	arena_free(findings.arena);
}

static void an_error_has_a_place_only_where_one_is_known(void **state)
{
	struct record record = test_error_record();

	(void)state;
	assert_sv(rendered(NULL, "jsonl", &plain, &record),
		  SV("{\"type\":\"error\",\"source\":\"a/b.html\",\"stage\":\"decode\",\"message\":\"bad bytes\"}\n"));
	record.place.line = 3;
	record.place.column = 1;
	record.place.where = WHERE_SCRIPT;
	assert_sv(rendered(NULL, "jsonl", &plain, &record),
		  SV("{\"type\":\"error\",\"source\":\"a/b.html\",\"line\":3,\"column\":1,\"offset\":0,\"length\":0,"
		     "\"where\":\"script\",\"stage\":\"decode\",\"message\":\"bad bytes\"}\n"));
}

static void a_summary_counts_by_rule(void **state)
{
	struct rule_count counts[] = { { "leak.cn-id", 3 }, { "link.empty", 1 } };
	struct summary summary = {
		.pages = 2, .bytes = 30000000000, .links = 4, .attachments = 5, .errors = 6, .known = 7
	};
	struct record record = { .type = RECORD_SUMMARY, .as.summary = &summary };

	(void)state;
	summary.seconds = 1.23456;
	summary.findings.items = counts;
	summary.findings.count = 2;
	assert_sv(rendered(NULL, "jsonl", &plain, &record),
		  SV("{\"type\":\"summary\",\"pages\":2,\"bytes\":30000000000,\"links\":4,\"attachments\":5,"
		     "\"findings\":{\"leak.cn-id\":3,\"link.empty\":1},\"known\":7,\"errors\":6,\"seconds\":1.235}\n"));
}

static bool shows(const struct emit_options *options, const struct record *record, const char *text)
{
	return sv_find(rendered(NULL, "jsonl", options, record), sv_from(text), 0) != SV_NONE;
}

static void passwords_in_addresses_are_masked_everywhere(void **state)
{
	struct link link = test_link;
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &link };

	(void)state;
	link.raw = link.url = SV("ftp://user:secret@h/");
	link.text = SV("见 ftp://user:secret@h/");
	record.place.source = SV("http://user:secret@h/");
	assert_true(shows(&plain, &record, "ftp://user:***@h/"));
	assert_false(shows(&plain, &record, "secret"));
	assert_true(shows(&open, &record, "\"url\":\"ftp://user:secret@h/\""));
	assert_false(shows(&open, &record, "***"));

	struct findings findings = { .arena = arena_new() };
	struct finding *finding = vec_push(findings.arena, &findings.list);
	const struct sv list[] = { SV("ftp://user:secret@h/") };
	*finding = test_finding();
	finding_text(&findings, finding, "url", SV("ftp://user:secret@h/"));
	finding_list(&findings, finding, "reasons", list, 1);
	finding_referrers(&findings, finding, SV("ftp://user:secret@h/"));
	record = test_finding_record(finding);
	record.place.source = SV("http://user:secret@h/");
	record.as.finding.message = SV("坏链接 ftp://user:secret@h/");
	assert_false(shows(&plain, &record, "secret"));
	assert_true(shows(&open, &record, "secret"));
	arena_free(findings.arena);
}

static void hostile_strings_stay_on_their_line(void **state)
{
	struct link link = test_link;
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &link };

	(void)state;
	link.text = SV("a\"\n\x1B[2J\0\xE2\x80\xA8\xFF");
	record.place.source = SV("\xFF\n.html");
	struct sv line = rendered(NULL, "jsonl", &plain, &record);
	assert_int_equal(sv_chr(line, '\n', 0), line.len - 1);
	assert_true(shows(&plain, &record, "a\\\"\\n\\u001b[2J\\u0000\\u2028\xEF\xBF\xBD"));
	assert_true(shows(&plain, &record, "\"source\":\"\xEF\xBF\xBD\\n.html\""));
}

static struct sv long_text(const char *unit, size_t size)
{
	struct sv one = sv_from(unit);
	char *text = malloc(size);

	assert_non_null(text);
	for (size_t i = 0; i < size; i++)
		text[i] = one.data[i % one.len];
	return (struct sv){ text, size };
}

static void long_strings_are_cut_between_characters(void **state)
{
	struct link link = test_link;
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &link };
	struct sv text = long_text("中", 3 * LIMIT_RECORD_STRING);

	(void)state;
	link.raw = text;
	assert_true(shows(&plain, &record, "中中…\",\"url\""));
	assert_false(shows(&plain, &record, "\xEF\xBF\xBD"));
	assert_int_equal(rendered(NULL, "jsonl", &plain, &record).len / LIMIT_RECORD_STRING, 1);
	link.raw = sv_slice(text, 0, LIMIT_RECORD_STRING / 3 * 3);
	assert_false(shows(&plain, &record, "…"));
	free((char *)text.data);
}

static void a_password_is_masked_before_the_address_is_cut(void **state)
{
	struct link link = test_link;
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &link };
	struct sv text = long_text("x", LIMIT_RECORD_STRING + 10);

	(void)state;
	memcpy((char *)text.data, "http://u:secret", 15);
	((char *)text.data)[text.len - 1] = '@';
	link.raw = text;
	assert_false(shows(&plain, &record, "secret"));
	link.raw = sv_slice(text, 0, text.len - 1);
	assert_true(shows(&plain, &record, "secret"));
	free((char *)text.data);
}

static void a_record_that_is_too_large_becomes_an_error(void **state)
{
	enum { TEXTS = 20 };
	struct findings findings = { .arena = arena_new() };
	struct finding *finding = vec_push(findings.arena, &findings.list);
	struct sv text = long_text("x", LIMIT_RECORD_STRING);
	struct sv list[TEXTS];

	(void)state;
	for (size_t i = 0; i < TEXTS; i++)
		list[i] = text;
	*finding = test_finding();
	finding_list(&findings, finding, "reasons", list, TEXTS);
	struct record record = test_finding_record(finding);
	assert_sv(
	    rendered(NULL, "jsonl", &plain, &record),
	    SV("{\"type\":\"error\",\"source\":\"a/b.html\",\"line\":12,\"column\":5,\"offset\":340,\"length\":18,"
	       "\"where\":\"cell\",\"path\":\"html>body>td[2]\",\"stage\":\"parse\","
	       "\"message\":\"the record is too large and was left out\"}\n"));
	free((char *)text.data);
	arena_free(findings.arena);
}

static void a_record_that_does_not_fit_leaves_no_trace(void **state)
{
	struct record record = { .type = RECORD_LINK, .place = test_place(), .as.link = &test_link };
	size_t size = rendered(NULL, "jsonl", &plain, &record).len;
	struct buf out;
	struct buf late;

	(void)state;
	buf_init(&out, 2 * size + size / 2);
	buf_init(&late, 0);
	for (int i = 0; i < 3; i++)
		emit_find(SV("jsonl"))->record(&out, &late, &plain, &record);
	assert_int_equal(out.len, 2 * size);
	assert_true(out.overflow);
	buf_free(&out);
}

static void formats_are_found_by_name(void **state)
{
	(void)state;
	assert_string_equal(emit_find(SV("jsonl"))->name, "jsonl");
	assert_string_equal(emit_find(SV("sarif"))->name, "sarif");
	assert_string_equal(emit_find(SV("text"))->name, "text");
	assert_null(emit_find(SV("")));
	assert_null(emit_find(SV("JSONL")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_has_its_fields_in_order),
		cmocka_unit_test(empty_fields_of_a_link_are_written),
		cmocka_unit_test(an_attachment_tells_type_and_size_where_known),
		cmocka_unit_test(a_label_tells_an_empty_value_from_none),
		cmocka_unit_test(a_finding_has_its_fields_in_order_and_never_the_value),
		cmocka_unit_test(facts_become_the_data_of_a_finding),
		cmocka_unit_test(referrers_are_the_findings_own_place),
		cmocka_unit_test(an_error_has_a_place_only_where_one_is_known),
		cmocka_unit_test(a_summary_counts_by_rule),
		cmocka_unit_test(passwords_in_addresses_are_masked_everywhere),
		cmocka_unit_test(hostile_strings_stay_on_their_line),
		cmocka_unit_test(long_strings_are_cut_between_characters),
		cmocka_unit_test(a_password_is_masked_before_the_address_is_cut),
		cmocka_unit_test(a_record_that_is_too_large_becomes_an_error),
		cmocka_unit_test(a_record_that_does_not_fit_leaves_no_trace),
		cmocka_unit_test(formats_are_found_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
