#include "read_fixture.h"

static void read_text(struct read_fixture *fixture, const char *text)
{
	read_run(fixture, read_rtf, sv_from(text));
}

static void decodes_bytes_by_the_font(void **state)
{
	struct read_fixture *fixture = *state;

	read_text(fixture, "{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}"
			   "{\\f2\\fcharset136 Ming;}}{\\f1\\'d0\\'d5\\'c3\\'fb}\\f0\\'ca\\'d6{\\f2\\'a4\\'a4}\\par}");
	assert_sv(buf_view(&fixture->told), SV("<p>姓名手中</p>"));
	read_text(fixture,
		  "{\\rtf1\\ansicpg1252\\u22995?\\u21517\\'3f\\u-10179 ?\\u-8704 ?{\\uc2\\u24352\\'d5\\'c53}}");
	assert_sv(buf_view(&fixture->told), SV("<p>姓名😀张3</p>"));
	/* The second byte of a character may be a letter, or a brace that is written out. */
	read_text(fixture, "{\\rtf1\\ansicpg936\\'81Ax\\'81\\{}");
	assert_sv(buf_view(&fixture->told), SV("<p>丄x亄</p>"));
	assert_int_equal(fixture->faults, 0);
}

static void leaves_out_what_is_no_text(void **state)
{
	struct read_fixture *fixture = *state;

	read_text(fixture,
		  "{\\rtf1{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\*\\generator x;}{\\*\\unknown{\\b x}}"
		  "{\\pict\\wmetafile8 0102}{\\object{\\*\\objdata 0105}{\\result shown}}"
		  "\\bin4 }{\\}one\\~two\\_3\\emdash\\line x\\\npar\\par}trailing");
	assert_sv(buf_view(&fixture->told), SV("<p>shownone\xC2\xA0two-3—\nx</p><p>par</p>"));
	assert_int_equal(fixture->faults, 0);
}

static void marks_what_is_not_seen(void **state)
{
	struct read_fixture *fixture = *state;

	read_text(fixture, "{\\rtf1 one{\\v two}\\deleted three\\deleted0 four\\v five\\plain six\\par}");
	assert_sv(buf_view(&fixture->told),
		  SV("<p>one<hidden hidden>twothree</hidden>four<hidden hidden>five</hidden>six</p>"));
}

static void keeps_cells_of_tables(void **state)
{
	struct read_fixture *fixture = *state;

	read_text(fixture, "{\\rtf1\\pard before\\par\\trowd\\cellx1\\cellx2\\pard\\intbl a\\cell b\\par c\\cell\\row"
			   "\\trowd\\intbl\\cell d\\nestcell e\\cell\\row\\pard after\\par}");
	assert_sv(
	    buf_view(&fixture->told),
	    SV("<p>before</p><table><row><cell><p>a</p></cell><cell><p>b</p><p>c</p></cell></row><row><cell></cell>"
	       "<cell><p>d\te</p></cell></row></table><p>after</p>"));
	assert_sv(read_path(fixture, SV("d")), SV("table 1!B2"));
}

static void tells_links_notes_and_properties(void **state)
{
	struct read_fixture *fixture = *state;

	read_text(
	    fixture,
	    "{\\rtf1{\\info{\\title T}{\\author A}{\\*\\company C}{\\creatim\\yr2024}}{\\*\\userprops{\\propname N}"
	    "\\proptype30{\\staticval V}}{\\header\\pard H\\par}x{\\field{\\*\\fldinst{ HYPERLINK \"http://a/\"}}"
	    "{\\fldrslt{\\ul y}}}{\\footnote\\pard note}{\\*\\atnid n}{\\*\\annotation said\\par}z\\par"
	    "{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}}");
	assert_sv(buf_view(&fixture->told),
		  SV("<title>T</title><property \"author\">A</property><property \"company\">C</property>"
		     "<property \"N\">V</property><part \"header\"><p>H</p></part><p>x<a \"http://a/\">y</a><p>note</p>"
		     "<comment>said</comment>z</p><p>1</p>"));
}

static void survives_depth_and_damage(void **state)
{
	struct read_fixture *fixture = *state;
	struct buf text;

	read_text(fixture, "{\\rtf1 told{\\b");
	assert_told(fixture, "<p>told</p>");
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_text(fixture, "{\\rtf1\\bin2000000000 x");
	assert_int_equal(fixture->faults, ATTACH_CORRUPT);
	read_text(fixture, "{\\rtf1\\f-5\\f99999999999\\uc-1\\u99999999999 \\'zz\\'}\\");
	buf_init(&text, SIZE_MAX);
	for (int i = 0; i < 100000; i++)
		buf_byte(&text, '{');
	buf_append(&text, SV("deep"));
	for (int i = 0; i < 100000; i++)
		buf_byte(&text, '}');
	read_run(fixture, read_rtf, buf_view(&text));
	assert_told(fixture, "<p>deep</p>");
	assert_int_equal(fixture->faults, ATTACH_CUT);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(decodes_bytes_by_the_font, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(leaves_out_what_is_no_text, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(marks_what_is_not_seen, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(keeps_cells_of_tables, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(tells_links_notes_and_properties, read_set_up, read_tear_down),
		cmocka_unit_test_setup_teardown(survives_depth_and_damage, read_set_up, read_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
