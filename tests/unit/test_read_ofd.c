#include "read_fixture.h"

#include "base/limits.h"
#include "make_package.h"

#define NS  " xmlns:ofd='http://www.ofdspec.org/2016'"
#define OFD "<ofd:OFD" NS "><ofd:DocBody>%s<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"

static void add_root(struct package_maker *maker, const char *information, const char *document)
{
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_printf(&xml, OFD, information);
	package_begin(maker);
	package_add(maker, "OFD.xml", buf_view(&xml));
	buf_clear(&xml);
	buf_printf(&xml, "<ofd:Document" NS ">%s</ofd:Document>", document);
	package_add(maker, "Doc_0/Document.xml", buf_view(&xml));
	buf_free(&xml);
}

static void add_page(struct package_maker *maker, const char *name, const char *objects)
{
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_printf(&xml, "<ofd:Page" NS ">%s</ofd:Page>", objects);
	package_add(maker, name, buf_view(&xml));
	buf_free(&xml);
}

static void finish(struct read_fixture *fixture, struct package_maker *maker)
{
	read_run(fixture, read_ofd, package_end(maker));
	package_drop(maker);
}

#define PAGES "<ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages>"
#define PAGE  "Doc_0/Pages/Page_0/Content.xml"
#define TEXT(box, attributes, code, text)                                                                       \
	"<ofd:TextObject Boundary='" box "' Size='4'" attributes "><ofd:FillColor/><ofd:TextCode" code ">" text \
	"</ofd:TextCode></ofd:TextObject>"

static void read_page(struct read_fixture *fixture, const char *objects)
{
	struct package_maker maker;

	add_root(&maker, "", PAGES);
	add_page(&maker, PAGE, objects);
	finish(fixture, &maker);
}

static void puts_pieces_into_lines(void **state)
{
	struct read_fixture *fixture = *state;

	read_page(fixture,
		  TEXT("60 10 40 5", "", " X='0' Y='4'", "身份证号") TEXT("10 30 40 5", "", " X='0' Y='4'", "末行")
		      TEXT("10 10.2 20 5", "", " X='0' Y='4'", "姓名")
			  TEXT("20 20 20 5", "", " X='0' Y='4' DeltaX='g 1 2 12'", "138")
			      TEXT("26.2 20 20 5", "", " X='9.8' Y='4'", "x"));
	assert_sv(buf_view(&fixture->told),
		  SV("<part \"page 1\"><p>姓名                     身份证号</p><p>13     8x</p><p>末行</p></part>"));
	assert_int_equal(fixture->faults, 0);
	assert_sv(read_path(fixture, SV("末行")), SV("page 1"));
}

static void joins_pieces_that_touch(void **state)
{
	struct read_fixture *fixture = *state;

	read_page(fixture, TEXT("10 10 9 5", "", " X='0' Y='4' DeltaX='g 5 2'", "440106")
			       TEXT("22 10 9 5", "", " X='0' Y='4' DeltaX='g 5 2'", "199001")
				   TEXT("22.1 10 9 5", "", " X='0' Y='4' DeltaX='g 5 2'", "199001"));
	assert_told(fixture, "<p>440106199001</p>");
}

static void marks_what_is_not_seen(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	add_root(&maker, "", PAGES);
	add_page(&maker, PAGE,
		 TEXT("1 1 9 5", " Visible='false'", "", "secret") TEXT("1 1 9 5", " Alpha='0'", "", "s2"));
	add_page(&maker, "Doc_0/Pages/Page_7/Content.xml", TEXT("1 1 9 5", "", "", "old"));
	finish(fixture, &maker);
	assert_sv(buf_view(&fixture->told), SV("<part \"page 1\"><p hidden>secrets2</p></part>"
					       "<part hidden \"unused page\"><p>old</p></part>"));
}

static void takes_templates_annotations_attachments_and_properties(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	add_root(
	    &maker,
	    "<ofd:DocInfo><ofd:DocID>1</ofd:DocID><ofd:Title>T</ofd:Title><ofd:Author>A</ofd:Author><ofd:CustomDatas>"
	    "<ofd:CustomData Name='号'>N</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>",
	    "<ofd:CommonData><ofd:TemplatePage ID='9' BaseLoc='/Doc_0/Tpls/T/Content.xml'/></ofd:CommonData>" PAGES
	    "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml"
	    "</ofd:Attachments>");
	add_page(&maker, PAGE, "<ofd:Template TemplateID='9'/>" TEXT("20 1 9 5", "", " X='0' Y='4'", "value"));
	add_page(&maker, "Doc_0/Tpls/T/Content.xml", TEXT("2 1 9 5", "", " X='0' Y='4'", "label"));
	add_page(&maker, "Doc_0/Annots/Annotations.xml",
		 "<ofd:Page PageID='1'><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>");
	add_page(&maker, "Doc_0/Annots/Page_0/Annotation.xml",
		 "<ofd:Annot><ofd:Remark>said</ofd:Remark><ofd:Appearance>" TEXT(
		     "1 1 9 5", "", "", "stamp") "</ofd:Appearance></ofd:Annot>");
	add_page(&maker, "Doc_0/Attachs/Attachments.xml",
		 "<ofd:Attachment ID='a' Name='名单'><ofd:FileLoc>a.csv</ofd:FileLoc></ofd:Attachment>");
	package_add(&maker, "Doc_0/Attachs/a.csv", SV("1,2"));
	finish(fixture, &maker);
	assert_sv(buf_view(&fixture->told),
		  SV("<title \"Title\">T</title><property \"Author\">A</property><property \"号\">N</property>"
		     "<part \"page 1\"><p>label    value</p></part><part \"annotations\"><comment>said</comment></part>"
		     "<part \"annotations\"><p>stamp</p></part><member \"名单.csv\">1,2</member>"));
	assert_int_equal(fixture->faults, 0);
}

/* Pages may be put together from graphics that stand among the resources. */
static void tells_graphics(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	add_root(&maker, "",
		 "<ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>" PAGES);
	add_page(&maker, PAGE, "<ofd:CompositeObject ResourceID='4'/>");
	add_page(
	    &maker, "Doc_0/DocumentRes.xml",
	    "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='4'><ofd:Content>" TEXT("1 9 9 5", "", "", "b")
		TEXT("1 1 9 5", "", "",
		     "a") "</ofd:Content></ofd:CompositeGraphicUnit>"
			  "<ofd:CompositeGraphicUnit ID='5'><ofd:Content>" TEXT(
			      "1 1 9 5", "", "",
			      "c") "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>");
	finish(fixture, &maker);
	assert_told(fixture, "<part \"graphics\"><p>a</p><p>b</p><p>c</p></part>");
	assert_int_equal(fixture->faults, 0);
}

static void minds_no_broken_tags(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	add_root(&maker, "", PAGES "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>");
	add_page(&maker, PAGE, TEXT("1 1 9 5", "", "", "x"));
	add_page(&maker, "Doc_0/Tags/CustomTags.xml",
		 "<ofd:CustomTag NameSpace=''><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag>");
	package_add(&maker, "Doc_0/Tags/CustomTag.xml", SV("<:eInvoice xmlns:=\"\"><InvoiceCode/></:eInvoice>"));
	finish(fixture, &maker);
	assert_told(fixture, "<part \"page 1\"><p>x</p></part>");
	assert_int_equal(fixture->faults, 0);
}

static void says_what_keeps_it_from_reading(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	add_root(&maker, "", PAGES);
	finish(fixture, &maker);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	add_root(&maker, "", PAGES);
	package_add(&maker, "Encryptions.xml", SV("<a/>"));
	finish(fixture, &maker);
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
	read_page(fixture, TEXT("1e9999 -- x 1", " CTM='0 0 0'", " DeltaX='g g 99999999999999999999 1 g'", "told"));
	assert_told(fixture, "told");
}

/* A page that is its own template, and names what is not there. */
static void ends_in_circles(void **state)
{
	struct read_fixture *fixture = *state;
	struct package_maker maker;

	add_root(&maker, "",
		 "<ofd:CommonData><ofd:TemplatePage ID='9' BaseLoc='Pages/Page_0/Content.xml'/></ofd:CommonData>" PAGES
		 "<ofd:Annotations>Document.xml</ofd:Annotations><ofd:Attachments>../OFD.xml</ofd:Attachments>");
	add_page(&maker, PAGE,
		 "<ofd:Template TemplateID='9'/><ofd:Template TemplateID='8'/>" TEXT("1 1 9 5", "", "", "x"));
	finish(fixture, &maker);
	assert_told(fixture, "<part \"page 1\"><p>x</p></part>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(puts_pieces_into_lines, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(joins_pieces_that_touch, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(marks_what_is_not_seen, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(takes_templates_annotations_attachments_and_properties, read_set_up,
						read_tear_down),
		cmocka_unit_test_setup_teardown(tells_graphics, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(minds_no_broken_tags, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(says_what_keeps_it_from_reading, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(ends_in_circles, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
