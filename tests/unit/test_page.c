#include "assert_sv.h"

#include "base/limits.h"
#include "model/page.h"

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void words_of_where_come_back(void **state)
{
	(void)state;
	for (int where = 0; where < WHERE_COUNT; where++)
		assert_int_equal(where_from(sv_from(where_name((enum where)where))), where);
	assert_int_equal(where_from(SV("nowhere")), WHERE_COUNT);
	assert_int_equal(where_from(SV("")), WHERE_COUNT);
	assert_string_equal(where_name(WHERE_DOCUMENT), "document");
}

static void every_kind_of_place_has_its_stream(void **state)
{
	(void)state;
	assert_int_equal(where_stream(WHERE_TEXT), STREAM_BODY);
	assert_int_equal(where_stream(WHERE_TITLE), STREAM_BODY);
	assert_int_equal(where_stream(WHERE_HIDDEN), STREAM_BODY);
	assert_int_equal(where_stream(WHERE_HEADER), STREAM_BODY);
	assert_int_equal(where_stream(WHERE_CELL), STREAM_BODY);
	assert_int_equal(where_stream(WHERE_DOCUMENT), STREAM_BODY);
	assert_int_equal(where_stream(WHERE_ATTRIBUTE), STREAM_ATTRIBUTE);
	assert_int_equal(where_stream(WHERE_COMMENT), STREAM_COMMENT);
	assert_int_equal(where_stream(WHERE_SCRIPT), STREAM_SCRIPT);
	assert_int_equal(where_stream(WHERE_STYLE), STREAM_STYLE);
	assert_int_equal(where_stream(WHERE_URL), STREAM_URL);
	assert_int_equal(where_stream(WHERE_FILENAME), STREAM_URL);
}

static void links_have_the_words_of_records(void **state)
{
	(void)state;
	assert_string_equal(link_kind_name(LINK_PAGE), "page");
	assert_string_equal(link_kind_name(LINK_ATTACHMENT), "attachment");
	assert_string_equal(link_kind_name(LINK_OTHER), "other");
	assert_string_equal(link_scope_name(SCOPE_INTERNAL), "internal");
	assert_string_equal(link_scope_name(SCOPE_DOMAIN), "domain");
	assert_string_equal(link_scope_name(SCOPE_EXTERNAL), "external");
}

/*
 * stream  a b c \n & \t x y z
 * offset  0 1 2  3 4  5 6 7 8
 * source  "abc" at 10, "&amp;" at 20, "xyz" at 40
 */
static struct stream *test_stream(struct arena *arena)
{
	static const struct piece pieces[] = {
		{ .begin = 0, .end = 3, .source = { 10, 13 }, .verbatim = true },
		{ .begin = 4, .end = 5, .source = { 20, 25 }, .verbatim = false },
		{ .begin = 6, .end = 9, .source = { 40, 43 }, .verbatim = true },
	};
	struct stream *stream = arena_zalloc(arena, sizeof *stream);

	stream->text = SV("abc\n&\txyz");
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
		*vec_push(arena, &stream->pieces) = pieces[i];
	return stream;
}

static void a_piece_is_found_by_offset(void **state)
{
	struct stream *stream = test_stream(*state);
	const struct piece *pieces = stream->pieces.items;

	assert_ptr_equal(stream_piece(stream, 0), &pieces[0]);
	assert_ptr_equal(stream_piece(stream, 2), &pieces[0]);
	assert_ptr_equal(stream_piece(stream, 3), &pieces[0]);
	assert_ptr_equal(stream_piece(stream, 4), &pieces[1]);
	assert_ptr_equal(stream_piece(stream, 8), &pieces[2]);
	assert_ptr_equal(stream_piece(stream, 1000), &pieces[2]);
	stream->pieces.items[0].begin = 1;
	assert_null(stream_piece(stream, 0));
	stream->pieces.count = 0;
	assert_null(stream_piece(stream, 0));
}

static void source_is(const struct stream *stream, size_t begin, size_t end, size_t source_begin, size_t source_end)
{
	struct span span = stream_source(stream, begin, end);

	assert_int_equal(span.begin, source_begin);
	assert_int_equal(span.end, source_end);
}

static void bytes_of_one_piece_are_where_they_were_read(void **state)
{
	struct stream *stream = test_stream(*state);

	source_is(stream, 0, 3, 10, 13);
	source_is(stream, 1, 2, 11, 12);
	source_is(stream, 4, 5, 20, 25);
	source_is(stream, 7, 9, 41, 43);
}

static void a_value_over_several_pieces_spans_what_is_between(void **state)
{
	struct stream *stream = test_stream(*state);

	source_is(stream, 1, 7, 11, 41);
	source_is(stream, 0, 5, 10, 25);
	source_is(stream, 4, 9, 20, 43);
}

static void separators_at_the_ends_do_not_count(void **state)
{
	struct stream *stream = test_stream(*state);

	source_is(stream, 3, 5, 20, 25);
	source_is(stream, 5, 8, 40, 42);
	source_is(stream, 0, 4, 10, 13);
	source_is(stream, 4, 6, 20, 25);
	source_is(stream, 3, 4, 13, 13);
	source_is(stream, 5, 6, 25, 25);
}

static void an_empty_value_has_a_place(void **state)
{
	struct stream *stream = test_stream(*state);

	source_is(stream, 1, 1, 11, 11);
	source_is(stream, 6, 6, 40, 40);
	source_is(stream, 9, 9, 43, 43);
}

static void text_before_any_piece_begins_at_the_first(void **state)
{
	struct stream *stream = test_stream(*state);

	stream->pieces.items[0].begin = 1;
	source_is(stream, 0, 3, 10, 13);
	stream->pieces.count = 0;
	source_is(stream, 0, 3, 0, 0);
}

static void text_that_was_moved_keeps_its_first_part(void **state)
{
	struct stream *stream = test_stream(*state);

	stream->pieces.items[2].source = (struct span){ 2, 5 };
	source_is(stream, 1, 9, 11, 13);
}

static uint32_t add_element(struct arena *arena, struct page *page, uint32_t parent, struct sv name, uint32_t nth)
{
	struct element *element = vec_push(arena, &page->elements);

	element->parent = parent;
	element->name = name;
	element->nth = nth;
	return (uint32_t)page->elements.count - 1;
}

static void a_path_names_and_numbers_the_elements(void **state)
{
	struct page page = { 0 };
	uint32_t html = add_element(*state, &page, PAGE_NONE, SV("html"), 1);
	uint32_t body = add_element(*state, &page, html, SV("body"), 1);
	uint32_t table = add_element(*state, &page, body, SV("table"), 1);
	uint32_t row = add_element(*state, &page, table, SV("tr"), 13);
	uint32_t cell = add_element(*state, &page, row, SV("td"), UINT32_MAX);

	assert_sv(page_path(&page, *state, cell), SV("html>body>table[1]>tr[13]>td[4294967295]"));
	assert_sv(page_path(&page, *state, html), SV("html"));
	assert_sv(page_path(&page, *state, PAGE_NONE), SV(""));
}

static void a_deep_path_shows_its_inner_part(void **state)
{
	struct page page = { 0 };
	uint32_t element = PAGE_NONE;

	for (int depth = 0; depth < 100000; depth++)
		element = add_element(*state, &page, element, SV("div"), 7);
	struct sv path = page_path(&page, *state, element);
	assert_true(path.len <= LIMIT_PATH_BYTES && path.len > LIMIT_PATH_BYTES - 12);
	assert_true(sv_starts(path, SV("…>div[7]>")));
	assert_true(sv_ends(path, SV(">div[7]>div[7]")));
}

static void a_path_of_the_limit_is_whole(void **state)
{
	struct page page = { 0 };
	uint32_t element = PAGE_NONE;

	for (int depth = 0; depth < 145; depth++)
		element = add_element(*state, &page, element, SV("div"), 7);
	assert_true(sv_starts(page_path(&page, *state, element), SV("div[7]>")));
	assert_int_equal(page_path(&page, *state, element).len, 145 * 7 - 1);
}

static void a_name_longer_than_any_path_is_left_out(void **state)
{
	char name[2 * LIMIT_PATH_BYTES];
	struct page page = { 0 };

	memset(name, 'x', sizeof name);
	uint32_t element = add_element(*state, &page, PAGE_NONE, (struct sv){ name, sizeof name }, 1);
	uint32_t inner = add_element(*state, &page, element, SV("p"), 2);
	assert_sv(page_path(&page, *state, inner), SV("…>p[2]"));
	assert_sv(page_path(&page, *state, element), SV("…>"));
}

static void the_text_of_a_cell_is_trimmed(void **state)
{
	struct page page = { 0 };
	struct cell *cell = vec_push(*state, &page.cells);

	page.streams[STREAM_BODY].text = SV("x\t \n 姓名 \n\ty");
	cell->begin = 2;
	cell->end = page.streams[STREAM_BODY].text.len - 2;
	assert_sv(page_cell_text(&page, 0), SV("姓名"));
	assert_sv(page_cell_text(&page, PAGE_NONE), SV(""));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_where_come_back),
		cmocka_unit_test(every_kind_of_place_has_its_stream),
		cmocka_unit_test(links_have_the_words_of_records),
		TEST(a_piece_is_found_by_offset),
		TEST(bytes_of_one_piece_are_where_they_were_read),
		TEST(a_value_over_several_pieces_spans_what_is_between),
		TEST(separators_at_the_ends_do_not_count),
		TEST(an_empty_value_has_a_place),
		TEST(text_before_any_piece_begins_at_the_first),
		TEST(text_that_was_moved_keeps_its_first_part),
		TEST(a_path_names_and_numbers_the_elements),
		TEST(a_deep_path_shows_its_inner_part),
		TEST(a_path_of_the_limit_is_whole),
		TEST(a_name_longer_than_any_path_is_left_out),
		TEST(the_text_of_a_cell_is_trimmed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
