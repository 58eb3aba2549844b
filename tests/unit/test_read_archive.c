#include "read_fixture.h"

#include "make_zip.h"

/* Windows writes names in GBK without saying so. */
static void reads_names_in_gbk(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf zip;

	buf_init(&zip, SIZE_MAX);
	make_zip(&zip, "\xb8\xbd\xbc\xfe/\xc3\xfb\xb5\xa5.txt|\xe5\x90\x8d.txt", true);
	read_run(fixture, read_archive, buf_view(&zip));
	assert_told(fixture, "<member \"附件/名单.txt\">");
	assert_told(fixture, "<member \"名.txt\">");
	buf_free(&zip);
}

/* What gzip has no name for has none here. */
static void reads_names_of_gzip(void **state)
{
	struct read_fixture *fixture = *state;

	read_run(fixture, read_archive,
		 SV("\x1f\x8b\x08\x08\0\0\0\0\0\x03"
		    "a.txt\0\x4b\x04\0\x43\xbe\xb7\xe8\1\0\0\0"));
	assert_sv(buf_view(&fixture->told), SV("<member \"a.txt\">a</member>"));
	read_run(fixture, read_archive, SV("\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0\x43\xbe\xb7\xe8\1\0\0\0"));
	assert_sv(buf_view(&fixture->told), SV("<member>a</member>"));
	read_run(fixture, read_archive, SV("\x1f\x8b\x08\x0c\0\0\0\0\0\x03\xff\xff"));
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
}

/* A zip that is stored at the end of a RAR archive is a member of it. */
static void tells_rar_from_zip(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf rar = read_file("corpus/attachments/planted/packed.rar");

	read_run(fixture, read_archive, buf_view(&rar));
	assert_told(fixture, "<member \"附件/说明.txt\">");
	assert_told(fixture, "<member \"附件/内层.zip\">PK");
	assert_int_equal(fixture->faults, 0);
	buf_free(&rar);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_names_in_gbk, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(reads_names_of_gzip, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_rar_from_zip, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
