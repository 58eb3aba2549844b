/* Which values stand in one column where no table is. */
#include "html_fixture.h"

#include "match/column_place.h"

typedef uint64_t place_of(const struct page *page, const struct hit *hit);

/* What `find` says of a value that stands once in the stream. */
static uint64_t place_in(const struct page *page, enum stream_kind kind, const char *value, place_of *find)
{
	const struct piece *piece = piece_with(page, kind, value);
	size_t at = sv_find(stream_text(page, kind), sv_from(value), 0);
	struct hit hit = { .kind = kind, .piece = piece, .value = { at, at + strlen(value) } };

	return find(page, &hit);
}

static uint64_t place(const struct page *page, const char *value)
{
	return place_in(page, STREAM_BODY, value, column_place);
}

static uint64_t flat_place(const struct page *page, const char *value)
{
	return place_in(page, STREAM_BODY, value, column_place_flat);
}

static uint64_t key_place(const struct page *page, const char *value)
{
	return place_in(page, STREAM_SCRIPT, value, column_place);
}

static void rows_of_the_same_elements_make_columns(void **state)
{
	static const char *const pages[] = {
		"<div><div><span>a1</span><span>b1</span></div><div><span>a2</span><span>b2</span></div></div>",
		"<ul><li>a1</li><li>b1</li></ul><ul><li>a2</li><li>b2</li></ul>",
		"<p><i>x</i><span>a1</span><span> b1 </span></p><p><i>y</i><span>a2</span><span>b2</span></p>",
	};
	(void)state;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct page page;
		read_page(&page, pages[i]);
		assert_true(place(&page, "a1") != 0);
		assert_true(place(&page, "a1") == place(&page, "a2"));
		assert_true(place(&page, "b1") == place(&page, "b2"));
		assert_true(place(&page, "a1") != place(&page, "b1"));
	}
}

static void other_elements_around_make_another_column(void **state)
{
	struct page page;
	(void)state;

	read_page(&page, "<div><p><span>a1</span></p></div><section><p><span>a2</span></p></section>");
	assert_true(place(&page, "a1") != 0 && place(&page, "a2") != 0);
	assert_true(place(&page, "a1") != place(&page, "a2"));
}

static void emphasis_is_no_cell(void **state)
{
	struct page page;
	(void)state;

	read_page(&page, "<ul><li>x</li><li>a1</li></ul><ul><li>y</li><li><b><font>a2</font></b></li></ul>");
	assert_true(place(&page, "a1") != 0);
	assert_true(place(&page, "a1") == place(&page, "a2"));
}

static void values_in_sentences_stand_in_no_column(void **state)
{
	struct page page;
	(void)state;

	read_page(&page, "<ul><li>no. a1</li><li>no. a2</li></ul>");
	assert_true(place(&page, "a1") == 0);
	assert_true(flat_place(&page, "a2") == 0);
	read_page(&page, "<ul><li>a1</li></ul>");
	page.is_html = false;
	assert_true(place(&page, "a1") == 0);
	assert_true(flat_place(&page, "a1") == 0);
}

static void cells_of_one_element_are_a_flat_column(void **state)
{
	struct page page;
	(void)state;

	read_page(&page, "<div><div>a1</div><div>b1</div><div>a2</div></div><div><div>c1</div></div>");
	assert_true(place(&page, "a1") != place(&page, "a2"));
	assert_true(flat_place(&page, "a1") != 0);
	assert_true(flat_place(&page, "a1") == flat_place(&page, "a2"));
	assert_true(flat_place(&page, "a1") != flat_place(&page, "c1"));
	assert_true(flat_place(&page, "a1") != place(&page, "a1"));
}

static void keys_of_objects_are_columns(void **state)
{
	struct page page;
	(void)state;

	read_page(&page, "<script>var list = [{ id: 'a1', no: 'b1' }, { id: 'a2', no: 'b2' }];\n"
			 "// neither c1 nor c2\n</script>");
	assert_true(key_place(&page, "a1") != 0);
	assert_true(key_place(&page, "a1") == key_place(&page, "a2"));
	assert_true(key_place(&page, "b1") == key_place(&page, "b2"));
	assert_true(key_place(&page, "a1") != key_place(&page, "b1"));
	assert_true(key_place(&page, "c1") == 0);
	assert_true(place_in(&page, STREAM_SCRIPT, "a1", column_place_flat) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rows_of_the_same_elements_make_columns, html_set_up, html_tear_down),
		cmocka_unit_test_setup_teardown(other_elements_around_make_another_column, html_set_up, html_tear_down),
		cmocka_unit_test_setup_teardown(emphasis_is_no_cell, html_set_up, html_tear_down),
		cmocka_unit_test_setup_teardown(values_in_sentences_stand_in_no_column, html_set_up, html_tear_down),
		cmocka_unit_test_setup_teardown(cells_of_one_element_are_a_flat_column, html_set_up, html_tear_down),
		cmocka_unit_test_setup_teardown(keys_of_objects_are_columns, html_set_up, html_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
