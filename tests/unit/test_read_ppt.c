/* PowerPoint files: one that LibreOffice wrote (tests/data/documents), and streams made record by record. */
#include "read_fixture.h"

#include "make_ole.h"

#define SLIDES "tests/data/documents/ole.ppt"

static void tells_slides(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf bytes = read_file(SLIDES);

	read_run(fixture, read_ole, buf_view(&bytes));
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<part \"slide 1\"><h>第一张标题</h><p>正文130402198706153325</p><p>第二段 链接</p>");
	assert_told(fixture, "<table><row><cell><p>姓名</p></cell><cell><p>电话</p></cell></row>"
			     "<row><cell><p>张三</p></cell><cell><p>15930267314</p></cell></row></table>");
	assert_told(fixture, "<comment>幻灯片批注</comment></part><part \"notes of slide 1\"><p>备注内容</p></part>");
	assert_told(fixture, "<part hidden \"slide 2\"><p>Hidden page</p></part>");
	assert_told(fixture, "<a \"http://www.example.gov.cn/c.html\">http://www.example.gov.cn/c.html</a>");
	assert_sv(read_path(fixture, SV("备注内容")), SV("notes of slide 1"));
	buf_free(&bytes);
}

/* Appends a record; containers have the version 0xf. Returns where it begins. */
static size_t put(struct buf *out, unsigned head, unsigned type, struct sv data)
{
	size_t at = out->len;

	make_number(out, head, 2);
	make_number(out, type, 2);
	make_number(out, data.len, 4);
	buf_append(out, data);
	return at;
}

static void put_user_edit(struct buf *out, size_t last, size_t places)
{
	struct buf data;

	buf_init(&data, 64);
	make_number(&data, 0, 8);
	make_number(&data, last, 4);
	make_number(&data, places, 4);
	make_number(&data, 1, 4);
	make_number(&data, 0, 8);
	put(out, 0, 0x0ff5, buf_view(&data));
	buf_free(&data);
}

/* Runs the reader on a stream whose last edit begins at `edit`. */
static void read_stream(struct read_fixture *fixture, const struct buf *stream, size_t edit, uint32_t token)
{
	struct buf user;
	struct buf file;

	buf_init(&user, 64);
	buf_init(&file, MIB);
	make_number(&user, 0, 8);
	make_number(&user, 20, 4);
	make_number(&user, token, 4);
	make_number(&user, edit, 4);
	const struct ole_part parts[] = { { .name = "PowerPoint Document", .bytes = buf_view(stream) },
					  { .name = "Current User", .bytes = buf_view(&user) } };
	make_ole_file(&file, parts, 2);
	read_run(fixture, read_ole, buf_view(&file));
	buf_free(&user);
	buf_free(&file);
}

/* The slide was changed: the edit that came last has the new one, and texts in the list of slides. */
static void reads_edits_newest_first(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf stream;
	struct buf places;

	buf_init(&stream, MIB);
	buf_init(&places, MIB);
	put(&stream, 0x0f, 0x03e8,
	    SV("\x0f\0\xf0\x0f\x2b\0\0\0"
	       "\0\0\xf3\x03\x10\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0"
	       "\0\0\x9f\x0f\0\0\0\0"
	       "\0\0\xa8\x0f\3\0\0\0one"));
	size_t older = put(&stream, 0x0f, 0x03ee, SV("\0\0\xa8\x0f\3\0\0\0old"));
	make_number(&places, 1 | 2 << 20, 4);
	make_number(&places, 0, 4);
	make_number(&places, older, 4);
	size_t place = put(&stream, 0, 0x1772, buf_view(&places));
	size_t first = stream.len;
	put_user_edit(&stream, 0, place);
	size_t newer = put(&stream, 0x0f, 0x03ee, SV("\0\0\x9e\x0f\4\0\0\0\0\0\0\0\0\0\xa0\x0f\4\0\0\0\xb0\x65\x0b\0"));
	buf_clear(&places);
	make_number(&places, 2 | 1 << 20, 4);
	make_number(&places, newer, 4);
	place = put(&stream, 0, 0x1772, buf_view(&places));
	size_t edit = stream.len;
	put_user_edit(&stream, first, place);

	read_stream(fixture, &stream, edit, 0xe391c05f);
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<part \"slide 1\"><h>one</h><p>新\n</p></part>");
	assert_not_told(fixture, "old");
	read_stream(fixture, &stream, edit, 0xf3d1c4df);
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
	/* Edits that lead round in circles, or nowhere: the slides are taken as they lie. */
	memcpy(stream.data + edit + 16, stream.data + edit + 20, 4);
	read_stream(fixture, &stream, edit, 0xe391c05f);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_stream(fixture, &stream, 7, 0xe391c05f);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_told(fixture, "<part \"slide 1\"><p>old</p></part>");
	buf_free(&stream);
	buf_free(&places);
}

static void survives_damage(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf bytes = read_file(SLIDES);

	for (size_t length = 0; length < bytes.len; length += 509)
		read_run(fixture, read_ole, sv_slice(buf_view(&bytes), 0, length));
	for (size_t at = 0; at < bytes.len; at += 11) {
		bytes.data[at] ^= (char)(1 << at % 8);
		read_run(fixture, read_ole, buf_view(&bytes));
		bytes.data[at] ^= (char)(1 << at % 8);
	}
	buf_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_slides, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_edits_newest_first, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_damage, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
