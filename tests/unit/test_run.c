/* The parts of run/ that need no pipeline: redaction, excerpts, twins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above */
#include <cmocka.h>

#include "run/excerpt.h"
#include "run/twins.h"

#define ID  "110101199003070177"
#define PWD "Qs@2024#gov"

static struct finding *add_secret(struct findings *findings, const char *shown, const char *evidence)
{
	struct finding *finding = vec_push(findings->arena, &findings->list);

	finding->rule = "leak.cn-id";
	finding->shown = sv_from(shown);
	finding->evidence = sv_from(evidence);
	finding->sensitive = true;
	return finding;
}

static void assert_text(struct sv text, const char *expected)
{
	assert_int_equal(text.len, strlen(expected));
	assert_memory_equal(text.data, expected, text.len);
}

static void every_value_of_the_page_is_blotted_out(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct redactor redactor;
	(void)state;

	add_secret(&findings, ID, "110*************77");
	add_secret(&findings, PWD, "******");
	redactor_init(&redactor, findings.arena, &findings);
	assert_text(redact(&redactor, SV("http://a/?id=" ID "&p=" PWD "&x=" ID)),
		    "http://a/?id=110*************77&p=******&x=110*************77");
	assert_text(redact(&redactor, SV("http://a/?id=%31%310101199003070177&b=%20")),
		    "http://a/?id=110*************77&b= ");
	assert_text(redact(&redactor, SV("http://a/?b=%20&c=%")), "http://a/?b=%20&c=%");
	assert_text(redact(&redactor, SV("nothing to hide")), "nothing to hide");
	arena_free(findings.arena);
}

static void the_longer_of_two_values_wins(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct redactor redactor;
	(void)state;

	add_secret(&findings, "secret", "S");
	add_secret(&findings, "secret-and-more", "M");
	add_secret(&findings, "secret-b", "B");
	redactor_init(&redactor, findings.arena, &findings);
	assert_text(redact(&redactor, SV("secret-and-more secret-z secret-b secre")), "M S-z B secre");
	arena_free(findings.arena);
}

static void values_of_three_bytes_are_left_alone(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct redactor redactor;
	(void)state;

	add_secret(&findings, "abc", "***");
	redactor_init(&redactor, findings.arena, &findings);
	assert_text(redact(&redactor, SV("abcabc")), "abcabc");
	arena_free(findings.arena);
}

static void an_excerpt_shows_the_line_with_all_values_masked(void **state)
{
	static const char document[] = "<p>first</p>\n  <td>11010119<b>900307</b>0177</td><td>" PWD "</td>\nlast";
	struct findings findings = { .arena = arena_new() };
	struct redactor redactor;
	struct excerpt excerpt;
	(void)state;

	struct finding *split = add_secret(&findings, ID, "110*************77");
	split->at.begin = (size_t)(strstr(document, "11010119<b>") - document);
	split->at.end = (size_t)(strstr(document, "0177") + 4 - document);
	struct span at = split->at;
	add_secret(&findings, PWD, "******");
	redactor_init(&redactor, findings.arena, &findings);
	findings.list.items[0].at = at;
	excerpt_of(&excerpt, &redactor, sv_from(document), &findings.list.items[0], false);
	assert_text(excerpt.text, "<td>110*************77</td><td>******</td>");
	assert_text(sv_slice(excerpt.text, excerpt.mark_begin, excerpt.mark_end), "110*************77");
	excerpt_of(&excerpt, &redactor, sv_from(document), &findings.list.items[0], true);
	assert_text(excerpt.text, "<td>11010119<b>900307</b>0177</td><td>" PWD "</td>");
	arena_free(findings.arena);
}

static void a_neighbour_split_over_tags_is_masked_by_its_place(void **state)
{
	static const char document[] = "<p>ID 110101<b>19900307</b>0177, password " PWD "</p>";
	struct findings findings = { .arena = arena_new() };
	struct redactor redactor;
	struct excerpt excerpt;
	(void)state;

	struct finding *split = add_secret(&findings, ID, "110*************77");
	split->at.begin = (size_t)(strstr(document, "110101") - document);
	split->at.end = (size_t)(strstr(document, "0177") + 4 - document);
	struct finding *password = add_secret(&findings, PWD, "******");
	password->at.begin = (size_t)(strstr(document, PWD) - document);
	password->at.end = password->at.begin + strlen(PWD);
	redactor_init(&redactor, findings.arena, &findings);
	excerpt_of(&excerpt, &redactor, sv_from(document), &findings.list.items[1], false);
	assert_text(excerpt.text, "<p>ID 110*************77, password ******</p>");
	assert_text(sv_slice(excerpt.text, excerpt.mark_begin, excerpt.mark_end), "******");
	arena_free(findings.arena);
}

static void settle(struct buf *out, const struct twin_claim *claims, size_t count, struct sv records)
{
	struct twins *twins = twins_new();
	struct tally tally;

	tally_init(&tally, NULL);
	twins_take(twins, out, &tally, claims, count, records);
	twins_settle(twins, out, &tally);
	tally_free(&tally);
	twins_free(twins);
}

static void a_twin_clears_a_word_file_whichever_comes_first(void **state)
{
	struct buf out;
	(void)state;
	const struct twin_claim claims[] = {
		{ .kind = TWIN_SHOWS, .key = 1 },
		{ .kind = TWIN_FILE, .key = 1, .address = 10, .rule = "attachment.word", .begin = 0, .end = 1 },
		{ .kind = TWIN_FILE, .key = 2, .address = 20, .rule = "attachment.word", .begin = 1, .end = 2 },
		{ .kind = TWIN_FILE, .key = 3, .address = 30, .rule = "attachment.word", .begin = 2, .end = 3 },
		{ .kind = TWIN_SHOWS, .key = 2 },
		{ .kind = TWIN_CLEARS, .address = 40 },
		{ .kind = TWIN_FILE, .key = 4, .address = 40, .rule = "attachment.word", .begin = 3, .end = 4 },
	};

	buf_init(&out, SIZE_MAX);
	settle(&out, claims, sizeof claims / sizeof claims[0], SV("abcd"));
	assert_text(buf_view(&out), "c");
	buf_free(&out);
}

static void what_is_no_pdf_clears_nothing(void **state)
{
	struct buf out;
	(void)state;
	const struct twin_claim claims[] = {
		{ .kind = TWIN_CLEARS, .address = 10, .twin = 11 },
		{ .kind = TWIN_CLEARS, .address = 20, .twin = 21 },
		{ .kind = TWIN_CLEARS, .address = 30, .twin = 31 },
		{ .kind = TWIN_CLEARS, .address = 30, .twin = 11 },
		{ .kind = TWIN_JUDGED, .address = 11 },
		{ .kind = TWIN_JUDGED, .address = 21 },
		{ .kind = TWIN_SHOWS, .key = 9, .address = 21 },
		{ .kind = TWIN_FILE, .key = 1, .address = 10, .rule = "attachment.word", .begin = 0, .end = 1 },
		{ .kind = TWIN_FILE, .key = 2, .address = 20, .rule = "attachment.word", .begin = 1, .end = 2 },
		{ .kind = TWIN_FILE, .key = 3, .address = 30, .rule = "attachment.word", .begin = 2, .end = 3 },
	};

	buf_init(&out, SIZE_MAX);
	settle(&out, claims, sizeof claims / sizeof claims[0], SV("abc"));
	assert_text(buf_view(&out), "a");
	buf_free(&out);
}

static void a_link_to_a_file_that_was_judged_itself_is_no_news(void **state)
{
	struct buf out;
	(void)state;
	const struct twin_claim claims[] = {
		{ .kind = TWIN_LINK, .address = 10, .rule = "attachment.word", .begin = 0, .end = 1 },
		{ .kind = TWIN_LINK, .address = 20, .rule = "attachment.word", .begin = 1, .end = 2 },
		{ .kind = TWIN_JUDGED, .address = 10 },
		{ .kind = TWIN_CLEARS, .address = 20 },
	};

	buf_init(&out, SIZE_MAX);
	settle(&out, claims, sizeof claims / sizeof claims[0], SV("ab"));
	assert_text(buf_view(&out), "b");
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_value_of_the_page_is_blotted_out),
		cmocka_unit_test(the_longer_of_two_values_wins),
		cmocka_unit_test(values_of_three_bytes_are_left_alone),
		cmocka_unit_test(an_excerpt_shows_the_line_with_all_values_masked),
		cmocka_unit_test(a_neighbour_split_over_tags_is_masked_by_its_place),
		cmocka_unit_test(a_twin_clears_a_word_file_whichever_comes_first),
		cmocka_unit_test(what_is_no_pdf_clears_nothing),
		cmocka_unit_test(a_link_to_a_file_that_was_judged_itself_is_no_news),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
