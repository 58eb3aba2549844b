/* html: the labels of a page. */
#include "html_fixture.h"

static void labels_are_found_in_any_case_and_order(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<meta name=SiteName content='甲&amp;乙'><META CONTENT=2025-01-02 NAME=' pubdate '>"
			 "<meta property=ColumnType content=x><meta name=viewport content=y>");
	assert_int_equal(page.labels.count, 3);
	assert_sv(page.labels.items[0].name, SV("SiteName"));
	assert_sv(page.labels.items[0].value, SV("甲&乙"));
	assert_sv(page.labels.items[1].name, SV("pubdate"));
	assert_sv(page.labels.items[1].value, SV("2025-01-02"));
	assert_sv(page.labels.items[2].name, SV("ColumnType"));
	assert_sv(source_text(&page, page.labels.items[0].source), SV("content='甲&amp;乙'"));
}

static void every_name_of_the_annex_is_a_label(void **state)
{
	static const char *const names[] = { "SiteName",       "SiteDomain",   "SiteIDCode",
					     "ColumnName",     "ColumnType",   "ColumnDescription",
					     "ColumnKeywords", "ArticleTitle", "PubDate",
					     "ContentSource",  "Keywords",     "Author",
					     "Description",    "Image",        "Url" };
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		read_page(&page, arena_printf(html_arena, "<meta name=%s content=x>", names[i]).data);
		assert_int_equal(page.labels.count, 1);
	}
}

static void labels_count_wherever_they_stand(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<body><div><meta name=Author content=a></div><noscript><meta name=Url content=u></noscript>"
			 "<!-- <meta name=Author content=c> --><script>'<meta name=Author content=s>'</script>"
			 "<template><meta name=Author content=t></template>");
	assert_int_equal(page.labels.count, 2);
	assert_sv(page.labels.items[0].value, SV("a"));
	assert_sv(page.labels.items[1].value, SV("u"));
	assert_sv(page_path(&page, html_arena, page.labels.items[0].node), SV("html>body>div[1]>meta[1]"));
}

static void a_label_may_be_empty_or_have_no_content(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<meta name=ContentSource content=''><meta name=Keywords>");
	assert_true(page.labels.items[0].has_value);
	assert_int_equal(page.labels.items[0].value.len, 0);
	assert_sv(source_text(&page, page.labels.items[0].source), SV("content=''"));
	assert_false(page.labels.items[1].has_value);
	assert_sv(source_text(&page, page.labels.items[1].source), SV("<meta name=Keywords>"));
}

static void too_many_labels_are_capped(void **state)
{
	struct page page;
	struct buf html;

	(void)state;
	buf_init(&html, MIB);
	for (int i = 0; i <= LIMIT_LABELS; i++)
		buf_printf(&html, "<meta name=Author content=%d>", i);
	assert_int_equal(read_at(&page, "", buf_view(&html)), HTML_CAPPED);
	assert_int_equal(page.labels.count, LIMIT_LABELS);
	buf_free(&html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_found_in_any_case_and_order),
		cmocka_unit_test(every_name_of_the_annex_is_a_label),
		cmocka_unit_test(labels_count_wherever_they_stand),
		cmocka_unit_test(a_label_may_be_empty_or_have_no_content),
		cmocka_unit_test(too_many_labels_are_capped),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
