#include "read_fixture.h"

#include "attach/sheet_number.h"
#include "base/limits.h"
#include "make_package.h"

#define SHEET "<worksheet xmlns:r='r'>"
#define BOOK  "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"

static const struct sv strings =
    SV("<sst><si><t>name</t></si><si><r><t>Zhang</t></r><r><t> San</t></r><rPh><t>x</t></rPh>"
       "</si><si><t/></si></sst>");
static const struct sv styles =
    SV("<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy&quot;y&quot;m'/>"
       "<numFmt numFmtId='171' formatCode='000000'/></numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
       "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs></styleSheet>");

static void begin_book(struct package_maker *maker, const char *book, const char *relations)
{
	package_begin(maker);
	package_add_relations(maker, "_rels/.rels", "r1 officeDocument xl/workbook.xml");
	package_add(maker, "xl/workbook.xml", sv_from(book));
	package_add_relations(maker, "xl/_rels/workbook.xml.rels", relations);
	package_add(maker, "xl/sharedStrings.xml", strings);
	package_add(maker, "xl/styles.xml", styles);
}

#define USUAL "r1 worksheet worksheets/sheet1.xml\nr2 sharedStrings sharedStrings.xml\nr3 styles styles.xml"

/* A workbook of one sheet with this content; `relations` of the sheet and `other` (xl/other.xml) may be NULL. */
static void read_sheet(struct read_fixture *fixture, const char *content, const char *relations, const char *other)
{
	struct package_maker maker;
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_printf(&xml, SHEET "%s</worksheet>", content);
	begin_book(&maker, BOOK, USUAL);
	package_add(&maker, "xl/worksheets/sheet1.xml", buf_view(&xml));
	if (relations)
		package_add_relations(&maker, "xl/worksheets/_rels/sheet1.xml.rels", relations);
	if (other)
		package_add(&maker, "xl/other.xml", sv_from(other));
	read_run(fixture, read_xlsx, package_end(&maker));
	package_drop(&maker);
	buf_free(&xml);
}

#define TOLD(rows) SV("<part \"S\"><table \"S\">" rows "</table></part>")

static void tells_cells_as_shown(void **state)
{
	struct read_fixture *fixture = *state;

	read_sheet(fixture,
		   "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
		   "<row r='3'><c r='A3' t='inlineStr'><is><t>in</t><r><t>line</t></r></is></c>"
		   "<c r='B3' t='str'><f>A1&amp;\"x\"</f><v>made</v></c><c r='C3' t='b'><v>1</v></c>"
		   "<c r='D3' t='e'><v>#N/A</v></c><c r='E3'><v>1.3800138E10</v></c><c r='F3' s='1'><v>44927</v></c>"
		   "<c r='G3' s='3'><v>42</v></c><c r='H3' s='0'/></row></sheetData>",
		   NULL, NULL);
	assert_sv(buf_view(&fixture->told),
		  TOLD("<row 1 0><cell 1 1>name</cell><cell 1 2>Zhang San</cell></row>"
		       "<row 3 0><cell 3 1>inline</cell><cell 3 2>made</cell><cell 3 3>TRUE</cell><cell 3 4>#N/A</cell>"
		       "<cell 3 5>13800138000</cell><cell 3 6>2023-01-01</cell><cell 3 7>000042</cell></row>"));
	assert_int_equal(fixture->faults, 0);
	assert_sv(read_path(fixture, SV("13800138000")), SV("S!E3"));
}

static void keeps_columns_in_line(void **state)
{
	struct read_fixture *fixture = *state;

	read_sheet(
	    fixture,
	    "<cols><col min='2' max='3' hidden='1'/></cols><sheetData>"
	    "<row r='1'><c r='A1' t='str'><v>title</v></c><c r='B1' t='str'><v>below</v></c></row>"
	    "<row r='2'><c r='A2' t='str'><v>a</v></c><c r='D2' t='str'><v>d</v></c></row>"
	    "<row r='4' hidden='1'><c r='C4' t='str'><v>c</v></c><c r='XFD4' t='str'><v>z</v></c></row></sheetData>"
	    "<mergeCells><mergeCell ref='A1:D1'/><mergeCell ref=\"A2:A4\"/></mergeCells>",
	    NULL, NULL);
	assert_told(fixture, "<row 1 0><cell 1 1 x1x4>title</cell><cell 1 2 hidden>below</cell></row>");
	assert_told(fixture,
		    "<row 2 0><cell 2 1 x3x1>a</cell><cell 2 2 x1x2></cell><cell 2 4>d</cell></row><row 3 0></row>");
	assert_told(fixture, "<row 4 0 hidden><cell 4 2></cell><cell 4 3 hidden>c</cell><cell 4 4 x1x1000></cell>");
	assert_told(fixture, "<cell 4 16384>z</cell>");
}

static void tells_what_stands_beside_cells(void **state)
{
	struct read_fixture *fixture = *state;

	read_sheet(
	    fixture,
	    "<sheetData/><dataValidations><dataValidation sqref='C2:C9'><formula1>\"yes,no\"</formula1></dataValidation>"
	    "<dataValidation sqref='D2'><formula1>$A$1</formula1></dataValidation></dataValidations>"
	    "<hyperlinks><hyperlink ref='B2' r:id='r1'/></hyperlinks>"
	    "<headerFooter><oddHeader>&amp;L&amp;\"SimSun,Bold\"&amp;12Title&amp;RPage &amp;P&amp;&amp;</oddHeader></headerFooter>",
	    "r1 hyperlink http://a.example/\nr2 comments ../other.xml",
	    "<comments><commentList><comment ref='B3'><text><t>who</t><r><t> is it</t></r></text></comment>"
	    "</commentList></comments>");
	assert_sv(buf_view(&fixture->told),
		  SV("<part \"S\"><table \"S\"></table>"
		     "<table \"S\"><row 2 0><cell 2 3><hidden>yes,no</hidden></cell></row></table>"
		     "<table \"S\"><row 2 0><cell 2 2><a \"http://a.example/\"></a></cell></row></table>"
		     "<p>Title Page &</p>"
		     "<table \"S\"><row 3 0><cell 3 2><comment>who is it</comment></cell></row></table></part>"));
}

static void tells_drawings(void **state)
{
	struct read_fixture *fixture = *state;

	read_sheet(
	    fixture, "<sheetData/>", "r1 drawing ../other.xml",
	    "<wsDr><sp><nvSpPr><cNvPr descr='alt'/></nvSpPr><txBody><p><r><t>box</t></r></p></txBody></sp></wsDr>");
	assert_told(fixture, "<p hidden>alt</p><p>box</p>");
}

static void tells_hidden_sheets_in_order(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	begin_book(&maker,
		   "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='B' sheetId='7' r:id='r2'/>"
		   "<sheet name='A' sheetId='2' state='veryHidden' r:id='r1'/><sheet name='A2' r:id='r1'/>"
		   "<sheet name='C' r:id='r9'/></sheets></workbook>",
		   "r1 worksheet sheet1.xml\nr2 worksheet sheet2.xml\nr3 styles styles.xml");
	package_add(&maker, "xl/sheet1.xml",
		    SV("<w><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></w>"));
	package_add(&maker, "xl/sheet2.xml",
		    SV("<w><sheetData><row r='5'><c s='2'><v>43465</v></c></row></sheetData></w>"));
	read_run(fixture, read_xlsx, package_end(&maker));
	package_drop(&maker);
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<part \"B\"><table \"B\"><row 5 0><cell 5 1>2023-01-01</cell></row></table></part>"
	       "<part hidden \"A\"><table \"A\"><row 1 0><cell 1 1>1</cell><cell 1 2>2</cell></row></table></part>"));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT); /* a sheet twice, and one that is missing */
}

static void tells_copies_of_values(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	begin_book(&maker, "<workbook/>",
		   "r1 pivotCacheDefinition p.xml\nr2 externalLink e.xml\nr3 pivotCacheDefinition p.xml");
	package_add(&maker, "xl/p.xml",
		    SV("<p><cacheField name='Name'><sharedItems><s v='Zhang'/></sharedItems></cacheField></p>"));
	package_add_relations(&maker, "xl/_rels/p.xml.rels", "r1 pivotCacheRecords r.xml");
	package_add(&maker, "xl/r.xml", SV("<p><r><x v='0'/><n v='7'/></r></p>"));
	package_add(&maker, "xl/e.xml", SV("<e><cell><v>8</v></cell></e>"));
	package_add_relations(&maker, "xl/_rels/e.xml.rels", "r1 externalLinkPath file:///x.xlsx");
	read_run(fixture, read_xlsx, package_end(&maker));
	package_drop(&maker);
	assert_sv(buf_view(&fixture->told),
		  SV("<part hidden \"pivot cache\"><h>Name</h><p>Zhang</p><p>7</p></part>"
		     "<part hidden \"external workbook\"><p>8</p></part>"
		     "<part hidden \"links\"><a \"file:///x.xlsx\">file:///x.xlsx</a></part>"));
	assert_int_equal(fixture->faults, 0);
}

static void survives_absurd_numbers(void **state)
{
	static const char *const sheets[] = {
		"<sheetData><row r='9999999999'><c r='ZZZZZZ9999999999' t='s'><v>99999999999999999999</v></c></row></sheetData>",
		"<sheetData><row r='5'><c r='B5'><v>1</v></c><c r='A5'><v>2</v></c></row><row r='2'><c r='A2'><v>3</v></c></row>"
		"</sheetData>",
		"<sheetData><row r='1'><c r='A1' t='s'><v>-1</v></c><c t='s'><v>3</v></c></row></sheetData>",
		"<sheetData><row><c><v>1</v></c></sheetData>",
	};
	struct read_fixture *fixture = *state;

	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		read_sheet(fixture, sheets[i], NULL, NULL);
		assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	}
	read_sheet(
	    fixture,
	    "<cols><col min='0' max='4294967295' hidden='1'/></cols><sheetData><row r='1'><c r='A1' s='99999999'><v>7"
	    "</v></c></row></sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/><mergeCell ref='B9:A1'/>"
	    "<mergeCell ref='A1'/></mergeCells>",
	    NULL, NULL);
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<cell 1 1 x1048576x16384 hidden>7</cell>");
}

static struct sv number(const char *digits, const char *format)
{
	static char out[SHEET_NUMBER_BYTES];

	return sheet_number(out, sv_from(digits), sheet_format_of(sv_from(format)), false);
}

static void shows_numbers_as_people_see_them(void **state)
{
	(void)state;
	assert_sv(number("440106199001011234", "General"), SV("440106199001011234"));
	assert_sv(number("4.4010619900101123E+17", "General"), SV("440106199001011000"));
	assert_sv(number("-1.5E+20", "General"), SV("-150000000000000000000"));
	assert_sv(number("0.30000000000000004", "General"), SV("0.3"));
	assert_sv(number("1E400", "General"), SV(""));
	assert_sv(number("nan", "0.00"), SV(""));
	assert_sv(number("abc", "General"), SV("abc"));
	assert_sv(number("100080", "000000"), SV("100080"));
	assert_sv(number("80", "000000"), SV("000080"));
	assert_sv(number("80", "0.00E+00"), SV("80"));
	assert_sv(number("80", "#,##0"), SV("80"));
	assert_sv(number("45292", "yyyy/m/d;@"), SV("2024-01-01"));
	assert_sv(number("45292.75", "[$-804]yyyy\"年\"m\"月\"d\"日\" h:mm"), SV("2024-01-01 18:00:00"));
	assert_sv(number("0.5", "h:mm:ss"), SV("12:00:00"));
	assert_sv(number("1", "m/d/yy"), SV("1900-01-01"));
	assert_sv(number("59", "yyyy-mm-dd"), SV("1900-02-28"));
	assert_sv(number("61", "yyyy-mm-dd"), SV("1900-03-01"));
	assert_sv(number("-1", "yyyy-mm-dd"), SV("-1"));
	assert_sv(number("99999999", "yyyy-mm-dd"), SV("99999999"));
	assert_sv(number("12", "[Red]0\"y\""), SV("12"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_cells_as_shown, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(keeps_columns_in_line, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_what_stands_beside_cells, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_drawings, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_hidden_sheets_in_order, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_copies_of_values, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_absurd_numbers, read_set_up, read_tear_down),
		cmocka_unit_test(shows_numbers_as_people_see_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
