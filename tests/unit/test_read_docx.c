#include "read_fixture.h"

#include "base/limits.h"
#include "make_package.h"

#define WORD "<w:document xmlns:w='w' xmlns:r='r' xmlns:mc='mc' xmlns:a='a' xmlns:v='v' xmlns:m='m'><w:body>"
#define END  "</w:body></w:document>"

/* A document with this body; `relations` and `other` (word/other.xml) may be NULL. */
static void read_word(struct read_fixture *fixture, const char *body, const char *relations, const char *other)
{
	struct package_maker maker;
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_printf(&xml, WORD "%s" END, body);
	package_begin(&maker);
	package_add_relations(&maker, "_rels/.rels", "r1 officeDocument word/document.xml");
	package_add(&maker, "word/document.xml", buf_view(&xml));
	if (relations)
		package_add_relations(&maker, "word/_rels/document.xml.rels", relations);
	if (other)
		package_add(&maker, "word/other.xml", sv_from(other));
	read_run(fixture, read_docx, package_end(&maker));
	package_drop(&maker);
	buf_free(&xml);
}

static void tells_paragraphs_and_headings(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(
	    fixture,
	    "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:outlineLvl w:val='0'/></w:pPr>"
	    "<w:r><w:t>head</w:t></w:r></w:p><w:p/>"
	    "<w:p><w:r><w:t>4401</w:t></w:r><w:r><w:tab/><w:t>06</w:t><w:noBreakHyphen/><w:br/></w:r>"
	    "<w:proofErr/><w:ins><w:r><w:t>new</w:t></w:r></w:ins><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
	    NULL, NULL);
	assert_sv(buf_view(&fixture->told), SV("<h>head</h><p>4401\t06-\nnewx</p>"));
	assert_int_equal(fixture->faults, 0);
	assert_sv(read_path(fixture, SV("4401")), SV("paragraph 2"));
}

static void puts_aside_what_is_not_seen(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(
	    fixture,
	    "<w:p><w:pPr><w:rPr><w:del/><w:vanish/></w:rPr></w:pPr><w:r><w:t>138</w:t></w:r>"
	    "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
	    "<w:r><w:t>0013</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
	    "<w:r><w:rPr><w:vanish/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t> secret</w:t></w:r>"
	    "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>8000</w:t></w:r>"
	    "<w:ruby><w:rt><w:r><w:t>zhang</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Z</w:t></w:r></w:rubyBase></w:ruby>"
	    "<w:r><w:drawing><a:docPr id='1' descr='alt'/></w:drawing></w:r></w:p>",
	    NULL, NULL);
	assert_sv(buf_view(&fixture->told), SV("<p>13800138000Z<hidden>old\nmoved secret\nzhang\nalt</hidden></p>"));
}

static void hides_by_style(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(fixture,
		  "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>head</w:t></w:r>"
		  "<w:r><w:rPr><w:rStyle w:val='x'/></w:rPr><w:t>hid</w:t></w:r></w:p>",
		  "r1 styles other.xml",
		  "<w:styles xmlns:w='w'><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>"
		  "<w:style w:styleId='x'><w:name w:val='my'/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>");
	assert_sv(buf_view(&fixture->told), SV("<h>head<hidden>hid</hidden></h>"));
}

#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"

static void tells_tables_with_spans(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(
	    fixture,
	    "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL("<w:gridSpan w:val='2'/>", "a") CELL(
		"", "b") "</w:tr><w:tr>" CELL("<w:vMerge w:val='restart'/>", "c")
		CELL("", "d") "<w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" CELL(
		    "", "e") CELL("", "f") "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" CELL("", "g") "</w:tr></w:tbl>",
	    NULL, NULL);
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<table><row 1 0 header><cell 1 1 x1x2 header><p>a</p></cell><cell 1 3 header><p>b</p></cell></row>"
	       "<row 2 0><cell 2 1 x2x1><p>c</p></cell><cell 2 2><p>d</p></cell><cell 2 3></cell></row>"
	       "<row 3 0><cell 3 2><p>e</p></cell><cell 3 3><p>f</p></cell></row>"
	       "<row 4 0 hidden><cell 4 1><p>g</p></cell></row></table>"));
	assert_sv(read_path(fixture, SV("e")), SV("table 1!B3"));
}

static void takes_one_of_two_choices(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(
	    fixture,
	    "<w:p><w:r><w:t>out</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
	    "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
	    "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
	    NULL, NULL);
	assert_sv(buf_view(&fixture->told), SV("<p>out<p>box</p></p>"));
}

static void tells_links_and_fields(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(
	    fixture,
	    "<w:p><w:hyperlink r:id='r7'><w:r><w:t>see</w:t></w:r></w:hyperlink>"
	    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"http://10.0.0.1/\" </w:instrText>"
	    "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>shown</w:t></w:r>"
	    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
	    "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='choice'/></w:dropDownList></w:sdtPr>"
	    "<w:sdtContent><w:p><w:r><w:t>content</w:t></w:r></w:p></w:sdtContent></w:sdt>",
	    "r7 hyperlink http://a.example/", NULL);
	assert_sv(buf_view(&fixture->told),
		  SV("<p><a \"http://a.example/\">see</a><a \"http://10.0.0.1/\"></a>shown</p>"
		     "<p hidden>choice</p><p>content</p>"));
}

static void tells_other_parts_once(void **state)
{
	static const char *const kinds[] = { "header", "footer", "footnotes", "endnotes" };
	struct read_fixture *fixture = *state;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char relations[128];
		char expected[128];
		snprintf(relations, sizeof relations, "r1 %s other.xml\nr2 %s other.xml\nr3 header document.xml",
			 kinds[i], kinds[i]);
		snprintf(expected, sizeof expected, "<part \"%s\"><p>note</p></part>", kinds[i]);
		read_word(fixture, "", relations, "<x><p><r><t>note</t></r></p></x>");
		assert_sv(buf_view(&fixture->told), sv_from(expected));
		assert_sv(read_path(fixture, SV("note")), sv_from(kinds[i]));
	}
	read_word(fixture, "", "r1 comments other.xml", "<x><comment><p><r><t>who</t></r></p></comment></x>");
	assert_sv(buf_view(&fixture->told), SV("<part \"comments\"><comment>who\n</comment></part>"));
}

static void tells_properties_macros_and_files(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	package_begin(&maker);
	package_add_relations(&maker, "_rels/.rels",
			      "r1 officeDocument /word/document.xml\nr2 core-properties docProps/core.xml\n"
			      "r3 custom-properties docProps/custom.xml");
	package_add(&maker, "docProps/core.xml",
		    SV("<c><title>T</title><creator>Li Si</creator><revision>3</revision></c>"));
	package_add(&maker, "docProps/custom.xml", SV("<c><property name='Phone'><lpwstr>123</lpwstr></property></c>"));
	package_add(&maker, "word\\document.xml", SV("<d><p><r><t>x</t></r></p></d>"));
	package_add_relations(&maker, "word/_rels/document.xml.rels",
			      "r1 package embeddings/a.xlsx\nr2 attachedTemplate file:///C:/Users/x.dot");
	package_add(&maker, "word/embeddings/a.xlsx", SV("bytes"));
	package_add(&maker, "word/vbaProject.bin", SV("x"));
	read_run(fixture, read_docx, package_end(&maker));
	package_drop(&maker);
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<title \"title\">T</title><property \"creator\">Li Si</property><property \"Phone\">123</property>"
	       "<p>x</p><part hidden \"links\"><a \"file:///C:/Users/x.dot\">file:///C:/Users/x.dot</a></part>"
	       "<member \"word/embeddings/a.xlsx\">bytes</member>"));
	assert_int_equal(fixture->faults, ATTACH_MACROS);
}

static void survives_what_is_wrong(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf deep;

	read_run(fixture, read_docx, SV("PK\x03\x04 no package"));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_run(fixture, read_docx, SV(""));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_word(fixture, "<w:p><w:r><w:t>told</w:t></w:r></w:p><w:p><w:r><w:t>too</w:p>", NULL, NULL);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_sv(buf_view(&fixture->told), SV("<p>told</p><p>too</p>"));
	read_word(
	    fixture,
	    "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4294967295'/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>",
	    NULL, NULL);
	assert_int_equal(fixture->faults, 0);
	read_word(fixture, "</w:tc></w:tbl>", NULL, NULL);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	buf_init(&deep, SIZE_MAX);
	for (int i = 0; i < 100; i++)
		buf_append(&deep, SV("<w:tbl><w:tr><w:tc>"));
	buf_append(&deep, SV("<w:p><w:r><w:t>deep</w:t></w:r></w:p>"));
	for (int i = 0; i < 100; i++)
		buf_append(&deep, SV("</w:tc></w:tr></w:tbl>"));
	buf_byte(&deep, '\0');
	read_word(fixture, deep.data, NULL, NULL);
	assert_int_equal(fixture->faults, ATTACH_CUT);
	assert_told(fixture, "<p>deep</p>");
	buf_free(&deep);
}

static void reads_a_package_up_to_where_it_was_cut(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	package_begin(&maker);
	package_add_relations(&maker, "_rels/.rels", "r1 officeDocument word/document.xml");
	package_add(&maker, "word/document.xml", SV("<d><p><r><t>told</t></r></p></d>"));
	size_t whole = maker.zip.len;
	package_add(&maker, "word/other.xml", SV("<d/>"));
	struct sv bytes = package_end(&maker);
	for (size_t length = whole; length < bytes.len; length++) {
		read_run(fixture, read_docx, sv_slice(bytes, 0, length));
		assert_int_equal(fixture->faults, ATTACH_CORRUPT);
		assert_sv(buf_view(&fixture->told), SV("<p>told</p>"));
	}
	read_run(fixture, read_docx, sv_slice(bytes, 0, whole - 8));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	package_drop(&maker);
}

static void looks_at_no_document_type(void **state)
{
	struct read_fixture *fixture = *state;

	read_word(
	    fixture, "", "r1 footnotes other.xml",
	    "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><x><p><r><t>&a;&b;</t></r></p></x>");
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_not_told(fixture, "aaaa");
	assert_not_told(fixture, "root");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_paragraphs_and_headings, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(puts_aside_what_is_not_seen, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(hides_by_style, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_tables_with_spans, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(takes_one_of_two_choices, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_links_and_fields, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_other_parts_once, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_properties_macros_and_files, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_what_is_wrong, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_a_package_up_to_where_it_was_cut, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(looks_at_no_document_type, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
