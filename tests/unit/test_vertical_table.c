/* model: tables whose first column holds the headings. */
#include "html_fixture.h"

#include "table/vertical_table.h"

static bool first_is_vertical(const char *html)
{
	struct page page;

	read_page(&page, html);
	vertical_table_mark(&page, html_arena);
	assert_int_equal(page.cells.items[0].header, page.tables.items[0].vertical);
	return page.tables.items[0].vertical;
}

static void headings_in_the_first_column_make_a_table_vertical(void **state)
{
	(void)state;
	assert_true(first_is_vertical("<table><tr><td>姓名<td>张某<td>李某<tr><td>身份证号<td>1<td>2"
				      "<tr><td>手机号码<td>3<td>4</table>"));
	assert_true(first_is_vertical("<table><tr><td>姓　名<td>张某<td>李某<tr><td>电话（手机）<td>1<td>2</table>"));
}

static void other_tables_are_not_vertical(void **state)
{
	static const char *const tables[] = {
		"<table><tr><td>姓名<td>身份证号<td>手机号<tr><td>张某<td>1<td>2<tr><td>李某<td>3<td>4</table>",
		"<table><tr><td>姓名<td>张某<td>性别<td>男<tr><td>手机号<td>1<td>住址<td>某村</table>",
		"<table><tr><td>姓名<td>张某<tr><td>手机号<td>1</table>",
		"<table><tr><td>张某<td>1<td>2<tr><td>李某<td>3<td>4</table>",
	};
	(void)state;

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		assert_false(first_is_vertical(tables[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_in_the_first_column_make_a_table_vertical),
		cmocka_unit_test(other_tables_are_not_vertical),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
