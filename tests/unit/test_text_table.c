/* model: text that is laid out like a table. */
#include "html_fixture.h"

#include "base/limits.h"
#include "table/heading.h"
#include "table/text_table.h"

static void read_text(struct page *page, const char *text)
{
	struct html_input input = { .document = sv_from(text), .source = SV("list.txt"), .encoding = "UTF-8" };

	html_read_plain(page, html_arena, &input, WHERE_DOCUMENT);
	assert_int_equal(text_table_find(page, html_arena), 0);
	assert_string_equal(page_fault(page) ? page_fault(page) : "", "");
}

static void read_html(struct page *page, const char *text)
{
	read_page(page, text);
	assert_int_equal(text_table_find(page, html_arena), 0);
	assert_string_equal(page_fault(page) ? page_fault(page) : "", "");
}

/* The index of the cell with this text, or PAGE_NONE. */
static uint32_t cell_with(const struct page *page, const char *text)
{
	for (uint32_t i = 0; i < page->cells.count; i++)
		if (sv_eq(page_cell_text(page, i), sv_from(text)))
			return i;
	return PAGE_NONE;
}

static struct sv heading_of(const struct page *page, const char *text)
{
	uint32_t cell = cell_with(page, text);

	assert_int_not_equal(cell, PAGE_NONE);
	return page_cell_text(page, page->cells.items[cell].column_header);
}

static void every_layout_gives_cells(void **state)
{
	static const char *const texts[] = {
		"姓名,手机号\n张某,13800001111\n李某,13800002222\n",
		"姓名，手机号\n张某，13800001111\n李某，13800002222\n",
		"姓名\t手机号\n张某\t13800001111\n李某\t13800002222\n",
		"姓名|手机号\n张某|13800001111\n李某|13800002222\n",
		"| 姓名 | 手机号 |\n|---|---|\n| 张某 | 13800001111 |\n| 李某 | 13800002222 |\n",
		"姓名;手机号\r\n张某;13800001111\r\n李某;13800002222\r\n",
		"姓名、手机号\n张某、13800001111\n李某、13800002222\n",
		"姓名    手机号\n张某    13800001111\n李某    13800002222\n",
		"姓　名　　手机号\n张　某　　13800001111\n李　某　　13800002222\n",
		"姓名 手机号\n张某 13800001111\n李某 13800002222\n",
		"\"姓名\",\"手机号\"\n\"张某\",\"13800001111\"\n\"李某\",\"13800002222\"\n",
		"姓名,手机号\n张某,=\"13800001111\"\n李某,=\"13800002222\"\n",
		"姓名,手机号\n张某,'13800001111\n李某,'13800002222\n",
		"姓名,手机号\n张某,13800001111\t,\n李某,13800002222\t,\n",
		"附件名单\n姓名,手机号,\n张某,13800001111,\n\n李某,13800002222,\n",
		"    姓名    手机号\n  张某    13800001111\n    李某    13800002222\n",
		"姓名  手机号\n────────\n张某  13800001111\n────────\n李某  13800002222\n",
	};
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct page page;
		read_text(&page, texts[i]);
		assert_int_equal(page.tables.count, 1);
		assert_int_equal(page.tables.items[0].columns, 2);
		assert_sv(heading_of(&page, "13800001111"), SV("手机号"));
		assert_sv(heading_of(&page, "13800002222"), SV("手机号"));
		const struct cell *cell = &page.cells.items[cell_with(&page, "13800002222")];
		assert_int_equal(cell->left + 1, cell_with(&page, "13800002222"));
		assert_int_equal(cell->row_header, cell->left);
		const struct piece *piece = piece_with(&page, STREAM_BODY, "13800002222");
		assert_int_equal(piece->cell, cell_with(&page, "13800002222"));
		assert_int_equal(piece->where, WHERE_DOCUMENT);
		assert_sv(source_text(&page, piece->source), SV("13800002222"));
	}
}

static void lines_of_pages_are_rows_too(void **state)
{
	static const char *const pages[] = {
		"<p>姓名，手机号</p><p>张某，13800001111</p><p>李某，13800002222</p>",
		"<p>姓名，手机号<br>张某，13800001111<br/>李某，13800002222</p>",
		"<pre>\n姓名   手机号\n张某   13800001111\n李某   13800002222\n</pre>",
		"<ul><li>姓名 手机号<li>张某 13800001111<li>李某 13800002222</ul>",
		"<p>姓名&nbsp;&nbsp;&nbsp;手机号<br>张某&nbsp;&nbsp;&nbsp;138<b>0000</b>1111<br>李某&nbsp; &nbsp;13800002222</p>",
		"<p>姓名\n   手机号</p><p>张某\n   13800001111</p><p>李某\n   13800002222</p>",
	};
	(void)state;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct page page;
		read_html(&page, pages[i]);
		assert_int_equal(page.tables.count, 1);
		assert_sv(heading_of(&page, "13800001111"), SV("手机号"));
		const struct piece *piece = piece_with(&page, STREAM_BODY, "李某");
		assert_int_equal(piece->where, WHERE_TEXT);
		assert_int_equal(piece->cell, cell_with(&page, "李某"));
	}
}

static void prose_is_no_table(void **state)
{
	static const char *const texts[] = {
		"赵某，身份证号：130102196509212167，已审核。\n钱某，身份证号：330106198001032810，已审核。\n"
		"孙某，身份证号：510104195707190535，已审核。\n",
		"联系人：张某，电话：13800001111\n联系人：李某，电话：13800002222\n联系人：王某，电话：13800003333\n",
		"今年以来，全县完成投资12.3亿元，增长8%。\n上半年，新开工项目15个，竣工9个。\n下半年，计划投资20亿元，增长9%。\n",
		"关于印发《办法》的通知    2024-01-02\n关于召开会议的通知    2024-01-03\n关于放假的通知    2024-01-04\n",
		"首页 | 新闻 | 公开 | 服务\n网站地图 | 联系我们 | 隐私声明 | 帮助\n主办 | 承办 | 备案 | 标识\n",
		"int a = 10;\nint b = 20;\nfor (i = 0; i < 100; i++)\n\ta = b;\n",
		"浙江省杭州市文三路10号，3单元\n浙江省杭州市文三路11号，4单元\n浙江省杭州市文三路12号，5单元\n",
		"主办单位  某某局\n",
		"姓名：张某\n手机：13800001111\n住址：某村12号\n",
	};
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct page page;
		read_text(&page, texts[i]);
		assert_int_equal(page.tables.count, 0);
		assert_int_equal(page.cells.count, 0);
	}
}

static void quoted_fields_keep_their_commas(void **state)
{
	struct page page;
	(void)state;

	read_text(&page, "姓名,地址,手机号\n张某,\"某镇,某村\",13800001111\n李某,\"称\"\"某\"\"村\",13800002222\n");
	assert_int_not_equal(cell_with(&page, "某镇,某村"), PAGE_NONE);
	assert_int_not_equal(cell_with(&page, "称\"\"某\"\"村"), PAGE_NONE);
	assert_sv(heading_of(&page, "13800002222"), SV("手机号"));
}

static void empty_fields_keep_their_columns(void **state)
{
	struct page page;
	(void)state;

	read_text(&page,
		  "序号\t姓名\t证件号\t备注\n1\t张某\t\t无\n2\t\t440803198507142010\t\n3\t王某\t440803198507142029\n");
	assert_sv(heading_of(&page, "无"), SV("备注"));
	assert_sv(heading_of(&page, "440803198507142010"), SV("证件号"));
	assert_sv(heading_of(&page, "440803198507142029"), SV("证件号"));
}

static void lines_between_rows_do_not_end_a_table(void **state)
{
	struct page page;
	(void)state;

	read_text(
	    &page,
	    "名单公示\n姓名,手机号,村\n张某,13800001111,甲\n李某,13800002222,乙\n王某,13800003333,丙\n一、城关镇\n"
	    "周某,13800004444,丁\n（续）\n吴某,13800005555,戊\n特此公示。\n");
	assert_int_equal(page.tables.count, 1);
	assert_int_equal(page.tables.items[0].rows, 8);
	assert_sv(heading_of(&page, "13800005555"), SV("手机号"));
	assert_int_equal(page.cells.items[cell_with(&page, "13800005555")].row, 7);
	assert_int_equal(cell_with(&page, "一、城关镇"), PAGE_NONE);
}

static void headings_begin_a_table_anew(void **state)
{
	struct page page;
	(void)state;

	read_text(&page, "姓名,手机号\n张某,13800001111\n李某,13800002222\n王某,13800003333\n第二批\n姓名,证件号\n"
			 "周某,440803198507142010\n吴某,440803198507142029\n");
	assert_int_equal(page.tables.count, 2);
	assert_sv(heading_of(&page, "13800003333"), SV("手机号"));
	assert_sv(heading_of(&page, "440803198507142029"), SV("证件号"));
}

static void rows_without_headings_have_none(void **state)
{
	struct page page;
	(void)state;

	read_text(&page, "张某、13800001111\n李某、13800002222\n王某、13800003333\n");
	assert_int_equal(page.tables.count, 1);
	assert_int_equal(page.cells.items[cell_with(&page, "13800003333")].column_header, PAGE_NONE);
	read_text(&page, "身份证号码\n440803198507142010\n440803198507142029\n440803198507142037\n");
	assert_int_equal(page.tables.count, 1);
	assert_sv(heading_of(&page, "440803198507142037"), SV("身份证号码"));
}

static void a_heading_may_name_columns_that_rows_leave_out(void **state)
{
	struct page page;
	(void)state;

	read_text(&page, "姓名,手机号,备注\n张某,13800001111\n李某,13800002222\n王某,13800003333\n");
	assert_int_equal(page.tables.count, 1);
	assert_sv(heading_of(&page, "13800003333"), SV("手机号"));
	read_text(&page, "姓名  手机号\n张某,13800001111\n李某,13800002222\n王某,13800003333\n");
	assert_sv(heading_of(&page, "13800003333"), SV("手机号"));
}

static void cells_that_arrange_a_page_may_hold_tables(void **state)
{
	struct page page;
	(void)state;

	read_html(
	    &page,
	    "<table><tr><td>菜单<td><p>某县某局关于公布某某名单的公告，现将有关事项公告如下，请有关人员按时办理</p>"
	    "<p>姓名，手机号</p><p>张某，13800001111</p><p>李某，13800002222</p><p>联系某局办公室</p></table>");
	assert_int_equal(page.tables.count, 2);
	assert_int_equal(page.tables.items[1].outer, 1);
	assert_sv(heading_of(&page, "13800002222"), SV("手机号"));
	read_html(&page, "<table><tr><td>名单<td>张某，13800001111<br>李某，13800002222<br>王某，13800003333</table>");
	assert_int_equal(page.tables.count, 1);
}

static void headings_are_told_from_values(void **state)
{
	static const char *const usual[] = { "姓 名", "姓　名", "身份证号码（18位）", "*手机号：", "Password",
					     "sfzh",  "序号" };
	static const char *const others[] = {
		"张三", "13800001111", "某某县", "3号", "", "电话：13800001111", "红旗村"
	};
	(void)state;

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		assert_true(heading_is_usual(sv_from(usual[i])));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(heading_is_usual(sv_from(others[i])));
}

static void many_lines_take_linear_time(void **state)
{
	static const char *const lines[] = { "某,440803198507142010,1\n", "a, b c  1 2\n", "1、2；3|4\n", "\"1,2\n",
					     "  1\t\t2\n" };
	(void)state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct page page;
		struct buf text;
		buf_init(&text, 64 * MIB);
		for (int k = 0; k < 200000; k++)
			buf_append(&text, sv_from(lines[(i + (k % 7 == 0)) % 5]));
		struct html_input input = { .document = buf_view(&text), .encoding = "UTF-8" };
		html_read_plain(&page, html_arena, &input, WHERE_DOCUMENT);
		text_table_find(&page, html_arena);
		assert_true(page.cells.count <= LIMIT_TEXT_CELLS);
		arena_reset(html_arena);
		buf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_layout_gives_cells),
		cmocka_unit_test(lines_of_pages_are_rows_too),
		cmocka_unit_test(prose_is_no_table),
		cmocka_unit_test(quoted_fields_keep_their_commas),
		cmocka_unit_test(empty_fields_keep_their_columns),
		cmocka_unit_test(lines_between_rows_do_not_end_a_table),
		cmocka_unit_test(headings_begin_a_table_anew),
		cmocka_unit_test(rows_without_headings_have_none),
		cmocka_unit_test(a_heading_may_name_columns_that_rows_leave_out),
		cmocka_unit_test(cells_that_arrange_a_page_may_hold_tables),
		cmocka_unit_test(headings_are_told_from_values),
		cmocka_unit_test(many_lines_take_linear_time),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
