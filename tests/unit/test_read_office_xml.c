#include "read_fixture.h"

#include "base/limits.h"

#define BOOK(inside)                                                                                                 \
	"<?mso-application progid=\"Excel.Sheet\"?>"                                                                 \
	"<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:" \
	"spreadsheet' xmlns:o='o'>" inside "</Workbook>"
#define SHEET(rows)            "<Worksheet ss:Name='S1'><Table>" rows "</Table></Worksheet>"
#define CELL(attributes, text) "<Cell" attributes "><Data ss:Type='String'>" text "</Data></Cell>"

static void read_book(struct read_fixture *fixture, const char *book, const char *encoding)
{
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_printf(&xml, "<?xml version=\"1.0\" encoding=\"%s\"?>%s", encoding, book);
	read_run(fixture, read_office_xml, buf_view(&xml));
	buf_free(&xml);
}

static void tells_cells_where_they_are(void **state)
{
	struct read_fixture *fixture = *state;

	read_book(
	    fixture,
	    BOOK("<o:DocumentProperties><o:Title>T</o:Title><o:Author>A</o:Author></o:DocumentProperties>" SHEET(
		"<Column ss:Index='3' ss:Hidden='1'/><Row>" CELL("", "name") CELL(
		    " ss:Index='3'",
		    "id") "</Row><Row ss:Index='5' ss:Hidden='1'><Cell><Data ss:Type='Number'>1.38E10</Data></Cell>"
			  "<Cell ss:HRef='http://a/'><Data ss:Type='DateTime'>2024-01-05T00:00:00.000</Data><Comment>"
			  "<ss:Data>said</ss:Data></Comment></Cell></Row>")),
	    "UTF-8");
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<title \"Title\">T</title><property \"Author\">A</property><part \"S1\"><table \"S1\"><row 1 0>"
	       "<cell 1 1>name</cell><cell 1 2></cell><cell 1 3 hidden>id</cell></row><row 5 0 hidden>"
	       "<cell 5 1>13800000000</cell><cell 5 2><a \"http://a/\">2024-01-05<comment>said</comment></a></cell>"
	       "</row></table></part>"));
	assert_int_equal(fixture->faults, 0);
	assert_sv(read_path(fixture, SV("13800000000")), SV("S1!A5"));
}

static void knows_hidden_sheets(void **state)
{
	struct read_fixture *fixture = *state;

	read_book(fixture,
		  BOOK(SHEET("<Row>" CELL("", "a") "</Row>") "<Worksheet ss:Name='S2'><Table><Row>" CELL(
		      "", "b") "</Row></Table><x:WorksheetOptions xmlns:x='x'>"
			       "<x:Visible>SheetVeryHidden</x:Visible></x:WorksheetOptions></Worksheet>"
			       "<Worksheet ss:Name='S3'><Table/></Worksheet>"),
		  "UTF-8");
	assert_told(fixture, "<part \"S1\"><table");
	assert_told(fixture, "<part hidden \"S2\"><table");
	assert_told(fixture, "<part \"S3\"><table");
	assert_int_equal(fixture->faults, 0);
}

static void spans_cells(void **state)
{
	struct read_fixture *fixture = *state;

	read_book(fixture,
		  BOOK(SHEET("<Row>" CELL(" ss:MergeDown='1'", "a") CELL(" ss:MergeAcross='1'", "b")
				 CELL("", "c") "</Row><Row>" CELL(" ss:Index='2'", "d") "</Row>")),
		  "UTF-8");
	assert_told(fixture, "<row 1 0><cell 1 1 x2x1>a</cell><cell 1 2 x1x2>b</cell><cell 1 4>c</cell></row>"
			     "<row 2 0><cell 2 2>d</cell></row>");
}

static void reads_encodings_that_are_declared(void **state)
{
	struct read_fixture *fixture = *state;

	read_book(fixture, BOOK(SHEET("<Row>" CELL("", "\xd5\xc5\xc8\xfd") "</Row>")), "gb2312");
	assert_told(fixture, "<cell 1 1>张三</cell>");
}

static void reads_texts(void **state)
{
	struct read_fixture *fixture = *state;

	read_run(
	    fixture, read_office_xml,
	    SV("<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument xmlns:w='http://"
	       "schemas.microsoft.com/office/word/2003/wordml' xmlns:o='o'><o:DocumentProperties><o:Author>A</o:Author>"
	       "</o:DocumentProperties><w:body><w:p><w:r><w:t>one</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>two"
	       "</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>"
	       "</w:wordDocument>"));
	assert_sv(buf_view(&fixture->told),
		  SV("<property \"Author\">A</property><p>one<hidden>two</hidden></p><table><row 1 0><cell 1 1><p>a</p>"
		     "</cell></row></table>"));
	assert_int_equal(fixture->faults, 0);
}

static void survives_damage(void **state)
{
	struct read_fixture *fixture = *state;

	read_book(
	    fixture,
	    BOOK(SHEET("<Row ss:Index='999999999999'>" CELL(" ss:MergeDown='99999999999' ss:MergeAcross='-1'", "x")
			   CELL(" ss:Index='99999999'", "y") "</Row><Row ss:Index='3'/><Row><Cell><Cell><Data>")),
	    "UTF-8");
	assert_told(fixture, ">x</cell>");
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_run(fixture, read_office_xml, SV("<?xml version='1.0' encoding="));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_cells_where_they_are, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(knows_hidden_sheets, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(spans_cells, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_encodings_that_are_declared, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_texts, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_damage, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
