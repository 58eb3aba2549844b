#include "read_fixture.h"

#include "base/limits.h"
#include "make_package.h"

#define ROOT \
	"<o:document-content xmlns:o='o' xmlns:t='t' xmlns:table='ta' xmlns:s='s' xmlns:d='d' xmlns:x='x' xmlns:pr='pr'>"
#define STYLES(styles) "<o:automatic-styles>" styles "</o:automatic-styles>"
#define BODY           "<o:body>"
#define END            "</o:body></o:document-content>"

/* A package with this content.xml and, unless NULL, another part. */
static void read_package(struct read_fixture *fixture, const char *content, const char *name, const char *other)
{
	struct package_maker maker;

	package_begin(&maker);
	package_add(&maker, "mimetype", SV("application/vnd.oasis.opendocument.text"));
	package_add(&maker, "content.xml", sv_from(content));
	if (name)
		package_add(&maker, name, sv_from(other));
	read_run(fixture, read_odf, package_end(&maker));
	package_drop(&maker);
}

static void tells_paragraphs_headings_and_links(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(fixture,
		     ROOT BODY
		     "<o:text><t:h>head</t:h><t:p>4401<t:span>06</t:span><t:s t:c='2'/>x<t:tab/>y<t:line-break/>"
		     "<t:a x:href='http://a/'>z</t:a></t:p><t:list><t:list-item><t:p>item</t:p></t:list-item>"
		     "</t:list></o:text>" END,
		     NULL, NULL);
	assert_sv(buf_view(&fixture->told), SV("<h>head</h><p>440106  x\ty\n<a \"http://a/\">z</a></p><p>item</p>"));
	assert_int_equal(fixture->faults, 0);
	assert_sv(read_path(fixture, SV("item")), SV("paragraph 3"));
}

static void marks_what_is_not_seen(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(fixture,
		     ROOT STYLES("<s:style s:name='T1' s:family='text'><s:text-properties t:display='none'/></s:style>")
			 BODY "<o:text><t:tracked-changes><t:changed-region><t:deletion><o:change-info><d:creator>who"
			      "</d:creator></o:change-info><t:p>away</t:p></t:deletion></t:changed-region>"
			      "</t:tracked-changes><t:p>one<t:span t:style-name='T1'>two</t:span>"
			      "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>foot</t:p></t:note-body>"
			      "</t:note></t:p><t:section t:display='none'><t:p>three</t:p></t:section>"
			      "<t:p>4<o:annotation><d:creator>who</d:creator><d:date>when</d:date><t:p>said</t:p>"
			      "</o:annotation>5</t:p></o:text>" END,
		     NULL, NULL);
	assert_sv(buf_view(&fixture->told),
		  SV("<part hidden \"tracked changes\"><p hidden>away</p></part><p>one<hidden hidden>two</hidden>"
		     "<p>foot</p></p><p hidden>three</p><p>4<comment>said\n</comment>5</p>"));
	assert_sv(read_path(fixture, SV("one")), SV("paragraph 1"));
}

#define SHEET(inside) \
	ROOT BODY "<o:spreadsheet><table:table table:name='S1'>" inside "</table:table></o:spreadsheet>" END
#define NUMBER(value, shown) \
	"<table:table-cell o:value-type='float' o:value='" value "'><t:p>" shown "</t:p></table:table-cell>"
#define STRING(shown) "<table:table-cell o:value-type='string'><t:p>" shown "</t:p></table:table-cell>"

static void keeps_rows_and_columns_of_sheets(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(
	    fixture,
	    SHEET("<table:table-column table:number-columns-repeated='2'/>"
		  "<table:table-column table:visibility='collapse'/>"
		  "<table:table-row>" STRING("name") STRING(
		      "number") "</table:table-row>"
				"<table:table-row table:number-rows-repeated='3'><table:table-cell "
				"table:number-columns-repeated='1000000000'/></table:table-row>"
				"<table:table-row table:visibility='filter'><table:table-cell "
				"table:number-columns-repeated='2'/>" STRING(
				    "x") "</table:table-row>"
					 "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell/>"
					 "</table:table-row>"),
	    NULL, NULL);
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<part \"S1\"><table \"S1\"><row 1 0><cell 1 1><p>name</p></cell><cell 1 2><p>number</p></cell>"
	       "</row><row 5 0 hidden><cell 5 1 x1x2></cell><cell 5 3 hidden><p>x</p></cell></row></table></part>"));
	assert_sv(read_path(fixture, SV("x")), SV("S1!C5"));
}

static void tells_numbers_in_full(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(fixture,
		     SHEET("<table:table-row>" NUMBER("13800138000", "1.38E+10") NUMBER("13800138000", "###")
			       NUMBER("1.5", "1,50") "<table:table-cell o:value-type='date' o:date-value='2024-01-05'/>"
						     "</table:table-row>"),
		     NULL, NULL);
	assert_sv(buf_view(&fixture->told),
		  SV("<part \"S1\"><table \"S1\"><row 1 0><cell 1 1>13800138000</cell><cell 1 2>13800138000</cell>"
		     "<cell 1 3>1,50</cell><cell 1 4>2024-01-05</cell></row></table></part>"));
}

static void spans_cells(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(
	    fixture,
	    SHEET("<table:table-row><table:table-cell table:number-rows-spanned='2'><t:p>a</t:p>"
		  "</table:table-cell><table:table-cell table:number-columns-spanned='2'><t:p>b</t:p>"
		  "</table:table-cell><table:covered-table-cell/>" STRING(
		      "c") "</table:table-row>"
			   "<table:table-row><table:covered-table-cell><t:p>under</t:p></table:covered-table-cell>"
			   "<table:table-cell/>" STRING("d") "</table:table-row>"),
	    NULL, NULL);
	assert_sv(buf_view(&fixture->told),
		  SV("<part \"S1\"><table \"S1\"><row 1 0><cell 1 1 x2x1><p>a</p></cell><cell 1 2 x1x2><p>b</p></cell>"
		     "<cell 1 4><p>c</p></cell></row><row 2 0><cell 2 1 hidden><p>under</p></cell><cell 2 2></cell>"
		     "<cell 2 3><p>d</p></cell></row></table></part>"));
}

static void keeps_tables_in_tables(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(fixture,
		     ROOT BODY
		     "<o:text><table:table table:name='T1'><table:table-header-rows><table:table-row>"
		     "<table:table-cell><t:p>h</t:p></table:table-cell></table:table-row>"
		     "</table:table-header-rows><table:table-row><table:table-cell><table:table><table:table-row>"
		     "<table:table-cell><t:p>in</t:p></table:table-cell></table:table-row></table:table>"
		     "</table:table-cell></table:table-row></table:table></o:text>" END,
		     NULL, NULL);
	assert_sv(buf_view(&fixture->told),
		  SV("<table><row 1 0><cell 1 1 header><p>h</p></cell></row><row 2 0><cell 2 1><table><row 1 0>"
		     "<cell 1 1><p>in</p></cell></row></table></cell></row></table>"));
}

static void numbers_slides_and_their_notes(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(fixture,
		     ROOT BODY "<o:presentation><d:page/><d:page><d:frame><d:text-box><t:p>shown</t:p></d:text-box>"
			       "</d:frame><pr:notes><t:p>said</t:p></pr:notes></d:page></o:presentation>" END,
		     NULL, NULL);
	assert_told(fixture,
		    "<part \"slide 2\"><p>shown</p><part hidden \"slide 2 notes\"><p hidden>said</p></part></part>");
}

static void tells_properties_objects_and_headers(void **state)
{
	struct read_fixture *fixture = *state;
	static const char empty[] = ROOT BODY END;

	read_package(fixture, empty, "meta.xml",
		     "<m xmlns:d='d' xmlns:e='e'><e:meta><d:title>T</d:title><d:creator>C</d:creator><e:generator>G"
		     "</e:generator><e:user-defined e:name='手机'>1</e:user-defined></e:meta></m>");
	assert_sv(buf_view(&fixture->told),
		  SV("<title \"title\">T</title><property \"creator\">C</property><property \"手机\">1</property>"));
	read_package(fixture, empty, "Object 1/content.xml", ROOT BODY "<t:p>inside</t:p>" END);
	assert_sv(buf_view(&fixture->told), SV("<part \"object 1\"><p>inside</p></part>"));
	read_package(fixture, empty, "styles.xml",
		     ROOT "<s:master-page><s:header><t:p>top</t:p></s:header></s:master-page></o:document-content>");
	assert_told(fixture, "<part \"header\"><p>top</p></part>");
}

static void says_what_keeps_it_from_reading(void **state)
{
	struct read_fixture *fixture = *state;

	read_package(fixture, "\x01\x02", "META-INF/manifest.xml",
		     "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
	read_package(fixture, ROOT BODY END, "Basic/Standard/Module1.xml", "");
	assert_int_equal(fixture->faults, ATTACH_MACROS);
	read_package(fixture, ROOT BODY "<t:p>told", NULL, NULL);
	assert_sv(buf_view(&fixture->told), SV("<p>told</p>"));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
}

/* Each cell reaches as far down as it can, over rows that are written as one. */
static void bounds_rows_that_cells_reach_into(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_append(&xml, SV(ROOT BODY "<o:spreadsheet><table:table table:name='S1'>"));
	for (int i = 0; i < 2000; i++)
		buf_append(&xml,
			   SV("<table:table-row><table:table-cell table:number-rows-spanned='1000000000'><t:p>x</t:p>"
			      "</table:table-cell></table:table-row><table:table-row "
			      "table:number-rows-repeated='1000000000'><table:table-cell/></table:table-row>"));
	buf_append(&xml, SV("</table:table></o:spreadsheet>" END));
	buf_byte(&xml, '\0');
	read_package(fixture, xml.data, NULL, NULL);
	assert_true(fixture->told.len < 40 * (size_t)LIMIT_SPANNED_ROWS);
	buf_free(&xml);
}

/* Rows in rows, cells outside of rows, ends of what never began. */
static void survives_elements_in_any_order(void **state)
{
	struct read_fixture *fixture = *state;
	static const char *const parts[] = {
		"<table:table>",      "</table:table>",      "<table:table-row>", "</table:table-row>",
		"<table:table-cell>", "</table:table-cell>", "<t:p>x</t:p>",      "<table:covered-table-cell/>",
		"<o:annotation>",     "</o:annotation>",     "<o:spreadsheet>",   "</o:spreadsheet>",
	};
	uint32_t random = 1;

	for (int i = 0; i < 2000; i++) {
		struct buf xml;
		const char *open[64];
		size_t depth = 0;
		buf_init(&xml, SIZE_MAX);
		buf_append(&xml, SV(ROOT));
		for (int j = 0; j < 40; j++) {
			uint32_t pick = (random = random * 1103515245u + 12345u) >> 16;
			pick %= sizeof parts / sizeof *parts;
			bool is_open = pick % 2 == 0 && pick != 6;
			if (!is_open && pick < 6 + 6 && parts[pick][1] == '/' && !depth)
				continue;
			if (parts[pick][1] == '/') {
				buf_append(&xml, sv_from(open[--depth]));
				continue;
			}
			buf_append(&xml, sv_from(parts[pick]));
			if (is_open)
				open[depth++] = parts[pick + 1];
		}
		while (depth)
			buf_append(&xml, sv_from(open[--depth]));
		buf_append(&xml, SV("</o:document-content>"));
		buf_byte(&xml, '\0');
		read_package(fixture, xml.data, NULL, NULL);
		assert_false(fixture->faults & ATTACH_CRASHED);
		buf_free(&xml);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_paragraphs_headings_and_links, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(marks_what_is_not_seen, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(keeps_rows_and_columns_of_sheets, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_numbers_in_full, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(spans_cells, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(keeps_tables_in_tables, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(numbers_slides_and_their_notes, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_properties_objects_and_headers, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(says_what_keeps_it_from_reading, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(bounds_rows_that_cells_reach_into, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_elements_in_any_order, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
