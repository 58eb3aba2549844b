/* html: pages made to be slow, deep or endless. Each ends with what was on it still in the page. */
#include <time.h>

#include "html/html_reader.h"
#include "html_fixture.h"

/* Far above what any of them takes, below what a quadratic one would. */
#define HANG_SECONDS 60

static double seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* `head`, `count` times `unit`, `tail`. */
static struct sv repeated(const char *head, const char *unit, int count, const char *tail)
{
	struct sv view = sv_from(unit);
	size_t size = strlen(head) + view.len * (size_t)count + strlen(tail);
	char *text = arena_zalloc(html_arena, size + 1);
	char *at = text + strlen(head);

	memcpy(text, head, strlen(head));
	for (int i = 0; i < count; i++, at += view.len)
		memcpy(at, unit, view.len);
	memcpy(at, tail, strlen(tail));
	return (struct sv){ text, size };
}

/* The whole document as one hidden piece. */
static void assert_fallback(const struct page *page)
{
	assert_int_equal(page->links.count, 0);
	assert_int_equal(page->streams[STREAM_BODY].pieces.count, 1);
	assert_int_equal(page->streams[STREAM_BODY].pieces.items[0].where, WHERE_HIDDEN);
	assert_int_equal(stream_text(page, STREAM_BODY).len, page->document.len);
}

static enum html_trouble read_within(struct page *page, struct sv document, double limit, size_t memory)
{
	struct html_input input = { .document = document, .encoding = "UTF-8" };
	const struct gumbo_budget budget = { limit, memory };
	double begin = seconds();

	enum html_trouble trouble = html_reader_read(page, html_reader, html_arena, &input, &budget);
	assert_true(seconds() - begin < HANG_SECONDS);
	assert_null(page_fault(page));
	if (trouble == HTML_DEADLINE || trouble == HTML_MEMORY)
		assert_fallback(page);
	return trouble;
}

static void every_repetition_ends(void **state)
{
	static const struct {
		const char *head;
		const char *unit;
		int count;
		const char *tail;
	} cases[] = {
		{ "", "<div>", 40000, "x" },
		{ "", "<font size=1>", 20000, "<p>x" },
		{ "", "<ul><li>", 20000, "x" },
		{ "", "<a href=x><div>", 20000, "x" },
		{ "", "<b><div>", 20000, "</b>x" },
		{ "", "<b><p></b>", 10000, "x" },
		{ "", "<table><tr><td>", 10000, "x" },
		{ "", "<table>x", 10000, "" },
		{ "", "<button><p>", 10000, "</p>x" },
		{ "", "<svg><desc>", 10000, "x" },
		{ "", "<template>", 20000, "x" },
		{ "<select>", "<option>x", 100000, "" },
		{ "", "<", 1000000, "" },
		{ "", "&", 1000000, "" },
		{ "", "&#", 500000, "" },
		{ "", "&amp", 250000, "" },
		{ "", "<a href=", 100000, "" },
		{ "", "<a href=x ", 100000, ">x" },
		{ "x<!--", "-", 1000000, "" },
		{ "x<!--", "<!--", 200000, "" },
		{ "<p title='", "a&amp;b", 700000, "'>x" },
		{ "<p ", "a ", 500000, ">x" },
		{ "<img srcset='", "a&amp;,b ", 300000, "'>" },
		{ "<a ping='", "x ", 500000, "'>" },
		{ "<p style='", "a:url(b);", 200000, "'>" },
		{ "<style>", "@import \"a\\\n", 100000, "</style>" },
		{ "<style>", "/*", 500000, "</style>" },
		{ "<p>", "a\r", 500000, "&amp;" },
		{ "<p>", "a</x>", 100000, "&#000000000000000000001;" },
		{ "x<svg>", "<![CDATA[", 100000, "&amp;" },
		{ "<title>", "&lt;", 300000, "</title>" },
		{ "", "\n", 1000000, "x" },
		{ "", "<td>", 1000, "x" },
	};
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		arena_reset(html_arena);
		struct sv document = repeated(cases[i].head, cases[i].unit, cases[i].count, cases[i].tail);
		read_within(&page, document, 1.0, LIMIT_PARSE_ARENA);
	}
}

static void many_attributes_of_one_tag_are_capped(void **state)
{
	struct page page;
	struct buf html;

	(void)state;
	buf_init(&html, 8 * MIB);
	buf_append(&html, SV("<p title=t"));
	for (int i = 0; i < 5000; i++)
		buf_printf(&html, " a%d=v%d", i, i);
	buf_append(&html, SV(">x"));
	assert_int_equal(read_within(&page, buf_view(&html), 10, LIMIT_PARSE_ARENA), HTML_CAPPED);
	assert_int_equal(page.streams[STREAM_ATTRIBUTE].pieces.count, LIMIT_ATTRIBUTES);
	buf_clear(&html);
	buf_append(&html, SV("<p"));
	for (int i = 0; i < 100000; i++)
		buf_printf(&html, " a%d", i);
	read_within(&page, buf_view(&html), 0.5, LIMIT_PARSE_ARENA);
	buf_free(&html);
}

static void a_long_parse_ends_at_the_deadline(void **state)
{
	struct page page;

	(void)state;
	assert_int_equal(read_within(&page, repeated("", "<div>", 200000, "secret"), 0.05, LIMIT_PARSE_ARENA),
			 HTML_DEADLINE);
	assert_true(sv_ends(stream_text(&page, STREAM_BODY), SV("secret")));
	assert_true(page.is_html);
	/* The reader is as good as new. */
	read_page(&page, "<a href=x>y</a>");
	assert_int_equal(page.links.count, 1);
}

static void a_parse_that_does_not_allocate_ends_at_the_deadline(void **state)
{
	struct page page;
	char *text = arena_alloc(html_arena, 400001);

	(void)state;
	memset(text, 'a', 400000);
	memcpy(text, "<b>", 3);
	text[400000] = '\0';
	assert_int_equal(read_within(&page, repeated("", "<span>", 50000, text), 0.2, LIMIT_PARSE_ARENA),
			 HTML_DEADLINE);
	assert_int_equal(read_within(&page, repeated("<b>", "<span>", 150000, "<div></b>x"), 0.2, LIMIT_PARSE_ARENA),
			 HTML_DEADLINE);
	read_page(&page, "<a href=x>y</a>");
	assert_int_equal(page.links.count, 1);
}

static void a_large_tree_ends_at_the_memory_limit(void **state)
{
	struct page page;

	(void)state;
	assert_int_equal(read_within(&page, repeated("", "<i>x</i>", 100000, ""), 10, MIB), HTML_MEMORY);
	assert_int_equal(read_within(&page, repeated("<p title='", "x", 5000000, "'>y"), 10, MIB), HTML_MEMORY);
}

static void a_deep_body_before_a_frameset_does_not_overflow_the_stack(void **state)
{
	struct page page;

	(void)state;
	assert_int_equal(read_within(&page, repeated("", "<span>", 300000, "<frameset>"), 60, LIMIT_PARSE_ARENA),
			 HTML_MEMORY);
}

static void one_long_attribute_is_read_whole(void **state)
{
	struct page page;

	(void)state;
	struct sv document = repeated("<p title='", "x", 5000000, "'>y");
	assert_int_equal(read_within(&page, document, 10, LIMIT_PARSE_ARENA), HTML_OK);
	assert_int_equal(stream_text(&page, STREAM_ATTRIBUTE).len, 5000001);
}

static void deep_trees_are_flattened(void **state)
{
	struct page page;
	struct sv document = repeated("", "<span>", 10000, "in<script>s</script><a href=x>l</a>");

	(void)state;
	assert_int_equal(read_within(&page, document, 10, LIMIT_PARSE_ARENA), HTML_OK);
	assert_sv(stream_text(&page, STREAM_BODY), SV("inl\n"));
	assert_sv(stream_text(&page, STREAM_SCRIPT), SV("s\n"));
	assert_sv(page.links.items[0].text, SV("l"));
	/* Behind the depth, text is read as what it is. */
	document = repeated(repeated("", "<span>", 10000, "").data, "</span>", 9990, "<title>t</title>out");
	assert_int_equal(read_within(&page, document, 10, LIMIT_PARSE_ARENA), HTML_OK);
}

static void spans_of_tables_are_capped(void **state)
{
	struct page page;

	(void)state;
	read_within(&page, repeated("<table><tr>", "<td>x", 100000, "</table>"), 10, LIMIT_PARSE_ARENA);
	assert_int_equal(page.tables.items[0].columns, LIMIT_COLUMNS);
	read_within(&page, repeated("<table>", "<tr><td rowspan=65534 colspan=1000>x<td rowspan=2>y", 5000, "</table>"),
		    10, LIMIT_PARSE_ARENA);
	assert_true(page.tables.items[0].columns <= LIMIT_COLUMNS);
	read_within(&page,
		    repeated(repeated("<table><tr>", "<td rowspan=65534>x", 16000, "").data, "<tr><td>y", 20000, ""),
		    10, LIMIT_PARSE_ARENA);
}

static void too_many_links_are_capped(void **state)
{
	struct page page;

	(void)state;
	struct sv document = repeated("<a ping='", "x ", LIMIT_LINKS + 10, "'>");
	assert_int_equal(read_within(&page, document, 10, LIMIT_PARSE_ARENA), HTML_CAPPED);
	assert_int_equal(page.links.count, LIMIT_LINKS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_repetition_ends),
		cmocka_unit_test(many_attributes_of_one_tag_are_capped),
		cmocka_unit_test(a_long_parse_ends_at_the_deadline),
		cmocka_unit_test(a_parse_that_does_not_allocate_ends_at_the_deadline),
		cmocka_unit_test(a_large_tree_ends_at_the_memory_limit),
		cmocka_unit_test(a_deep_body_before_a_frameset_does_not_overflow_the_stack),
		cmocka_unit_test(one_long_attribute_is_read_whole),
		cmocka_unit_test(deep_trees_are_flattened),
		cmocka_unit_test(spans_of_tables_are_capped),
		cmocka_unit_test(too_many_links_are_capped),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
