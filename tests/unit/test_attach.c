#include "assert_sv.h"

#include <stdio.h>

#include "attach/attach.h"
#include "base/limits.h"
#include "make_zip.h"

struct bench {
	struct attach_typer *typer;
	struct arena *arena;
	struct attach_type type;
};

static int set_up(void **state)
{
	struct bench *bench = test_calloc(1, sizeof *bench);

	bench->typer = attach_typer_new();
	bench->arena = arena_new();
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	attach_typer_free(bench->typer);
	arena_free(bench->arena);
	test_free(bench);
	return 0;
}

static struct sv type_of(struct bench *bench, const char *name, struct sv bytes)
{
	attach_type(&bench->type, bench->typer, bench->arena, sv_from(name), bytes);
	return bench->type.media_type;
}

static struct sv zip_type(struct bench *bench, const char *name, const char *members, bool whole)
{
	struct buf zip;

	buf_init(&zip, MIB);
	make_zip(&zip, members, whole);
	struct sv type = type_of(bench, name, buf_view(&zip));
	buf_free(&zip);
	return type;
}

static struct sv ole_type(struct bench *bench, const char *name, const char *at_root, const char *inside)
{
	struct buf ole;

	buf_init(&ole, MIB);
	make_ole(&ole, at_root, inside);
	struct sv type = type_of(bench, name, buf_view(&ole));
	buf_free(&ole);
	return type;
}

#define DOCX SV("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
#define XLSX SV("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")

static void no_bytes_have_no_type(void **state)
{
	assert_int_equal(type_of(*state, "a.doc", SV("")).len, 0);
	assert_int_equal(((struct bench *)*state)->type.family, MEDIA_UNKNOWN);
}

static void the_zip_family_is_told_by_members(void **state)
{
	assert_sv(zip_type(*state, "x", "[Content_Types].xml|_rels/.rels|word/document.xml", true), DOCX);
	assert_sv(zip_type(*state, "x", "word/document.xml|docProps/app.xml|[Content_Types].xml", true), DOCX);
	assert_sv(zip_type(*state, "x", "[Content_Types].xml|xl\\workbook.xml", true), XLSX);
	assert_sv(zip_type(*state, "x", "[Content_Types].xml|ppt/slides/slide1.xml", true),
		  SV("application/vnd.openxmlformats-officedocument.presentationml.presentation"));
	assert_sv(zip_type(*state, "a.docx", "[Content_Types].xml|word/document.xml|word/vbaProject.bin", true),
		  SV("application/vnd.ms-word.document.macroEnabled.12"));
	assert_sv(zip_type(*state, "x", "OFD.xml|Doc_0/Document.xml", true), SV("application/ofd"));
	assert_sv(zip_type(*state, "x", "mimetype=application/vnd.oasis.opendocument.text|content.xml", true),
		  SV("application/vnd.oasis.opendocument.text"));
	assert_sv(zip_type(*state, "x", "res/a|AndroidManifest.xml|classes.dex|META-INF/MANIFEST.MF", true),
		  SV("application/vnd.android.package-archive"));
	assert_sv(zip_type(*state, "x", "META-INF/|META-INF/MANIFEST.MF|a.class", true),
		  SV("application/java-archive"));
	assert_sv(zip_type(*state, "x", "word/readme.txt|photo.jpg", true), SV("application/zip"));
}

static void a_template_is_told_by_its_name(void **state)
{
	struct bench *bench = *state;

	assert_sv(zip_type(bench, "a.dotx", "[Content_Types].xml|word/document.xml", true),
		  SV("application/vnd.openxmlformats-officedocument.wordprocessingml.template"));
	assert_sv(zip_type(bench, "a.doc", "[Content_Types].xml|word/document.xml", true), DOCX);
	assert_sv(zip_type(bench, "a.xlsx", "[Content_Types].xml|word/document.xml", true), DOCX);
}

static void wps_files_are_told_by_their_name(void **state)
{
	struct bench *bench = *state;

	assert_sv(ole_type(bench, "/upload/a.wps", "WordDocument", "x"), SV("application/vnd.ms-works"));
	assert_int_equal(bench->type.family, MEDIA_WORD);
	assert_sv(zip_type(bench, "a.wps", "[Content_Types].xml|word/document.xml", true),
		  SV("application/vnd.ms-works"));
	ole_type(bench, "a.et", "Workbook", "x");
	assert_int_equal(bench->type.family, MEDIA_SHEET);
	ole_type(bench, "a.dps", "PowerPoint Document", "x");
	assert_int_equal(bench->type.family, MEDIA_SLIDES);
	assert_sv(ole_type(bench, "a.wps", "Workbook", "x"), SV("application/vnd.ms-excel"));
}

static void archives_that_were_cut_off_are_read_from_the_front(void **state)
{
	struct bench *bench = *state;

	assert_sv(zip_type(bench, "a.docx", "[Content_Types].xml|word/document.xml", false), DOCX);
	assert_sv(zip_type(bench, "a.docx", "[Content_Types].xml|_rels/.rels", false), SV("application/zip"));
	assert_true(bench->type.is_container_only);
	assert_int_equal(bench->type.family, MEDIA_WORD);
	zip_type(bench, "a.docx", "[Content_Types].xml|_rels/.rels", true);
	assert_false(bench->type.is_container_only);
	assert_int_equal(bench->type.family, MEDIA_ARCHIVE);
}

static void streamed_members_are_skipped_by_their_marks(void **state)
{
	struct bench *bench = *state;
	struct buf zip;
	struct buf directory;

	buf_init(&zip, MIB);
	buf_init(&directory, MIB);
	make_zip_member(&zip, &directory, "Doc_0/Pages/Page_0/Content.xml", "some deflated bytes", true);
	make_zip_member(&zip, &directory, "OFD.xml", "<ofd/>", true);
	assert_sv(type_of(bench, "a.ofd", buf_view(&zip)), SV("application/ofd"));
	assert_int_equal(bench->type.family, MEDIA_OFD);
	buf_free(&zip);
	buf_free(&directory);
}

static void archives_without_members_are_empty(void **state)
{
	struct buf zip;

	(void)state;
	buf_init(&zip, MIB);
	make_zip(&zip, "", true);
	assert_int_equal(zip.len, 22);
	assert_true(attach_is_empty_archive(buf_view(&zip)));
	buf_clear(&zip);
	make_zip(&zip, "a", true);
	assert_false(attach_is_empty_archive(buf_view(&zip)));
	assert_false(attach_is_empty_archive(SV("PK\x05\x06")));
	buf_free(&zip);
}

static void compound_files_are_told_by_streams_at_their_root(void **state)
{
	struct bench *bench = *state;

	assert_sv(ole_type(bench, "x", "WordDocument", "Workbook"), SV("application/msword"));
	assert_sv(ole_type(bench, "x", "Workbook", "WordDocument"), SV("application/vnd.ms-excel"));
	assert_sv(ole_type(bench, "x", "Book", "WordDocument"), SV("application/vnd.ms-excel"));
	assert_sv(ole_type(bench, "x", "__properties_version1.0", "WordDocument"), SV("application/vnd.ms-outlook"));
	assert_sv(ole_type(bench, "a.docx", "EncryptedPackage", "x"), SV("application/encrypted"));
	assert_true(bench->type.is_container_only);
	assert_int_equal(bench->type.family, MEDIA_WORD);
	assert_sv(ole_type(bench, "x", "Something", "WordDocument"), SV("application/x-ole-storage"));
	assert_int_equal(bench->type.family, MEDIA_BINARY);
}

static void hostile_compound_files_end(void **state)
{
	struct bench *bench = *state;
	struct buf ole;

	buf_init(&ole, 8 * MIB);
	make_ole_header(&ole);
	/* Every sector of the table points at itself and each entry at the others. */
	for (uint32_t i = 0; i < 128; i++)
		make_number(&ole, i, 4);
	for (uint32_t i = 0; i < 40000; i++)
		make_ole_entry(&ole, "x", i + 1, i / 2, 0);
	assert_sv(type_of(bench, "x", buf_view(&ole)), SV("application/x-ole-storage"));
	for (size_t len = 0; len < 2048; len += 37)
		type_of(bench, "a.doc", sv_slice(buf_view(&ole), 0, len));
	/* A list of table sectors that is its own successor. */
	memcpy(ole.data + 68, "\1\0\0\0", 4);
	memset(ole.data + 1024, 1, 512);
	memcpy(ole.data + 1024 + 508, "\1\0\0\0", 4);
	type_of(bench, "x", buf_view(&ole));
	buf_free(&ole);
}

static void pdf_may_stand_behind_junk(void **state)
{
	struct bench *bench = *state;

	assert_sv(type_of(bench, "a", SV("%PDF-1.7\n1 0 obj\nendobj\n")), SV("application/pdf"));
	assert_sv(type_of(bench, "a", SV("\r\n\r\n\x80\x81junk%PDF-1.4\n1 0 obj\nendobj\n")), SV("application/pdf"));
	assert_sv(type_of(bench, "a", SV("Every file begins with %PDF-1.4, says the standard.")), SV("text/plain"));
	assert_sv(type_of(bench, "a", SV("<html><body>%PDF-1.4 endobj</body></html>")), SV("text/html"));
}

static void text_is_no_program(void **state)
{
	struct bench *bench = *state;
	struct buf text;

	/* 通: its first byte is that of a jump, which libmagic takes for a program. */
	buf_init(&text, MIB);
	while (text.len < 300 * KIB)
		buf_append(&text, SV("通知如下：请各单位于下周一前报送材料。\n"));
	assert_sv(type_of(bench, "a", buf_view(&text)), SV("text/plain"));
	assert_sv(type_of(bench, "a.doc", buf_view(&text)), SV("text/plain"));
	assert_int_equal(bench->type.family, MEDIA_TEXT);
	buf_free(&text);
	assert_sv(type_of(bench, "a", SV("MZ is not always a program\n")), SV("text/plain"));
	assert_sv(type_of(bench, "a", SV("BMW 汽车\n")), SV("text/plain"));
	assert_sv(type_of(bench, "a", SV("BM\0\0\0\0\1\0\2\0\3")), SV("image/bmp"));
}

static void text_is_told_in_every_encoding(void **state)
{
	(void)state;
	assert_true(attach_is_text(SV("plain\ttext\r\n")));
	assert_true(attach_is_text(SV("各单位")));
	assert_true(attach_is_text(SV("\xb8\xf7\xb5\xa5\xce\xbb\xa3\xba\xcd\xa8\xd6\xaa\r\n"))); /* GBK */
	assert_true(attach_is_text(SV("\xff\xfe"
				      "a\0\x1a\x90\n\0")));
	assert_true(attach_is_text(SV("\xfe\xff\x90\x1a\x77\xe5")));
	assert_true(attach_is_text(SV("a\0b\0c\0\r\0\n\0")));
	assert_true(attach_is_text(SV("caf\xe9 au lait, d\xe9j\xe0 vu")));
	assert_false(attach_is_text(SV("a\0b")));
	assert_false(attach_is_text(SV("\x01\x02\x03\x04 text")));
	assert_false(attach_is_text(SV("\x89\x21\xfe\x23\xdc\x22\xba\x30\x8f\x20\x9e\x21\x95\x3a")));
}

static void characters_cut_at_the_end_of_the_sample_do_no_harm(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, MIB);
	buf_append(&text, SV("a"));
	while (text.len < 70 * KIB)
		buf_append(&text, SV("中"));
	assert_true(attach_is_text(buf_view(&text)));
	buf_free(&text);
}

static void html_is_told_by_how_it_starts(void **state)
{
	(void)state;
	assert_true(attach_is_html(SV("<!doctypehtml><html lang=zh>")));
	assert_true(attach_is_html(SV("\xef\xbb\xbf\r\n <!-- x --> <!-- <y> --><HTML>")));
	assert_true(attach_is_html(SV("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">")));
	assert_true(attach_is_html(SV("<%@ page pageEncoding=\"utf-8\" %>\n<html>")));
	assert_true(attach_is_html(SV("<table border=1><tr><td>1")));
	assert_true(attach_is_html(SV("\xff\xfe<\0h\0t\0m\0l\0>\0")));
	assert_true(attach_is_html(SV("<script>location.href='/404'</script>")));
	assert_false(attach_is_html(SV("<?xml version=\"1.0\"?><table/>")));
	assert_false(attach_is_html(SV("<!DOCTYPE plist PUBLIC \"-//Apple//DTD\">")));
	assert_false(attach_is_html(SV("<abbr")));
	assert_false(attach_is_html(SV("<htmlx>")));
	assert_false(attach_is_html(SV("text <html>")));
	assert_false(attach_is_html(SV("<!-- <html>")));
	assert_false(attach_is_html(SV("")));
}

static void formats_of_text_are_told_apart(void **state)
{
	struct bench *bench = *state;

	assert_sv(type_of(bench, "x", SV("{\"code\": 404, \"msg\": \"文件不存在\"}\n")), SV("application/json"));
	assert_sv(type_of(bench, "x", SV("[{\"a\":1}]")), SV("application/json"));
	assert_sv(type_of(bench, "x", SV("[2020]21号")), SV("text/plain"));
	assert_sv(type_of(bench, "x", SV("<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>")),
		  SV("application/xml"));
	assert_sv(type_of(bench, "x", SV("<svg xmlns='http://www.w3.org/2000/svg'/>")), SV("image/svg+xml"));
	assert_sv(type_of(bench, "x", SV("姓名\t电话\r\n张三\t1\r\n")), SV("text/tab-separated-values"));
	assert_sv(type_of(bench, "x",
			  SV("\xff\xfe"
			     "a\0\t\0\x09\x54\n\0b\0\t\0c\0\n\0")),
		  SV("text/tab-separated-values"));
	assert_sv(type_of(bench, "x", SV("a,b,c\n\"1,5\",2,3\n")), SV("text/csv"));
	assert_sv(type_of(bench, "x", SV("Dear all, hello\nSee you, bye\n")), SV("text/plain"));
	assert_sv(type_of(bench, "x", SV("From: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\n y\r\n\r\nHi")),
		  SV("message/rfc822"));
	assert_sv(type_of(bench, "a.doc",
			  SV("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"
			     "Subject: x\r\n\r\n")),
		  SV("multipart/related"));
	assert_sv(type_of(bench, "x", SV("From: here\nto there")), SV("text/plain"));
	assert_sv(type_of(bench, "x", SV("{\\rtf1\\ansi x}")), SV("application/rtf"));
	assert_sv(type_of(bench, "a.doc", SV("<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>")),
		  SV("application/msword"));
}

static void text_that_anything_may_be_is_what_its_name_says(void **state)
{
	struct bench *bench = *state;

	assert_sv(type_of(bench, "a.css", SV("body { color: red }")), SV("text/css"));
	assert_sv(type_of(bench, "a.js", SV("{\"a\": 1}")), SV("text/javascript"));
	assert_sv(type_of(bench, "a.csv", SV("one column\n")), SV("text/csv"));
	assert_int_equal(bench->type.family, MEDIA_SHEET);
	assert_sv(type_of(bench, "a.txt", SV("a,b,c\n1,2,3\n")), SV("text/plain"));
	assert_sv(type_of(bench, "a.html", SV("just words")), SV("text/html"));
}

static void binary_junk_is_binary(void **state)
{
	struct bench *bench = *state;

	assert_sv(type_of(bench, "a.docx", SV("\x00\x01\xc3\x28\xa0\x9f\x00\x00\x12\x34\x00\x07")),
		  SV("application/octet-stream"));
	assert_int_equal(bench->type.family, MEDIA_BINARY);
	assert_sv(type_of(bench, "x", SV("\xe9\x10\x02\x00\x03\x00\x00\x01")), SV("application/octet-stream"));
}

static void libmagic_tells_the_rest(void **state)
{
	struct bench *bench = *state;
	char tar[1024] = "a.txt";
	unsigned sum = 8 * ' ';

	memcpy(tar + 100, "0000644\0000001750\0000001750\00000000000000\00000000000000", 48);
	memcpy(tar + 257, "ustar  ", 8);
	for (size_t i = 0; i < 512; i++)
		sum += (unsigned char)tar[i];
	snprintf(tar + 148, 8, "%06o", sum);
	assert_sv(type_of(bench, "x", (struct sv){ tar, sizeof tar }), SV("application/x-tar"));
	assert_int_equal(bench->type.family, MEDIA_ARCHIVE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_bytes_have_no_type),
		cmocka_unit_test(the_zip_family_is_told_by_members),
		cmocka_unit_test(a_template_is_told_by_its_name),
		cmocka_unit_test(wps_files_are_told_by_their_name),
		cmocka_unit_test(archives_that_were_cut_off_are_read_from_the_front),
		cmocka_unit_test(streamed_members_are_skipped_by_their_marks),
		cmocka_unit_test(archives_without_members_are_empty),
		cmocka_unit_test(compound_files_are_told_by_streams_at_their_root),
		cmocka_unit_test(hostile_compound_files_end),
		cmocka_unit_test(pdf_may_stand_behind_junk),
		cmocka_unit_test(text_is_no_program),
		cmocka_unit_test(text_is_told_in_every_encoding),
		cmocka_unit_test(characters_cut_at_the_end_of_the_sample_do_no_harm),
		cmocka_unit_test(html_is_told_by_how_it_starts),
		cmocka_unit_test(formats_of_text_are_told_apart),
		cmocka_unit_test(text_that_anything_may_be_is_what_its_name_says),
		cmocka_unit_test(binary_junk_is_binary),
		cmocka_unit_test(libmagic_tells_the_rest),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
