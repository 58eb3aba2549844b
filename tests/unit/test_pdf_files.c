#include "read_fixture.h"

#include "attach/pdf_files.h"
#include "base/limits.h"

#define SPEC(number, keys, object) number " 0 obj\n<</Type/Filespec" keys "/EF<</F " object " 0 R>>>>\nendobj\n"
#define PLAIN(number, data) \
	number " 0 obj\n<</Type /EmbeddedFile /Length 3>>\nstream\r\n" data "\r\nendstream\nendobj\n"

static void tells_files_by_their_names(void **state)
{
	struct read_fixture *fixture = *state;

	read_run(fixture, pdf_files_tell,
		 SV("%PDF-1.7\n1 0 obj<</Names<</EmbeddedFiles 2 0 R>>>>endobj\n" PLAIN("5", "one") SPEC(
		     "6", "/F(a.txt)/UF<FEFF540D53550020002e0078006c0073>", "5") SPEC("7", "/F (b\\(1\\)\\056txt)", "8")
			PLAIN("8", "two") SPEC("9", "/F(\xc3\xfb.txt)", "10") PLAIN("10", "six") PLAIN("12", "ten")));
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<member \"名单 .xls\">one</member><member \"b(1).txt\">two</member><member \"名.txt\">six</member>"
	       "<member \"attachment 4\">ten</member>"));
	assert_int_equal(fixture->faults, 0);
}

static void inflates_files(void **state)
{
	struct read_fixture *fixture = *state;

#define DEFLATED "\x78\x9c\x4b\x4c\x4a\x06\0\2\x4d\1\x27" /* abc */
	read_run(fixture, pdf_files_tell,
		 SV("5 0 obj<</Filter[/FlateDecode]/Type/EmbeddedFile>>stream\n" DEFLATED "\nendstream endobj"));
	assert_sv(buf_view(&fixture->told), SV("<member \"attachment 1\">abc</member>"));
	assert_int_equal(fixture->faults, 0);
	read_run(fixture, pdf_files_tell, SV("5 0 obj<</Filter/FlateDecode/Type/EmbeddedFile>>stream\n\x78\x9c\x4b"));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_run(fixture, pdf_files_tell,
		 SV("5 0 obj<</Filter/LZWDecode/Type/EmbeddedFile>>stream\nabc\nendstream endobj"));
	assert_sv(buf_view(&fixture->told), SV("<member \"attachment 1\"></member>"));
	assert_int_equal(fixture->faults, ATTACH_UNSUPPORTED);
}

static void passes_what_is_none(void **state)
{
	struct read_fixture *fixture = *state;
	static const char *const texts[] = {
		"/EmbeddedFile",
		"stream /EmbeddedFile stream",
		"1 0 obj<</Type/EmbeddedFile>>endobj stream x endstream",
		"obj /EmbeddedFile >> stream x",
		"/EF/EF<<>>/EmbeddedFiles",
		"1 0 obj<</EF<</F 99999999999 0 R>>/UF(((((\\",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		read_run(fixture, pdf_files_tell, sv_from(texts[i]));
		assert_sv(buf_view(&fixture->told), SV(""));
		assert_int_equal(fixture->faults, 0);
	}
}

static void bounds_tries(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf text;

	buf_init(&text, SIZE_MAX);
	for (int i = 0; i < 200000; i++)
		buf_append(&text, SV("1 0 obj/EF<</F 1 0 R>>/EmbeddedFile endobj "));
	read_run(fixture, pdf_files_tell, buf_view(&text));
	assert_int_equal(fixture->faults & ATTACH_CUT, ATTACH_CUT);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_files_by_their_names, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(inflates_files, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(passes_what_is_none, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(bounds_tries, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
