/* html: tables, the places of their cells and what heads them. */
#include "html_fixture.h"

/* The cell with this text. */
static const struct cell *cell_with(const struct page *page, const char *text)
{
	for (uint32_t i = 0; i < page->cells.count; i++)
		if (sv_eq(page_cell_text(page, i), sv_from(text)))
			return &page->cells.items[i];
	fail_msg("no cell with %s", text);
	return NULL;
}

static struct sv text_of(const struct page *page, uint32_t cell)
{
	return cell == PAGE_NONE ? SV("-") : page_cell_text(page, cell);
}

#define assert_place(page, text, the_row, the_column)                        \
	do {                                                                 \
		assert_int_equal(cell_with(page, text)->row, the_row);       \
		assert_int_equal(cell_with(page, text)->column, the_column); \
	} while (0)

static void cells_have_grid_places(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<tr><td>g</table>");
	assert_place(&page, "a", 0, 0);
	assert_place(&page, "b", 0, 1);
	assert_place(&page, "c", 0, 3);
	assert_place(&page, "d", 1, 1);
	assert_place(&page, "f", 1, 3);
	assert_place(&page, "g", 2, 0);
	assert_int_equal(page.tables.items[0].rows, 3);
	assert_int_equal(page.tables.items[0].columns, 4);
	assert_int_equal(cell_with(&page, "b")->column_span, 2);
	assert_int_equal(cell_with(&page, "a")->row_span, 2);
}

static void row_spans_end_with_their_row_group(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><thead><tr><th rowspan=9>a<th>b<tbody><tr><td rowspan=0>c<td>d<tr><td>e<tr><td>f"
			 "<tfoot><tr><td>g</table>");
	assert_place(&page, "c", 1, 0);
	assert_place(&page, "e", 2, 1);
	assert_place(&page, "f", 3, 1);
	assert_place(&page, "g", 4, 0);
}

static void columns_are_headed_by_th_or_the_first_row(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><td>姓名<td>密码<tr><td>a<td>b<tr><th>c<td>d<tr><td>e<td>f</table>");
	assert_sv(text_of(&page, cell_with(&page, "b")->column_header), SV("密码"));
	assert_sv(text_of(&page, cell_with(&page, "密码")->column_header), SV("-"));
	assert_sv(text_of(&page, cell_with(&page, "c")->column_header), SV("姓名"));
	assert_sv(text_of(&page, cell_with(&page, "e")->column_header), SV("c"));
	assert_sv(text_of(&page, cell_with(&page, "f")->column_header), SV("密码"));
}

static void a_group_of_rows_does_not_head_them(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><th>姓名<th>电话<tr><th colspan=2>一、城关镇<tr><td>a<td>b"
			 "<tr><th colspan=2>二、河西镇<tr><td>c<td>d<tr><th>姓名<th>手机<tr><td>e<td>f</table>");
	assert_sv(text_of(&page, cell_with(&page, "a")->column_header), SV("姓名"));
	assert_sv(text_of(&page, cell_with(&page, "d")->column_header), SV("电话"));
	assert_sv(text_of(&page, cell_with(&page, "f")->column_header), SV("手机"));
}

static void a_wide_header_heads_all_its_columns(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><th colspan=2>h<th>i<tr><td>a<td>b<td>c<td>d</table>");
	assert_sv(text_of(&page, cell_with(&page, "a")->column_header), SV("h"));
	assert_sv(text_of(&page, cell_with(&page, "b")->column_header), SV("h"));
	assert_sv(text_of(&page, cell_with(&page, "c")->column_header), SV("i"));
	assert_sv(text_of(&page, cell_with(&page, "d")->column_header), SV("-"));
}

static void rows_are_headed_by_the_nearest_th_or_the_first_cell(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><th>姓名<td>a<th>电话<td>b<tr><td>c<td>d<td>e</table>");
	assert_sv(text_of(&page, cell_with(&page, "姓名")->row_header), SV("-"));
	assert_sv(text_of(&page, cell_with(&page, "a")->row_header), SV("姓名"));
	assert_sv(text_of(&page, cell_with(&page, "b")->row_header), SV("电话"));
	assert_sv(text_of(&page, cell_with(&page, "e")->row_header), SV("c"));
	assert_sv(text_of(&page, cell_with(&page, "e")->left), SV("d"));
}

static void cells_that_reach_down_count_in_the_rows_below(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><th rowspan=2>h<td>a<tr><td>b</table>");
	assert_sv(text_of(&page, cell_with(&page, "b")->row_header), SV("h"));
	assert_sv(text_of(&page, cell_with(&page, "b")->left), SV("h"));
}

static void nested_tables_know_the_cell_around(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><td>x<table><tr><td>in</table>y<td>z</table>");
	assert_int_equal(page.tables.count, 2);
	assert_int_equal(page.tables.items[0].outer, PAGE_NONE);
	const struct cell *outer = &page.cells.items[page.tables.items[1].outer];
	assert_int_equal(outer->column, 0);
	assert_sv(sv_slice(page.streams[STREAM_BODY].text, outer->begin, outer->end), SV("x\nin\t\ny"));
	assert_int_equal(piece_with(&page, STREAM_BODY, "in")->cell, page.tables.items[1].outer + 1);
	assert_int_equal(cell_with(&page, "z")->column, 1);
	assert_int_equal(piece_with(&page, STREAM_BODY, "y")->cell, 0);
}

static void cells_say_what_kind_of_place_they_are(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><caption>k</caption><tr><th>h<td>c<td hidden>i</table>");
	assert_int_equal(piece_with(&page, STREAM_BODY, "k")->where, WHERE_TEXT);
	assert_int_equal(piece_with(&page, STREAM_BODY, "h")->where, WHERE_HEADER);
	assert_int_equal(piece_with(&page, STREAM_BODY, "c")->where, WHERE_CELL);
	assert_int_equal(piece_with(&page, STREAM_BODY, "i")->where, WHERE_HIDDEN);
	assert_int_equal(piece_with(&page, STREAM_BODY, "i")->cell, 2);
}

static void empty_cells_keep_their_tab(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><td></td><td> </td><td><p>a</p></td></tr><tr></tr></table>");
	assert_sv(stream_text(&page, STREAM_BODY), SV("\t\ta\t\n"));
}

static void a_cell_in_a_template_belongs_to_no_outer_table(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table><tr><td>a<template><td>b</td></template><td>c</table>");
	assert_int_equal(page.cells.count, 2);
	assert_place(&page, "c", 0, 1);
}

static void foster_parented_text_keeps_its_place_in_the_source(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<table>out<tr><td>in</td>stray</table>");
	assert_sv(source_text(&page, piece_with(&page, STREAM_BODY, "out")->source), SV("out"));
	assert_sv(source_text(&page, piece_with(&page, STREAM_BODY, "stray")->source), SV("stray"));
	assert_int_equal(piece_with(&page, STREAM_BODY, "stray")->cell, PAGE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_have_grid_places),
		cmocka_unit_test(row_spans_end_with_their_row_group),
		cmocka_unit_test(columns_are_headed_by_th_or_the_first_row),
		cmocka_unit_test(a_group_of_rows_does_not_head_them),
		cmocka_unit_test(a_wide_header_heads_all_its_columns),
		cmocka_unit_test(rows_are_headed_by_the_nearest_th_or_the_first_cell),
		cmocka_unit_test(cells_that_reach_down_count_in_the_rows_below),
		cmocka_unit_test(nested_tables_know_the_cell_around),
		cmocka_unit_test(cells_say_what_kind_of_place_they_are),
		cmocka_unit_test(empty_cells_keep_their_tab),
		cmocka_unit_test(a_cell_in_a_template_belongs_to_no_outer_table),
		cmocka_unit_test(foster_parented_text_keeps_its_place_in_the_source),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
