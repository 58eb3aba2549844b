/* Excel workbooks: one that LibreOffice wrote (tests/data/documents), and books made record by record. */
#include "read_fixture.h"

#include "make_ole.h"

#define EXCEL "tests/data/documents/ole.xls"

static void tells_a_workbook(void **state)
{
	struct buf bytes = read_file(EXCEL);
	struct read_fixture *fixture = *state;

	read_run(fixture, read_ole, buf_view(&bytes));
	assert_int_equal(fixture->faults, 0);
	assert_told(
	    fixture,
	    "<part \"名单\"><table \"名单\"><row 1 0><cell 1 1 x1x4>补贴发放名单</cell></row>"
	    "<row 2 0><cell 2 1 x2x1>姓名</cell><cell 2 2>身份证号</cell><cell 2 3 hidden>手机</cell><cell 2 4>金额</cell></row>"
	    "<row 3 0><cell 3 2>（18位）</cell></row>");
	assert_told(
	    fixture,
	    "<row 4 0><cell 4 1>张三</cell><cell 4 2>130402198706153325<comment>批注15930267314</comment></cell>"
	    "<cell 4 3 hidden>15930267314</cell><cell 4 4>1234.5</cell></row>"
	    "<row 5 0 hidden><cell 5 1>隐藏行</cell></row>");
	assert_told(
	    fixture,
	    "<row 6 0><cell 6 1>1990-03-07</cell><cell 6 2>000042</cell><cell 6 3 hidden></cell><cell 6 4>0.125</cell>"
	    "<cell 6 5>09:30:00</cell></row>");
	assert_told(
	    fixture,
	    "<row 7 0><cell 7 1>110101199003071000</cell><cell 7 2>6222021234567890</cell><cell 7 3 hidden></cell>"
	    "<cell 7 4>张三的卡</cell><cell 7 5>#DIV/0!</cell><cell 7 6>TRUE</cell></row>");
	assert_told(fixture,
		    "<row 11 0><cell 11 1></cell><cell 11 2><a \"http://www.example.gov.cn/b.html\">链接</a></cell>"
		    "<cell 11 3 hidden>-0.1</cell></row>");
	assert_told(fixture, "<part hidden \"隐藏表\"><table \"隐藏表\"><row 1 0><cell 1 1>看不见</cell>");
	buf_free(&bytes);
}

static void put(struct buf *out, unsigned type, struct sv data)
{
	make_number(out, type, 2);
	make_number(out, data.len, 2);
	buf_append(out, data);
}

static void put_begin(struct buf *out, unsigned version, unsigned kind)
{
	make_number(out, 0x809, 2);
	make_number(out, 4, 2);
	make_number(out, version, 2);
	make_number(out, kind, 2);
}

/* Globals, and one sheet that begins where they end. */
static void make_book(struct buf *out, const char *stream, unsigned version, struct sv globals, struct sv sheet)
{
	struct buf book;

	buf_init(&book, MIB);
	put_begin(&book, version, 5);
	buf_append(&book, globals);
	put(&book, 0x0a, SV(""));
	put_begin(&book, version, 0x10);
	buf_append(&book, sheet);
	put(&book, 0x0a, SV(""));
	const struct ole_part parts[] = { { .name = stream, .bytes = buf_view(&book) } };
	make_ole_file(out, parts, 1);
	buf_free(&book);
}

static void read_book(struct read_fixture *fixture, const char *stream, unsigned version, const struct buf *globals,
		      const struct buf *sheet)
{
	struct buf file;

	buf_init(&file, MIB);
	make_book(&file, stream, version, buf_view(globals), buf_view(sheet));
	read_run(fixture, read_ole, buf_view(&file));
	buf_free(&file);
}

static void put_cell(struct buf *out, unsigned type, unsigned row, unsigned column, struct sv value)
{
	make_number(out, type, 2);
	make_number(out, 6 + value.len, 2);
	make_number(out, row, 2);
	make_number(out, column, 2);
	make_number(out, 0, 2);
	buf_append(out, value);
}

static void put_sheet_name(struct buf *globals, struct sv name_with_head)
{
	put(globals, 0x85, name_with_head);
}

struct parts {
	struct buf globals;
	struct buf sheet;
};

static struct parts begin(void)
{
	struct parts parts;

	buf_init(&parts.globals, MIB);
	buf_init(&parts.sheet, MIB);
	return parts;
}

static void end(struct parts *parts)
{
	buf_free(&parts->globals);
	buf_free(&parts->sheet);
}

static void reads_strings_over_records(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	/* "ab" with a run, "cd中" whose end goes on in wide characters, "e" with 3 bytes behind it */
	put(&parts.globals, 0xfc, SV("\3\0\0\0\3\0\0\0\2\0\x08\1\0ab\1\0"));
	put(&parts.globals, 0x3c, SV("\5\0\3\0\0cd"));
	put(&parts.globals, 0x3c, SV("\1\x2d\x4e\1\0\4\3\0\0\0exy"));
	put(&parts.globals, 0x3c, SV("z"));
	put_sheet_name(&parts.globals, SV("\0\0\0\0\2\0\1\1\x68\x88"));
	put_cell(&parts.sheet, 0xfd, 0, 0, SV("\0\0\0\0"));
	put_cell(&parts.sheet, 0xfd, 0, 1, SV("\1\0\0\0"));
	put_cell(&parts.sheet, 0xfd, 0, 2, SV("\2\0\0\0"));
	put_cell(&parts.sheet, 0xfd, 0, 3, SV("\3\0\0\0"));
	read_book(fixture, "Workbook", 0x600, &parts.globals, &parts.sheet);
	assert_int_equal(fixture->faults, 0);
	assert_told(
	    fixture,
	    "<part hidden \"表\"><table \"表\"><row 1 0><cell 1 1>ab</cell><cell 1 2>cd中</cell><cell 1 3>e</cell><cell 1 4></cell></row>");
	end(&parts);
}

static void shows_numbers(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	put_cell(&parts.sheet, 0x27e, 0, 0, SV("\x0b\0\0\0"));           /* 2, in hundredths */
	put_cell(&parts.sheet, 0x27e, 0, 1, SV("\0\0\xf8\x3f"));         /* 1.5 */
	put_cell(&parts.sheet, 0x27e, 0, 2, SV("\xfe\xff\xff\xff"));     /* -1 */
	put_cell(&parts.sheet, 0x203, 0, 3, SV("\0\0\0\0\0\0\xf8\x7f")); /* no number */
	put_cell(&parts.sheet, 0x203, 0, 4, SV("\x9a\x99\x99\x99\x99\x99\xb9\x3f"));
	put(&parts.sheet, 0xbd, SV("\1\0\1\0\0\0\6\0\0\0\0\0\x0a\0\0\0\2\0"));
	put_cell(&parts.sheet, 0x205, 2, 0, SV("\x2a\1"));
	read_book(fixture, "Workbook", 0x600, &parts.globals, &parts.sheet);
	assert_told(
	    fixture,
	    "<row 1 0><cell 1 1>0.02</cell><cell 1 2>1.5</cell><cell 1 3>-1</cell><cell 1 4></cell><cell 1 5>0.1</cell></row>"
	    "<row 2 0><cell 2 1></cell><cell 2 2>1</cell><cell 2 3>2</cell></row><row 3 0><cell 3 1>#N/A</cell></row>");
	end(&parts);
}

static void shows_results_of_formulas(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	put_cell(&parts.sheet, 0x06, 0, 0, SV("\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0"));
	put(&parts.sheet, 0x4bc, SV("shared"));
	put(&parts.sheet, 0x207, SV("\2\0\1\x20\x5f\x09\x4e"));
	put_cell(&parts.sheet, 0x06, 0, 1, SV("\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0")); /* its STRING is missing */
	put_cell(&parts.sheet, 0x06, 0, 2, SV("\1\0\1\0\0\0\xff\xff\0\0\0\0\0\0"));
	put_cell(&parts.sheet, 0x06, 0, 3, SV("\3\0\0\0\0\0\xff\xff\0\0\0\0\0\0"));
	put_cell(&parts.sheet, 0x06, 0, 4, SV("\0\0\0\0\0\0\xf8\x3f\0\0\0\0\0\0"));
	read_book(fixture, "Workbook", 0x600, &parts.globals, &parts.sheet);
	assert_told(
	    fixture,
	    "<row 1 0><cell 1 1>张三</cell><cell 1 2></cell><cell 1 3>TRUE</cell><cell 1 4></cell><cell 1 5>1.5</cell></row>");
	end(&parts);
}

/* Programs that are not Excel write cells in any order. */
static void sorts_cells(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	put_cell(&parts.sheet, 0x204, 5, 1, SV("\1\0\0d"));
	put_cell(&parts.sheet, 0x204, 0, 1, SV("\1\0\0b"));
	put_cell(&parts.sheet, 0x204, 5, 0, SV("\1\0\0c"));
	put_cell(&parts.sheet, 0x204, 0, 0, SV("\1\0\0a"));
	read_book(fixture, "Workbook", 0x600, &parts.globals, &parts.sheet);
	assert_told(
	    fixture,
	    "<row 1 0><cell 1 1>a</cell><cell 1 2>b</cell></row><row 6 0><cell 6 1>c</cell><cell 6 2>d</cell></row>");
	end(&parts);
}

static void reads_code_pages_of_old_books(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	put(&parts.globals, 0x42, SV("\xa8\x03"));
	put_sheet_name(&parts.globals, SV("\0\0\0\0\0\0\4\xc3\xfb\xb5\xa5"));
	put_cell(&parts.sheet, 0x204, 0, 0, SV("\4\0\xd5\xc5\xc8\xfd"));
	put(&parts.sheet, 0x1c, SV("\0\0\0\0\4\0\xd7\xa2\xca\xcd"));
	read_book(fixture, "Book", 0x500, &parts.globals, &parts.sheet);
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<table \"名单\"><row 1 0><cell 1 1>张三<comment>注释</comment></cell>");
	end(&parts);
}

static void tells_caches_of_pivot_tables(void **state)
{
	static const struct ole_part parts[] = {
		{ .name = "Workbook", .bytes = SV("\x09\x08\4\0\0\6\5\0\x0a\0\0\0") },
		{ .name = "_SX_DB_CUR", .is_storage = true },
		{ .name = "0001",
		  .parent = 2,
		  .bytes = SV("\xc6\0\0\0\xcd\0\7\0\2\0\1\x20\x5f\x09\x4e\xcd\0\5\0\2\0\0ab") },
	};
	struct read_fixture *fixture = *state;
	struct buf file;

	buf_init(&file, MIB);
	make_ole_file(&file, parts, 3);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture, "<part hidden \"pivot cache\"><p>张三</p><p>ab</p></part>");
	buf_free(&file);
}

/* A field heads its values. */
static void tells_fields_of_caches(void **state)
{
	static const struct ole_part parts[] = {
		{ .name = "Workbook", .bytes = SV("\x09\x08\4\0\0\6\5\0\x0a\0\0\0") },
		{ .name = "_SX_DB_CUR", .is_storage = true },
		{ .name = "0001",
		  .parent = 2,
		  .bytes = SV("\xc7\0\x13\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0id\xcd\0\5\0\2\0\0ab"
			      "\xc9\0\x08\0\0\0\0\0\0\0\xf8\x3f\xca\0\2\0\1\0"
			      "\xc7\0\x13\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0no\xcd\0\5\0\2\0\0cd") },
	};
	struct read_fixture *fixture = *state;
	struct buf file;

	buf_init(&file, MIB);
	make_ole_file(&file, parts, 3);
	read_run(fixture, read_ole, buf_view(&file));
	assert_int_equal(fixture->faults, 0);
	assert_told(fixture,
		    "<table><row><cell>id</cell></row><row><cell>ab</cell></row><row><cell>1.5</cell></row></table>"
		    "<table><row><cell>no</cell></row><row><cell>cd</cell></row></table>");
	buf_free(&file);
}

static void knows_encryption(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	put(&parts.globals, 0x2f, SV("\1\0\1\0"));
	put_cell(&parts.sheet, 0x204, 0, 0, SV("\1\0\0a"));
	read_book(fixture, "Workbook", 0x600, &parts.globals, &parts.sheet);
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
	assert_sv(buf_view(&fixture->told), SV(""));
	end(&parts);
}

/* Counts of 2^31, strings that never end, storms of CONTINUE. */
static void trusts_no_counts(void **state)
{
	struct read_fixture *fixture = *state;
	struct parts parts = begin();

	put(&parts.globals, 0xfc, SV("\xff\xff\xff\x7f\xff\xff\xff\x7f\1\0\0a\xff\xff\x0d\xff\xff\xff\xff\xff\xffzz"));
	for (int i = 0; i < 4000; i++)
		put(&parts.globals, 0x3c, i % 2 ? SV("") : SV("\1"));
	put_cell(&parts.sheet, 0xfd, 0, 0, SV("\0\0\0\0"));
	put_cell(&parts.sheet, 0xfd, 0, 1, SV("\xff\xff\xff\xff"));
	put_cell(&parts.sheet, 0xfd, 0xffff, 0xffff, SV("\0\0\0\0"));
	put(&parts.sheet, 0xe5, SV("\xff\xff\0\0\xff\xff\0\0\xff\xff"));
	put(&parts.sheet, 0xe5, SV("\1\0\0\0\xff\xff\0\0\xff\0"));
	put(&parts.sheet, 0x7d, SV("\0\0\xff\xff\0\0\0\0\1\0"));
	read_book(fixture, "Workbook", 0x600, &parts.globals, &parts.sheet);
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	assert_told(fixture, "<cell 1 1 x1x256 hidden>a</cell><cell 1 2 hidden></cell>");
	end(&parts);
}

static void survives_damage(void **state)
{
	struct buf bytes = read_file(EXCEL);
	struct read_fixture *fixture = *state;

	for (size_t length = 0; length < bytes.len; length += 251) {
		read_run(fixture, read_ole, sv_slice(buf_view(&bytes), 0, length));
	}
	for (size_t at = 0; at < bytes.len; at += 5) {
		bytes.data[at] ^= (char)(1 << at % 8);
		read_run(fixture, read_ole, buf_view(&bytes));
		bytes.data[at] ^= (char)(1 << at % 8);
	}
	buf_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_a_workbook, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_strings_over_records, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(shows_numbers, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(shows_results_of_formulas, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(sorts_cells, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_code_pages_of_old_books, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_caches_of_pivot_tables, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_fields_of_caches, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(knows_encryption, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(trusts_no_counts, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_damage, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
