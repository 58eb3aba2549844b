/* Word documents: one that LibreOffice wrote (tests/data/documents), and damaged ones. */
#include "read_fixture.h"

#include "make_ole.h"

#define WORD "tests/data/documents/ole.doc"

static void tells_what_people_see(void **state)
{
	struct buf bytes = read_file(WORD);
	struct read_fixture *fixture = *state;

	read_run(fixture, read_ole, buf_view(&bytes));
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<title \"title\">低保对象公示</title>");
	assert_told(fixture, "<property \"creator\">王小明</property>");
	assert_told(fixture, "<property \"联系电话\">15930267314</property>");
	assert_told(fixture, "<h>低保对象名单</h><p>第一段，见<a \"http://www.example.gov.cn/a.html\">公告</a>。</p>");
	assert_told(fixture, "<p>批注处，𠮷字。</p>");
	assert_told(fixture, "<p>Latin only – “quoted” text</p>");
	buf_free(&bytes);
}

static void tells_what_people_do_not_see(void **state)
{
	struct buf bytes = read_file(WORD);
	struct read_fixture *fixture = *state;

	read_run(fixture, read_ole, buf_view(&bytes));
	assert_told(
	    fixture,
	    "<p>修订<hidden hidden>删去的号码130402198706153325</hidden>之后，<hidden hidden>隐藏的文字</hidden>可见。</p>");
	assert_told(fixture, "<part \"footnotes\"><p>\t脚注内容</p></part>");
	assert_told(fixture, "<part \"headers and footers\"><p>页眉文字</p><p>页脚文字</p></part>");
	assert_told(fixture, "<part \"comments\"><comment>批注内容</comment></part>");
	assert_told(fixture, "<part \"endnotes\"><p>\t尾注内容</p></part>");
	assert_told(fixture, "<part \"text boxes\"><p>文本框内容</p></part>");
	buf_free(&bytes);
}

static void keeps_tables(void **state)
{
	struct buf bytes = read_file(WORD);
	struct read_fixture *fixture = *state;

	read_run(fixture, read_ole, buf_view(&bytes));
	assert_told(
	    fixture,
	    "<table><row><cell><p>姓名</p></cell><cell><p>身份证号</p></cell><cell><p>备注</p></cell></row>"
	    "<row><cell><p>张三</p></cell><cell><p>130402198706153325</p></cell><cell></cell></row>"
	    "<row><cell><p>李四</p><p>第二段</p></cell><cell></cell><cell>"
	    "<table><row><cell><p>内表一</p></cell><cell><p>内表二</p></cell></row></table><p>内表之后</p></cell></row></table>"
	    "<p>合并</p>");
	buf_free(&bytes);
}

static void keeps_merged_cells(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf bytes = read_file(WORD);

	read_run(fixture, read_ole, buf_view(&bytes));
	assert_told(fixture, "<table><row><cell x2x1><p>姓名</p></cell><cell x1x2><p>联系</p></cell></row>"
			     "<row><cell><p>电话</p></cell><cell><p>地址</p></cell></row>"
			     "<row><cell><p>王五</p></cell>");
	buf_free(&bytes);
}

/* Offset of the stream WordDocument. */
static size_t find_stream(const struct buf *bytes)
{
	size_t at = sv_find(buf_view(bytes), SV("\xec\xa5"), 0);

	assert_true(at != SV_NONE);
	return at;
}

static void knows_encryption(void **state)
{
	struct buf bytes = read_file(WORD);
	struct read_fixture *fixture = *state;

	bytes.data[find_stream(&bytes) + 11] |= 1;
	read_run(fixture, read_ole, buf_view(&bytes));
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
	buf_free(&bytes);
}

/* A document of one 8-bit piece, by its FIB and piece table. */
static void make_document(struct buf *out, const char *text, const char *pieces, size_t pieces_length)
{
	struct buf stream;
	struct buf table;

	buf_init(&stream, MIB);
	buf_init(&table, MIB);
	buf_append(&stream, SV("\xec\xa5\xc1\0"));
	while (stream.len < 0x4c)
		buf_byte(&stream, 0);
	make_number(&stream, strlen(text), 4);
	while (stream.len < 0x1a2)
		buf_byte(&stream, 0);
	make_number(&stream, 0, 4);
	make_number(&stream, pieces_length + 5, 4);
	while (stream.len < 1024)
		buf_byte(&stream, 0);
	buf_append(&stream, sv_from(text));
	buf_byte(&table, 2);
	make_number(&table, pieces_length, 4);
	buf_append(&table, (struct sv){ pieces, pieces_length });
	const struct ole_part parts[] = { { .name = "WordDocument", .bytes = buf_view(&stream) },
					  { .name = "0Table", .bytes = buf_view(&table) } };
	make_ole_file(out, parts, 2);
	buf_free(&stream);
	buf_free(&table);
}

/* Begins of the pieces, then of each 2 bytes, its place (doubled, with the mark of 8-bit text) and 2 bytes. */
static void tells_pieces_in_their_order(void **state)
{
	static const char pieces[] = "\0\0\0\0\3\0\0\0\6\0\0\0"
				     "\0\0\x06\x08\0\x40\0\0"
				     "\0\0\0\x08\0\x40\0\0";
	struct buf file;
	struct read_fixture *fixture = *state;

	buf_init(&file, MIB);
	make_document(&file, "abc\x93\x94\r", pieces, sizeof pieces - 1);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<p>“”</p><p>abc</p>");
	buf_free(&file);
}

static void stops_at_pieces_that_cannot_be(void **state)
{
	static const char backwards[] = "\0\0\0\0\3\0\0\0\1\0\0\0"
					"\0\0\0\x08\0\x40\0\0"
					"\0\0\0\x08\0\x40\0\0";
	static const char endless[] = "\0\0\0\0\xff\xff\xff\x7f"
				      "\0\0\0\x08\0\x40\0\0";
	struct buf file;
	struct read_fixture *fixture = *state;

	buf_init(&file, MIB);
	make_document(&file, "abc\r", backwards, sizeof backwards - 1);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_told(fixture, "<p>abc</p>");
	buf_clear(&file);
	make_document(&file, "abc\r", endless, sizeof endless - 1);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_told(fixture, "<p>abc</p>");
	buf_free(&file);
}

/* Text with fields, tables and notes at will: marks that nobody closes, and that close nothing. */
static void survives_any_marks(void **state)
{
	static const char marks[] =
	    "\x13 HYPERLINK \"a\" \x14 x\x07y\x07\x07\x15\x14\x13\x13\x0c\x15\x07\x07z\r\x05q\x13w\r";
	char pieces[] = "\0\0\0\0\0\0\0\0"
			"\0\0\0\x08\0\x40\0\0";
	struct read_fixture *fixture = *state;
	struct buf file;

	buf_init(&file, MIB);
	for (size_t length = 1; length < sizeof marks; length++) {
		pieces[4] = (char)length;
		buf_clear(&file);
		make_document(&file, marks + sizeof marks - 1 - length, pieces, sizeof pieces - 1);
		read_run(fixture, read_ole, buf_view(&file));
		assert_int_equal(fixture->faults, 0);
	}
	buf_free(&file);
}

static void survives_damage(void **state)
{
	struct buf bytes = read_file(WORD);
	struct read_fixture *fixture = *state;

	for (size_t length = 0; length < bytes.len; length += 509) {
		read_run(fixture, read_ole, sv_slice(buf_view(&bytes), 0, length));
	}
	for (size_t at = 0; at < bytes.len; at += 7) {
		bytes.data[at] ^= (char)(1 << at % 8);
		read_run(fixture, read_ole, buf_view(&bytes));
		bytes.data[at] ^= (char)(1 << at % 8);
	}
	buf_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_what_people_see, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_what_people_do_not_see, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(keeps_tables, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(keeps_merged_cells, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(knows_encryption, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_pieces_in_their_order, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(stops_at_pieces_that_cannot_be, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_any_marks, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_damage, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
