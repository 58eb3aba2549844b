#include "read_fixture.h"

#include "base/limits.h"

static void read_letter(struct read_fixture *fixture, const char *text)
{
	read_run(fixture, read_mail, sv_from(text));
}

static void reads_words_of_fields(void **state)
{
	struct read_fixture *fixture = *state;

	/* The second character is torn over two words. */
	read_letter(fixture, "Subject: =?gbk?B?1cXI?=\r\n =?GBK?B?/Q==?= =?utf-8?q?=E4=B8=89_x?= y\r\n"
			     "From: \"Zhang\" <a@b.cn>\r\nX-Other: no\r\nReceived: from 10.1.2.3\r\n\r\nbody\r\n");
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<h>张三三 x y</h><p>From: \"Zhang\" <a@b.cn></p><property \"Received\">from 10.1.2.3</property><p>body\n</p>"));
}

static void tells_texts_by_their_encoding(void **state)
{
	struct read_fixture *fixture = *state;

	read_letter(fixture,
		    "Subject: s\nContent-Type: text/plain; charset=\"gb2312\"\n"
		    "Content-Transfer-Encoding: quoted-printable\n\n=D5=C5=\n=C8=FD =3D 1\nline two\n\nnext\n");
	assert_sv(buf_view(&fixture->told), SV("<h>s</h><p>张三 = 1\nline two\n</p><p>next\n</p>"));
	read_letter(fixture, "MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n1cXI/Q==\n");
	assert_told(fixture, "<p>");
	assert_int_equal(fixture->faults, 0);
}

#define MIXED "MIME-Version: 1.0\nContent-Type: multipart/mixed;\n\tboundary=\"a b\"\n\npreamble\n"

static void tells_parts_and_members(void **state)
{
	struct read_fixture *fixture = *state;

	read_letter(fixture, MIXED
		    "--a b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\ntext\n--c\n"
		    "Content-Type: text/html; charset=gbk\n\n<p>\xd5\xc5</p>\n--c--\nepilogue\n--a b\n"
		    "Content-Type: application/pdf; name=\"=?gbk?B?1cU=?=.pdf\"\nContent-Transfer-Encoding: base64\n\n"
		    "QUJD\n--a b\nContent-Disposition: attachment; filename*0*=utf-8''%E5%BC%A0; filename*1=.txt\n\n1\n"
		    "--a b\nContent-Type: message/rfc822\n\nSubject: inner\n\n--a b--\nnot seen\n");
	assert_sv(buf_view(&fixture->told),
		  SV("<p>text</p><member \"part 4.html\">\xEF\xBB\xBF<p>张</p></member><member \"张.pdf\">ABC</member>"
		     "<member \"张.txt\">1</member><member \"part 7.eml\">Subject: inner\n</member>"));
	assert_int_equal(fixture->faults, 0);
}

static void tells_files_in_texts(void **state)
{
	struct read_fixture *fixture = *state;

	read_letter(fixture,
		    "Subject: s\n\nbegin 644 things now\nsee\nbegin 644 a b.txt\r\n$86)C9```\n#9&5F\n`\nend\nafter\n");
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<h>s</h><p>begin 644 things now\nsee\n</p><member \"a b.txt\">abcddef</member><p>`\nend\nafter\n</p>"));
	/* A blank at the end of a line is lost, the file ends with the letter. */
	read_letter(fixture, "Subject: s\n\nbegin 0600 x\n#86(\n\"86(\n");
	assert_told(fixture, "<member \"x\">ab");
	assert_int_equal(fixture->faults, 0);
}

static void says_what_is_encrypted(void **state)
{
	struct read_fixture *fixture = *state;

	read_letter(fixture, "Subject: s\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; "
			     "name=smime.p7m\nContent-Transfer-Encoding: base64\n\nQUJD\n");
	assert_int_equal(fixture->faults, ATTACH_ENCRYPTED);
}

/* Multiparts in one another, each opened by the part of the one before. */
static void bounds_depth(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf text;

	buf_init(&text, SIZE_MAX);
	for (int i = 0; i < 1000; i++)
		buf_printf(&text, "Content-Type: multipart/mixed; boundary=b%dx\n\n--b%dx\n", i, i);
	read_run(fixture, read_mail, buf_view(&text));
	assert_int_equal(fixture->faults, ATTACH_CUT);
	buf_free(&text);
}

static void bounds_parts(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf text;

	buf_init(&text, SIZE_MAX);
	buf_append(&text, SV("Content-Type: multipart/mixed; boundary=-\n\n"));
	for (int i = 0; i < 500000; i++)
		buf_append(&text, SV("---\n"));
	read_run(fixture, read_mail, buf_view(&text));
	assert_int_equal(fixture->faults, ATTACH_CUT);
	buf_clear(&text);
	/* Words that never end, fields without number. */
	for (int i = 0; i < 100000; i++)
		buf_append(&text, SV("Subject: =?=?=?=?gbk?B?=?\n"));
	read_run(fixture, read_mail, buf_view(&text));
	assert_int_equal(fixture->faults, ATTACH_CUT);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_words_of_fields, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_texts_by_their_encoding, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_parts_and_members, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_files_in_texts, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(says_what_is_encrypted, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(bounds_depth, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(bounds_parts, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
