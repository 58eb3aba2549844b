#include "html_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "match/confirm.h"

#define MOST 64

struct numbers {
	struct digits_match list[MOST];
	size_t count;
};

static void take(void *context, const struct digits_match *match)
{
	struct numbers *numbers = context;

	assert_true(numbers->count < MOST);
	numbers->list[numbers->count++] = *match;
}

static const struct digits_rule rule = { .min = 18, .max = 18, .tail = { "X", 1 }, .any_grouping = true };

/* What the peers of the numbers say, a letter for each: "agree", "disagree", "silent"; capitals where they are
 * personal. */
static void assert_say(const char *html, enum stream_kind kind, const char *expected)
{
	struct page page;
	struct numbers numbers = { .count = 0 };
	char said[MOST + 1] = "";

	read_page(&page, html);
	digits_find(&(struct digits_sink){ &rule, &numbers, take }, 1, stream_text(&page, kind));
	const struct peers *const *peers =
	    peers_find(html_arena, &page, kind, numbers.list, numbers.count, look_cn_id, 20260101);
	for (size_t i = 0; i < numbers.count; i++) {
		char letter = "sad"[peers_say(peers[i])];
		said[i] = peers_are_personal(peers[i]) ? (char)(letter - 32) : letter;
	}
	assert_string_equal(said, expected);
}

#define ID_1      "510104197809110216"
#define ID_2      "430922196611304818"
#define ID_3      "330106197310051244"
#define SERIAL_1  "440803202309150016" /* passes every test */
#define SERIAL_2  "440803202309150017"
#define SERIAL_3  "440803202309160018"
#define ROW(a, b) "<tr><td>" a "</td><td>" b "</td></tr>"

static void columns_are_judged_by_themselves(void **state)
{
	(void)state;
	assert_say("<table>" ROW(ID_1, SERIAL_1) ROW(ID_2, SERIAL_2) ROW(ID_3, SERIAL_3) "</table>", STREAM_BODY,
		   "AdAdAd");
	assert_say("<table>" ROW(ID_1, "") ROW(ID_2, "") "</table>", STREAM_BODY, "SS");
}

static void repeats_are_no_further_evidence(void **state)
{
	(void)state;
	assert_say("<table>" ROW(ID_1, "") ROW(ID_1, "") ROW(ID_1, "") ROW(ID_1, "") "</table>", STREAM_BODY, "SSSS");
}

static void lists_and_enumerations_are_groups(void **state)
{
	(void)state;
	assert_say("<ul><li>" ID_1 "<li>" ID_2 "<li>" ID_3 "</ul>", STREAM_BODY, "AAA");
	assert_say("<p>" ID_1 "、" ID_2 "、" ID_3 "</p>", STREAM_BODY, "AAA");
	assert_say("<p>受理号：" SERIAL_1 "，证件：" ID_1 "</p><p>受理号：" SERIAL_2 "，证件：" ID_2
		   "</p><p>受理号：" SERIAL_3 "，证件：" ID_3 "</p>",
		   STREAM_BODY, "dAdAdA");
}

static void keys_and_places_of_scripts_are_groups(void **state)
{
	(void)state;
	assert_say("<script>[{id:'" SERIAL_1 "',no:'" ID_1 "'},{id:'" SERIAL_2 "',no:'" ID_2 "'},{id:'" SERIAL_3
		   "',no:'" ID_3 "'}]</script>",
		   STREAM_SCRIPT, "dAdAdA");
	assert_say("<script>[['" SERIAL_1 "','" ID_1 "'],['" SERIAL_2 "','" ID_2 "'],['" SERIAL_3 "','" ID_3
		   "']]</script>",
		   STREAM_SCRIPT, "SSSSSS"); /* nothing but marks between them: one enumeration */
	assert_say("<script>[['a','" ID_1 "'],['b','" ID_2 "'],['c','" ID_3 "']]</script>", STREAM_SCRIPT, "AAA");
}

static void a_hundred_thousand_numbers_take_linear_time(void **state)
{
	enum { COUNT = 100000 };
	char *text = malloc(COUNT * 32);
	struct digits_match *numbers = malloc(COUNT * sizeof *numbers);
	struct page page;
	size_t len = 0;

	(void)state;
	assert_true(text && numbers);
	for (size_t i = 0; i < COUNT; i++) {
		size_t begin = len + 1;
		len += (size_t)sprintf(text + len, "\n" ID_1 ",x%zu", i % 10);
		numbers[i] = (struct digits_match){ .at = { begin, begin + 18 }, .digits = ID_1, .count = 18 };
	}
	read_page(&page, "<script>x</script>");
	page.streams[STREAM_SCRIPT].text = (struct sv){ text, len };
	clock_t start = clock();
	peers_find(html_arena, &page, STREAM_SCRIPT, numbers, COUNT, look_cn_id, 20260101);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1);
	free(numbers);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_judged_by_themselves),
		cmocka_unit_test(repeats_are_no_further_evidence),
		cmocka_unit_test(lists_and_enumerations_are_groups),
		cmocka_unit_test(keys_and_places_of_scripts_are_groups),
		cmocka_unit_test(a_hundred_thousand_numbers_take_linear_time),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
