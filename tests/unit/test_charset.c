#include "assert_sv.h"

#include "base/utf8.h"
#include "lib/charset.h"

#define FFFD "\xEF\xBF\xBD"

/* The whole text, bad bytes as U+FFFD. */
static void assert_reads(const char *encoding, struct sv input, const char *expected, size_t bad)
{
	struct charset *charset = charset_open(encoding);
	struct buf out;
	size_t replaced = 0;

	assert_non_null(charset);
	buf_init(&out, 1 << 16);
	while (input.len > 0) {
		struct charset_character character;
		input = sv_skip(input, charset_convert(charset, &out, input));
		if (input.len == 0)
			break;
		input = sv_skip(input, charset_read(charset, &character, input));
		buf_append(&out, (struct sv){ character.text, character.len });
		replaced += character.bad;
	}
	assert_sv(buf_view(&out), sv_from(expected));
	assert_int_equal(replaced, bad);
	buf_free(&out);
	charset_close(charset);
}

static void assert_encodes(const char *encoding, uint32_t code_point, const char *expected)
{
	struct charset *charset = charset_open(encoding);
	char out[8];
	size_t len = charset_encode(charset, out, code_point);

	assert_sv(((struct sv){ out, len }), sv_from(expected));
	charset_close(charset);
}

static void labels_give_the_standards_names(void **state)
{
	(void)state;
	assert_string_equal(charset_from_label(SV("gb2312")), "GB18030");
	assert_string_equal(charset_from_label(SV(" X-GBK\n")), "GB18030");
	assert_string_equal(charset_from_label(SV("latin1")), "windows-1252");
	assert_string_equal(charset_from_label(SV("US-ASCII")), "windows-1252");
	assert_string_equal(charset_from_label(SV("UTF8")), "UTF-8");
	assert_string_equal(charset_from_label(SV("utf-16")), "UTF-16LE");
	assert_string_equal(charset_from_label(SV("hz-gb-2312")), "replacement");
	assert_null(charset_from_label(SV("")));
	assert_null(charset_from_label(SV("utf-9")));
	assert_null(charset_from_label(SV("gb2312 gbk")));
	assert_null(charset_from_label(SV("utf-8\0")));
}

static void every_encoding_opens_but_the_replacement(void **state)
{
	static const char *const NAMES[] = {
		"UTF-8",        "IBM866",         "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",     "ISO-8859-5",
		"ISO-8859-6",   "ISO-8859-7",     "ISO-8859-8",   "ISO-8859-8-I", "ISO-8859-10",    "ISO-8859-13",
		"ISO-8859-14",  "ISO-8859-15",    "ISO-8859-16",  "KOI8-R",       "KOI8-U",         "macintosh",
		"windows-874",  "windows-1250",   "windows-1251", "windows-1252", "windows-1253",   "windows-1254",
		"windows-1255", "windows-1256",   "windows-1257", "windows-1258", "x-mac-cyrillic", "GB18030",
		"Big5",         "EUC-JP",         "ISO-2022-JP",  "Shift_JIS",    "EUC-KR",         "UTF-16BE",
		"UTF-16LE",     "x-user-defined",
	};

	(void)state;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		struct charset *charset = charset_open(NAMES[i]);
		assert_non_null(charset);
		charset_close(charset);
	}
	assert_null(charset_open("replacement"));
	assert_null(charset_open("no such thing"));
}

static void gb18030_is_read_as_the_standard_has_it(void **state)
{
	(void)state;
	assert_reads("GB18030", SV("a\xD6\xD0\xCE\xC4!"), "a中文!", 0);
	assert_reads("GB18030", SV("\x80 \xA3\xA0 \xA2\xA1 \xA8\xBC \xA6\xD9"), "€ 　 ⅰ ḿ ︐", 0);
	assert_reads("GB18030", SV("\x90\x30\x81\x30 \x82\x35\x8F\x33 \x82\x35\x90\x37 \x84\x31\x82\x36"),
		     "\xF0\x90\x80\x80 龦 \xE9\xBE\xB4 ︐", 0);
}

static void bad_gb18030_keeps_the_ascii_byte(void **state)
{
	(void)state;
	assert_reads("GB18030", SV("\xD6<b>"), FFFD "<b>", 1);
	assert_reads("GB18030", SV("\xD6\xFF<b>"), FFFD "<b>", 1);
	assert_reads("GB18030", SV("\xFF\xD6\xD0"), FFFD "中", 1);
	assert_reads("GB18030", SV("\x81\x30<"), FFFD "0<", 1);
	assert_reads("GB18030", SV("\x81\x30\x81<"), FFFD "0" FFFD "<", 2);
	assert_reads("GB18030", SV("\xFE\x30\x81\x30!"), FFFD "!", 1);
	assert_reads("GB18030", SV("\xD6"), FFFD, 1);
	assert_reads("GB18030", SV("\x81\x30\x81"), FFFD, 1);
}

static void other_legacy_encodings_are_read(void **state)
{
	(void)state;
	assert_reads("Big5", SV("\xA4\xA4\xA4\xE5 \x88\x62 \x88\x66"), "中文 Ê̄ Ê", 0);
	assert_reads("Big5", SV("\xA4<\xFF"), FFFD "<" FFFD, 2);
	assert_reads("Shift_JIS", SV("\x93\xFA\x96\x7B \xB1\x5C\x80"), "日本 ｱ\\\xC2\x80", 0);
	assert_reads("EUC-JP", SV("\xC6\xFC\xCB\xDC \x8E\xB1 \x8F\xB0\xA1"), "日本 ｱ 丂", 0);
	assert_reads("EUC-JP", SV("\x8F\xB0<"), FFFD "<", 1);
	assert_reads("EUC-KR", SV("\xC7\xD1\xB1\xDB \x81\x41"), "한글 갂", 0);
}

static void single_bytes_follow_the_standard(void **state)
{
	(void)state;
	assert_reads("windows-1252", SV("caf\xE9 \x80 \x81"), "café € \xC2\x81", 0);
	assert_reads("windows-1251", SV("\xCC\xE8\xF0"), "Мир", 0);
	assert_reads("windows-1255", SV("\xE9\xCA \xD9"), "י\xD6\xBA " FFFD, 1);
	assert_reads("windows-1258", SV("a\xCC"), "a\xCC\x80", 0);
	assert_reads("KOI8-U", SV("\xAE"), "ў", 0);
	assert_reads("x-user-defined", SV("a\x80\xFF"), "a\xEF\x9E\x80\xEF\x9F\xBF", 0);
}

static void utf16_pairs_and_lone_surrogates(void **state)
{
	(void)state;
	assert_reads("UTF-16LE", SV("a\0\x2D\x4E\x3D\xD8\x00\xDE"), "a中😀", 0);
	assert_reads("UTF-16BE", SV("\0a\x4E\x2D\xD8\x3D\xDE\x00"), "a中😀", 0);
	assert_reads("UTF-16LE",
		     SV("\x3D\xD8"
			"a\0\x00\xDE"
			"b\0"),
		     FFFD "a" FFFD "b", 2);
	assert_reads("UTF-16LE", SV("a\0\x3D\xD8\x01"), "a" FFFD, 1);
}

static void utf8_is_replaced_by_maximal_subparts(void **state)
{
	(void)state;
	assert_reads("UTF-8", SV("\xE4\xB8\xAD\xE4\xB8<\xF0\x9F\x98\xC0\x80\xEF\xBF\xBD"),
		     "中" FFFD "<" FFFD FFFD FFFD FFFD, 4);
}

static void iso2022jp_keeps_its_state(void **state)
{
	(void)state;
	assert_reads("ISO-2022-JP", SV("a\x1B$B\x46\x7C\x4B\x5C\x1B(Bb\x1B(I1\x1B(J\\"), "a日本bｱ¥", 0);
	assert_reads("ISO-2022-JP", SV("\x1B$B\x1B(Ba\x1Bz\x80"), FFFD "a" FFFD "z" FFFD, 3);
	struct charset *charset = charset_open("ISO-2022-JP");
	struct charset_character character;
	assert_false(charset_is_stateless(charset));
	assert_int_equal(charset_read(charset, &character, SV("\x1B$B")), 3);
	assert_int_equal(character.len, 0);
	uint8_t kanji = charset_state(charset);
	charset_set_state(charset, 0);
	assert_int_equal(charset_read(charset, &character, SV("\x46\x7C")), 1);
	charset_set_state(charset, kanji);
	assert_int_equal(charset_read(charset, &character, SV("\x46\x7C")), 2);
	charset_close(charset);
}

/* Characters stand across the borders of the slices that conversion works in. */
static void long_texts_are_converted_whole(void **state)
{
	struct charset *charset = charset_open("GB18030");
	struct buf in;
	struct buf out;

	(void)state;
	buf_init(&in, 1 << 20);
	buf_init(&out, 1 << 20);
	buf_byte(&in, 'x');
	for (size_t i = 0; i < 20000; i++)
		buf_append(&in, SV("\xD6\xD0"));
	assert_int_equal(charset_convert(charset, &out, buf_view(&in)), in.len);
	assert_int_equal(out.len, 60001);
	assert_int_equal(utf8_valid_prefix(buf_view(&out)), out.len);
	buf_byte(&in, '\xFF');
	buf_clear(&out);
	assert_int_equal(charset_convert(charset, &out, buf_view(&in)), in.len - 1);
	charset_close(charset);
	buf_free(&in);
	buf_free(&out);
}

static void a_full_buffer_stops_the_conversion(void **state)
{
	struct charset *charset = charset_open("windows-1252");
	struct buf out;

	(void)state;
	buf_init(&out, 3 * 4 + CHARSET_SLACK);
	assert_int_equal(charset_convert(charset, &out, SV("\xE9\xE9\xE9\xE9\xE9")), 0);
	assert_true(out.overflow);
	buf_clear(&out);
	assert_int_equal(charset_convert(charset, &out, SV("\xE9\xE9\xE9\xE9")), 4);
	assert_sv(buf_view(&out), SV("éééé"));
	buf_free(&out);
	charset_close(charset);
}

static void code_points_are_encoded(void **state)
{
	(void)state;
	assert_encodes("GB18030", 0x4E2D, "\xD6\xD0");
	assert_encodes("GB18030", 0x3000, "\xA1\xA1");
	assert_encodes("GB18030", 0x1F600, "\x94\x39\xFC\x36");
	assert_encodes("GB18030", 'a', "a");
	assert_encodes("GB18030", 0xD800, "");
	assert_encodes("Big5", 0xFF5E, "\xA1\xE3");
	assert_encodes("Big5", 0xCA, "\x88\x66");
	assert_encodes("Big5", 0x80, "");
	assert_encodes("Shift_JIS", 0xFF71, "\xB1");
	assert_encodes("ISO-2022-JP", 0x65E5, "\x1B$B\x46\x7C\x1B(B");
	assert_encodes("ISO-2022-JP", 0xFF71, "");
	assert_encodes("windows-1252", 0x20AC, "\x80");
	assert_encodes("windows-1252", 0x4E2D, "");
	assert_encodes("UTF-16LE", 0x4E2D, "中");
}

static void detection_names_what_it_knows(void **state)
{
	(void)state;
	assert_string_equal(charset_detect(SV("\xB9\xD8\xD3\xDA\xBF\xAA\xD5\xB9\x32\x30\x32\x36\xC4\xEA\xB6\xC8\xC9\xE7"
					      "\xBB\xE1\xB1\xA3\xCF\xD5\xBC\xE0\xB6\xBD\xBC\xEC\xB2\xE9\xB5\xC4\xCD\xA8"
					      "\xD6\xAA")),
			    "GB18030");
	assert_null(charset_detect((struct sv){ NULL, 0 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_give_the_standards_names),
		cmocka_unit_test(every_encoding_opens_but_the_replacement),
		cmocka_unit_test(gb18030_is_read_as_the_standard_has_it),
		cmocka_unit_test(bad_gb18030_keeps_the_ascii_byte),
		cmocka_unit_test(other_legacy_encodings_are_read),
		cmocka_unit_test(single_bytes_follow_the_standard),
		cmocka_unit_test(utf16_pairs_and_lone_surrogates),
		cmocka_unit_test(utf8_is_replaced_by_maximal_subparts),
		cmocka_unit_test(iso2022jp_keeps_its_state),
		cmocka_unit_test(long_texts_are_converted_whole),
		cmocka_unit_test(a_full_buffer_stops_the_conversion),
		cmocka_unit_test(code_points_are_encoded),
		cmocka_unit_test(detection_names_what_it_knows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
