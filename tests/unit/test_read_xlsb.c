#include "read_fixture.h"

#include "base/limits.h"
#include "make_package.h"

#define RELATIONS "r1 worksheet 1.bin\nr2 sharedStrings 2.bin\nr3 styles 3.bin"
#define SHEET     "\x9c\x01\x18\0\0\0\0\1\0\0\0\2\0\0\0r\0001\0\2\0\0\0S\0001\0"
#define ROW(at)   "\0\x0c" at "\0\0\0\0\0\0\0\0\0\0\0"

static void read_book(struct read_fixture *fixture, struct sv sheet, struct sv strings, struct sv styles)
{
	struct package_maker maker;

	package_begin(&maker);
	package_add_relations(&maker, "_rels/.rels", "r1 officeDocument xl/workbook.bin");
	package_add_relations(&maker, "xl/_rels/workbook.bin.rels", RELATIONS);
	package_add(&maker, "xl/workbook.bin", SV(SHEET));
	package_add(&maker, "xl/1.bin", sheet);
	package_add(&maker, "xl/2.bin", strings);
	package_add(&maker, "xl/3.bin", styles);
	read_run(fixture, read_xlsx, package_end(&maker));
	package_drop(&maker);
}

static void tells_a_workbook(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf bytes = read_file("corpus/attachments/planted/book.xlsb");

	read_run(fixture, read_xlsx, buf_view(&bytes));
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture,
		    "<part \"发放清单\"><table \"发放清单\"><row 1 0><cell 1 1>青岚县2025年耕地地力保护补贴发放清单");
	assert_told(fixture, "<cell 3 1>1</cell><cell 3 2>彭磊浩</cell><cell 3 3>445203199002121250</cell>"
			     "<cell 3 4 hidden>15650394659</cell>");
	assert_told(fixture, "<row 5 0 hidden>");
	assert_told(fixture, "<row 3 0><cell 3 2><comment>彭磊浩的旧身份证号");
	assert_told(fixture, "<part hidden \"备份\">");
	/* Every byte may be another one. */
	for (size_t i = 0; i < bytes.len; i += 7) {
		bytes.data[i] ^= 0x55;
		read_run(fixture, read_xlsx, buf_view(&bytes));
		bytes.data[i] ^= 0x55;
	}
	buf_free(&bytes);
}

static void tells_cells(void **state)
{
	struct read_fixture *fixture = *state;

	/* Day 45352 in a format of dates; a third of 100 in four bytes; true; a string of its own; nothing shared. */
	read_book(fixture,
		  SV("\x91\x01\0" ROW("\4") "\5\x10\1\0\0\0\1\0\0\0\0\0\0\0\0\x25\xe6\x40"
					    "\2\x0c\3\0\0\0\0\0\0\0\7\0\0\0\4\x09\4\0\0\0\0\0\0\0\1"
					    "\6\x10\5\0\0\0\0\0\0\0\2\0\0\0a\0b\0\7\x0c\6\0\0\0\0\0\0\0\x09\0\0\0"
					    "\x92\x01\0"),
		  SV("\x13\7\0\1\0\0\0x\0"), SV("\xe9\x04\0\x2f\4\0\0\0\0\x2f\4\0\0\x0e\0\xea\x04\0"));
	assert_told(fixture,
		    "<row 5 0><cell 5 1></cell><cell 5 2>2024-03-01</cell><cell 5 3></cell><cell 5 4>0.01</cell>"
		    "<cell 5 5>TRUE</cell><cell 5 6>ab</cell></row>");
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
}

static void trusts_no_sizes(void **state)
{
	struct read_fixture *fixture = *state;
	static const struct sv sheets[] = {
		SV("\x91\x01\0" ROW("\4") "\6\xff\xff\xff\xff"),
		SV("\x91\x01\0" ROW("\4") "\6\x7f\0"),
		SV("\xff"),
		SV("\x91\x01\0" ROW("\4") "\6\x0c\1\0\0\0\0\0\0\0\xff\xff\xff\x7f"),
		SV("\x91\x01\0\x91\x01\0\x92\x01\0\x92\x01\0\6\0"),
		SV("\x3c\x12\0\0\0\0\xff\xff\xff\xff\0\0\0\0\0\0\0\0\1\0"),
	};

	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		read_book(fixture, sheets[i], SV("\x13\5\0\xff\xff\xff\xff"), SV("\x2c\2\xff\xff\x2f\0"));
		assert_told(fixture, "<part \"S1\">");
		assert_int_equal(fixture->faults & ~(unsigned)ATTACH_CORRUPT, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_a_workbook, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_cells, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(trusts_no_sizes, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
