/* table: grids of elements that are no tables. */
#include "html_fixture.h"

#include "table/grid_table.h"

static void find_in(struct page *page, const char *html)
{
	read_page(page, html);
	assert_int_equal(grid_table_find(page, html_arena), 0);
}

static void rows_below_headings_are_a_table(void **state)
{
	struct page page;

	(void)state;
	find_in(
	    &page,
	    "<div><div>户主</div><div>人口</div><div>手机</div></div>"
	    "<ul><li><div>李芳</div><div>3</div><div>137</div></li><li><div>王勇</div><div></div><div><p>159</p></div></li></ul>"
	    "<p>注：以上</p>");
	assert_int_equal(page.tables.count, 1);
	assert_int_equal(page.tables.items[0].rows, 3);
	assert_int_equal(page.tables.items[0].columns, 3);
	assert_int_equal(page.cells.count, 8);
	const struct cell *last = &page.cells.items[7];
	assert_sv(page_cell_text(&page, 7), SV("159"));
	assert_int_equal(last->row, 2);
	assert_int_equal(last->column, 2);
	assert_sv(page_cell_text(&page, last->column_header), SV("手机"));
	assert_sv(page_cell_text(&page, last->left), SV("王勇"));
	assert_true(page.cells.items[0].header);
	assert_int_equal(page.cells.items[0].column_header, PAGE_NONE);
	assert_int_equal(piece_with(&page, STREAM_BODY, "137")->cell, 5);
	assert_int_equal(piece_with(&page, STREAM_BODY, "注：以上")->cell, PAGE_NONE);
}

static void what_is_no_grid_stays(void **state)
{
	static const char *const pages[] = {
		"",
		"<div><div>姓名</div><div>手机</div></div>",
		"<div><div>姓名</div><div>李芳</div></div><div><div>手机</div><div>137</div></div>",
		"<div><div>首页</div><div>新闻</div></div><div><div>互动</div><div>服务</div></div>",
		"<dl><dt>姓名</dt><dd>手机</dd></dl><dl><dt>李芳</dt><dd>137</dd></dl>",
		"<div><div>姓名</div><div>手机</div></div><div><div>李芳</div><div>3</div><div>137</div></div>",
		"<table><tr><td>姓名</td><td>手机</td></tr><tr><td>李芳</td><td>137</td></tr></table>",
	};
	(void)state;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct page page;
		read_page(&page, pages[i]);
		size_t tables = page.tables.count;
		assert_int_equal(grid_table_find(&page, html_arena), 0);
		if (page.tables.count != tables)
			fail_msg("a grid: %s", pages[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_below_headings_are_a_table),
		cmocka_unit_test(what_is_no_grid_stays),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
