/* Compound files: Outlook messages, what is embedded in others, and containers that lie. */
#include "read_fixture.h"

#include "make_ole.h"

static void read_parts(struct read_fixture *fixture, const struct ole_part *parts, size_t count)
{
	struct buf file;

	buf_init(&file, MIB);
	make_ole_file(&file, parts, count);
	read_run(fixture, read_ole, buf_view(&file));
	buf_free(&file);
}

#define PROPERTIES "__properties_version1.0"

static void tells_messages(void **state)
{
	static const struct ole_part parts[] = {
		{ .name = PROPERTIES, .bytes = SV("\0\0\0\0\0\0\0\0\3\0\xfd\x3f\0\0\0\0\xa8\3\0\0\0\0\0\0") },
		{ .name = "__substg1.0_0037001F", .bytes = SV("\xf1\x54") },
		{ .name = "__substg1.0_0C1A001E", .bytes = SV("\xcd\xf5\xd0\xa1\xc3\xf7") },
		{ .name = "__substg1.0_5D01001F", .bytes = SV("a\0@\0b\0") },
		{ .name = "__substg1.0_1000001E", .bytes = SV("\xd2\xbb\r\n\r\n\xb6\xfe") },
		{ .name = "__recip_version1.0_#00000000", .is_storage = true },
		{ .name = PROPERTIES,
		  .parent = 6,
		  .bytes = SV("\0\0\0\0\0\0\0\0\3\0\x15\x0c\0\0\0\0\2\0\0\0\0\0\0\0") },
		{ .name = "__substg1.0_3001001F", .parent = 6, .bytes = SV("\x4e\x67") },
		{ .name = "__attach_version1.0_#00000001", .is_storage = true },
		{ .name = "__substg1.0_37010102", .parent = 9, .bytes = SV("two") },
		{ .name = "__substg1.0_3704001F", .parent = 9, .bytes = SV("L\0O\0~\0") },
		{ .name = "__substg1.0_3707001F", .parent = 9, .bytes = SV("l\0o\0n\0g\0") },
		{ .name = "__attach_version1.0_#00000000", .is_storage = true },
		{ .name = "__substg1.0_3001001F", .parent = 13, .bytes = SV("i\0n\0") },
		{ .name = "__substg1.0_3701000D", .parent = 13, .is_storage = true },
		{ .name = PROPERTIES, .parent = 15, .bytes = SV("") },
		{ .name = "__substg1.0_10130102", .parent = 15, .bytes = SV("<p>x") },
	};
	struct read_fixture *fixture = *state;

	read_parts(fixture, parts, sizeof parts / sizeof *parts);
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<part \"message\"><h>哱</h><p>From: 王小明 <a@b></p><p>Cc: 李</p><p>一</p><p>二</p>"
			     "<member \"long\">two</member></part>"
			     "<part \"in\"><member \"body.html\"><p>x</member></part>");
}

/* The example of [MS-OXRTFCP] 3.1. */
static void unpacks_rtf(void **state)
{
	static const struct ole_part parts[] = {
		{ .name = PROPERTIES, .bytes = SV("") },
		{ .name = "__substg1.0_10090102",
		  .bytes = SV(
		      "\x2d\0\0\0\x2b\0\0\0\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\0\x0a\0\x72\x63\x70\x67\x31\x32"
		      "\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\0\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0") },
	};
	struct read_fixture *fixture = *state;

	read_parts(fixture, parts, 2);
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<member \"body.rtf\">{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n</member>");
}

static void tells_what_is_embedded(void **state)
{
	static const struct ole_part parts[] = {
		{ .name = "Unknown", .bytes = SV("x") },
		{ .name = "ObjectPool", .is_storage = true },
		{ .name = "_1", .parent = 2, .is_storage = true },
		{ .name = "\1Ole10Native",
		  .parent = 3,
		  .bytes = SV("\x2a\0\0\0\2\0a.txt\0C:\\a.txt\0\0\0\3\0\5\0\0\0C:\\t\0\4\0\0\0textrest") },
		{ .name = "_2", .parent = 2, .is_storage = true },
		{ .name = "Package", .parent = 5, .bytes = SV("PK") },
		{ .name = "_3", .parent = 2, .is_storage = true },
		{ .name = "Workbook",
		  .parent = 7,
		  .bytes = SV(
		      "\x09\x08\4\0\0\6\5\0\x0a\0\0\0\x09\x08\4\0\0\6\x10\0\4\2\x0a\0\1\0\0\0\0\0\1\0\0v\x0a\0\0\0") },
	};
	struct read_fixture *fixture = *state;

	read_parts(fixture, parts, sizeof parts / sizeof *parts);
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<member \"a.txt\">text</member>");
	assert_told(fixture, "<member \"object\">PK</member>");
	assert_told(fixture, "<part \"embedded workbook\"><part \"?\"><table \"?\"><row 2 0><cell 2 1>v</cell>");
}

static void knows_what_it_cannot_read(void **state)
{
	static const struct ole_part encrypted[] = { { .name = "EncryptedPackage", .bytes = SV("x") } };
	static const struct ole_part unknown[] = { { .name = "Something", .bytes = SV("x") } };
	static const struct ole_part macros[] = { { .name = "Macros", .is_storage = true } };
	struct read_fixture *fixture = *state;

	read_parts(fixture, encrypted, 1);
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
	read_parts(fixture, unknown, 1);
	assert_int_equal(fixture->faults, ATTACH_UNSUPPORTED);
	read_parts(fixture, macros, 1);
	assert_int_equal(fixture->faults, ATTACH_MACROS);
	read_run(fixture, read_ole, SV("no compound file"));
	assert_int_equal(fixture->faults, ATTACH_UNSUPPORTED);
}

/* The chain of the stream comes back to its first sector; it says that it has 2 GiB. */
static void follows_no_cycle(void **state)
{
	static const struct ole_part parts[] = { { .name = "Package", .parent = 2, .bytes = SV("x") },
						 { .name = "store", .is_storage = true } };
	struct read_fixture *fixture = *state;
	struct buf file;

	buf_init(&file, MIB);
	make_ole_file(&file, parts, 2);
	memcpy(file.data + 512 + 4 * 2, "\2\0\0\0", 4);
	memcpy(file.data + 1024 + 128 + 120, "\0\0\0\x7f", 4);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_told(fixture, "<member \"object\">x");
	/* Nor in short sectors, which are none. */
	memcpy(file.data + 56, "\xff\xff\xff\xff", 4);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	buf_free(&file);
}

/* Every storage holds one more: their number is no depth of ours. */
static void goes_down_without_end(void **state)
{
	enum { DEPTH = 300 };
	static struct ole_part parts[DEPTH];
	struct read_fixture *fixture = *state;

	for (int i = 0; i < DEPTH; i++)
		parts[i] = (struct ole_part){ .name = "x", .parent = i, .is_storage = true };
	parts[DEPTH - 1] = (struct ole_part){ .name = "Package", .parent = DEPTH - 1, .bytes = SV("deep") };
	read_parts(fixture, parts, DEPTH);
	assert_told(fixture, "<member \"object\">deep</member>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_messages, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(unpacks_rtf, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_what_is_embedded, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(knows_what_it_cannot_read, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(follows_no_cycle, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(goes_down_without_end, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
