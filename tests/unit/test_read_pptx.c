#include "read_fixture.h"

#include "make_package.h"

#define SLIDE(attributes, content) "<p:sld xmlns:p='p' xmlns:a='a' xmlns:r='r'" attributes ">" content "</p:sld>"

static void tells_slides_in_order(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	package_begin(&maker);
	package_add_relations(&maker, "_rels/.rels", "r1 officeDocument ppt/presentation.xml");
	package_add(&maker, "ppt/presentation.xml",
		    SV("<p xmlns:r='r'><sldIdLst><sldId id='256' r:id='r2'/><sldId id='257' r:id='r1'/>"
		       "<sldId id='258' r:id='r2'/><sldId id='259' r:id='r9'/></sldIdLst></p>"));
	package_add_relations(&maker, "ppt/_rels/presentation.xml.rels",
			      "r1 slide slides/s1.xml\nr2 slide slides/s2.xml");
	package_add(
	    &maker, "ppt/slides/s1.xml",
	    SV(SLIDE(" show='0'", "<a:p><a:r><a:rPr><a:hlinkClick r:id='r3'/></a:rPr><a:t>hid</a:t></a:r></a:p>")));
	package_add_relations(&maker, "ppt/slides/_rels/s1.xml.rels", "r3 hyperlink http://a.example/");
	package_add(
	    &maker, "ppt/slides/s2.xml",
	    SV(SLIDE("",
		     "<a:tbl><a:tblPr firstRow='1'/><a:tr><a:tc gridSpan='2'><a:p><a:r><a:t>h</a:t></a:r></a:p></a:tc>"
		     "<a:tc hMerge='1'><a:p/></a:tc></a:tr><a:tr><a:tc><a:p><a:fld><a:t>1</a:t></a:fld></a:p></a:tc>"
		     "<a:tc/></a:tr></a:tbl>")));
	package_add_relations(
	    &maker, "ppt/slides/_rels/s2.xml.rels",
	    "r1 notesSlide ../notes.xml\nr2 comments ../comments.xml\nr3 chart ../chart.xml\nr4 slide s2.xml");
	package_add(&maker, "ppt/notes.xml", SV("<notes><p><r><t>note</t></r></p></notes>"));
	package_add(&maker, "ppt/comments.xml", SV("<cmLst><cm><text>who</text></cm></cmLst>"));
	package_add(&maker, "ppt/chart.xml", SV("<chart><pt><v>Li</v></pt><pt><v>Si</v></pt></chart>"));
	read_run(fixture, read_pptx, package_end(&maker));
	package_drop(&maker);
	assert_sv(buf_view(&fixture->told),
		  SV("<part \"slide 1\"><table><row 1 0 header><cell 1 1 x1x2 header><p>h</p></cell></row>"
		     "<row 2 0><cell 2 1><p>1</p></cell><cell 2 2></cell></row></table></part>"
		     "<part \"slide 1\"><p>Li</p><p>Si</p></part>"
		     "<part \"slide 1 notes\"><p>note</p></part><part \"slide 1\"><comment>who</comment></part>"
		     "<part hidden \"slide 2\"><p><a \"http://a.example/\"></a>hid</p></part>"));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_sv(read_path(fixture, SV("note")), SV("slide 1 notes"));
}

static void says_what_is_missing(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	package_begin(&maker);
	package_add(&maker, "ppt/slides/s1.xml", SV(SLIDE("", "")));
	read_run(fixture, read_pptx, package_end(&maker));
	package_drop(&maker);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_slides_in_order, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(says_what_is_missing, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
