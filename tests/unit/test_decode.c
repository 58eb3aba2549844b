#include "assert_sv.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "decode/decode.h"
#include "lib/charset.h"

#define FFFD "\xEF\xBF\xBD"

struct fixture {
	struct arena *arena;
	struct decoder *decoder;
};

/* A notice with a password, with 一 (U+4E00) in it, as UTF-16. */
#define UTF16_NOTICE_LITTLE                                                                                \
	"\000\116\001\060\163\121\216\116\337\176\000\116\173\166\125\137\163\136\360\123\204\166\364\213" \
	"\016\146\032\377\004\124\125\123\115\117\204\166\035\122\313\131\306\133\001\170\072\116\132\000" \
	"\146\000\070\000\070\000\061\000\062\000\170\000\170\000\014\377\367\213\000\116\213\137\312\123" \
	"\366\145\356\117\071\145\002\060\012\000\124\200\373\174\272\116\032\377\040\137\011\116\002\060" \
	"\214\116\007\060\214\116\155\121\164\136\101\123\000\116\010\147\011\116\345\145"
#define UTF16_NOTICE_BIG                                                                                   \
	"\116\000\060\001\121\163\116\216\176\337\116\000\166\173\137\125\136\163\123\360\166\204\213\364" \
	"\146\016\377\032\124\004\123\125\117\115\166\204\122\035\131\313\133\306\170\001\116\072\000\132" \
	"\000\146\000\070\000\070\000\061\000\062\000\170\000\170\377\014\213\367\116\000\137\213\123\312" \
	"\145\366\117\356\145\071\060\002\000\012\200\124\174\373\116\272\377\032\137\040\116\011\060\002" \
	"\116\214\060\007\116\214\121\155\136\164\123\101\116\000\147\010\116\011\145\345"

static int setup(void **state)
{
	struct fixture *fixture = malloc(sizeof *fixture);
	*fixture = (struct fixture){ arena_new(), decoder_new() };
	*state = fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;
	arena_free(fixture->arena);
	decoder_free(fixture->decoder);
	free(fixture);
	return 0;
}

static struct document decode(void **state, enum decode_kind kind, const char *http, struct sv source)
{
	struct fixture *fixture = *state;
	struct document document;
	decode_document(&document, fixture->decoder, fixture->arena, kind, sv_from(http), source);
	return document;
}

#define assert_encoding(source, name, from) \
	assert_encoding_at(state, DECODE_HTML, "", source, name, from, __FILE__, __LINE__)

static void assert_encoding_at(void **state, enum decode_kind kind, const char *http, struct sv source,
			       const char *encoding, enum encoding_origin origin, const char *file, int line)
{
	struct document document = decode(state, kind, http, source);
	if (strcmp(document.encoding, encoding) == 0 && document.origin == origin)
		return;
	print_error("%s by %d is not %s by %d\n", document.encoding, document.origin, encoding, origin);
	_fail(file, line);
}

/* "关于做好城乡居民基本养老保险工作的通知" in GB18030 */
#define GB_NOTICE                                                                                                  \
	"\xB9\xD8\xD3\xDA\xD7\xF6\xBA\xC3\xB3\xC7\xCF\xE7\xBE\xD3\xC3\xF1\xBB\xF9\xB1\xBE\xD1\xF8\xC0\xCF\xB1\xA3" \
	"\xCF\xD5\xB9\xA4\xD7\xF7\xB5\xC4\xCD\xA8\xD6\xAA"

static void labels_win_in_the_standards_order(void **state)
{
	static const char META[] = "<meta charset=gbk>";

	assert_encoding(SV("\xEF\xBB\xBF<meta charset=gbk>"), "UTF-8", ENCODING_BOM);
	assert_encoding(SV("\xFF\xFE<\0"), "UTF-16LE", ENCODING_BOM);
	assert_encoding(SV("\xFE\xFF\0<"), "UTF-16BE", ENCODING_BOM);
	assert_encoding_at(state, DECODE_HTML, "utf-8", SV(META), "UTF-8", ENCODING_HTTP, __FILE__, __LINE__);
	assert_encoding_at(state, DECODE_HTML, "no-such", SV(META), "GB18030", ENCODING_META, __FILE__, __LINE__);
	assert_encoding_at(state, DECODE_TEXT, "", SV(META), "UTF-8", ENCODING_DEFAULT, __FILE__, __LINE__);
	assert_encoding_at(state, DECODE_TEXT, "", SV("<?xml version='1.0' encoding='gb2312'?>"), "GB18030",
			   ENCODING_META, __FILE__, __LINE__);
	assert_encoding(SV("<meta charset=hz-gb-2312>"), "UTF-8", ENCODING_DEFAULT);
}

static void a_meta_is_found_as_browsers_find_it(void **state)
{
	assert_encoding(SV("<META CHARSET = 'Big5'>"), "Big5", ENCODING_META);
	assert_encoding(SV("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">"), "GB18030",
			ENCODING_META);
	assert_encoding(SV("<meta content=\"charset=big5\" http-equiv='content-type'/>"), "Big5", ENCODING_META);
	assert_encoding(SV("<meta content='text/html;charset = \"big5\";x' http-equiv=content-type>"), "Big5",
			ENCODING_META);
	assert_encoding(SV("<meta/charset=big5>"), "Big5", ENCODING_META);
	assert_encoding(SV("<html lang=zh><head a='<meta charset=gbk>'><meta charset=big5>"), "Big5", ENCODING_META);
	assert_encoding(SV("<!-- <meta charset=gbk> --><meta charset=big5>"), "Big5", ENCODING_META);
	assert_encoding(SV("<!--><meta charset=gbk>-->"), "GB18030", ENCODING_META);
	assert_encoding(SV("<!doctype <meta charset=gbk><meta charset=big5>"), "Big5", ENCODING_META);
	assert_encoding(SV("<meta charset=nonsense><meta charset=big5>"), "Big5", ENCODING_META);
	assert_encoding(SV("<meta charset=utf-16le>"), "UTF-8", ENCODING_META);
	assert_encoding(SV("<meta charset=x-user-defined>"), "windows-1252", ENCODING_META);
	assert_encoding(SV("<?xml version=\"1.0\" encoding=\"gbk\"?><html>"), "GB18030", ENCODING_META);
	assert_encoding(SV("<?xml version=\"1.0\" encoding=\"gbk\"?><meta charset=big5>"), "Big5", ENCODING_META);
}

static void what_is_no_meta_names_no_encoding(void **state)
{
	assert_encoding(SV("<meta content='text/html; charset=gbk'>"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<meta http-equiv=refresh content='charset=gbk'>"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<metadata charset=gbk>"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<meta charset=gbk"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<!-- <meta charset=gbk>"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<meta http-equiv=content-type content='charset=\"gbk'>"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<meta charset=x content='charset=gbk' http-equiv=content-type>"), "UTF-8",
			ENCODING_DEFAULT);
	assert_encoding(SV("<meta charset"), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV("<"), "UTF-8", ENCODING_DEFAULT);
}

/* `head`, a script of 2,000 bytes that writes a <meta> at its end, `tail`. */
static struct sv with_long_script(struct buf *buf, struct sv head, struct sv tail)
{
	buf_clear(buf);
	buf_append(buf, head);
	buf_append(buf, SV("<script>"));
	for (size_t i = 0; i < 200; i++)
		buf_append(buf, SV("call(1,2);"));
	buf_append(buf, SV("var a = '<meta charset=euc-kr>';</script>"));
	buf_append(buf, tail);
	return buf_view(buf);
}

static void a_late_meta_stands_behind_utf8_only(void **state)
{
	struct buf buf;

	buf_init(&buf, 1 << 16);
	assert_encoding(with_long_script(&buf, SV(""), SV("<meta charset=big5>\xA4\xA4\xA4\xE5")), "Big5",
			ENCODING_META);
	assert_encoding(with_long_script(&buf, SV(""), SV("<meta charset=big5>中文")), "UTF-8", ENCODING_DETECTED);
	assert_encoding(with_long_script(&buf, SV(""), SV("<meta charset=utf-8>" GB_NOTICE)), "GB18030",
			ENCODING_DETECTED);
	assert_encoding(with_long_script(&buf, SV("<meta charset=gbk>"), SV("<meta charset=utf-8>中文")), "GB18030",
			ENCODING_META);
	buf_free(&buf);
}

static void a_label_is_obeyed_against_the_bytes(void **state)
{
	struct document document = decode(state, DECODE_HTML, "", SV("<meta charset=gb2312>中文"));
	assert_string_equal(document.encoding, "GB18030");
	assert_sv(document.text, SV("<meta charset=gb2312>涓\xEE\x85\x9F枃"));
}

static void unlabelled_bytes_are_detected(void **state)
{
	struct buf buf;

	assert_encoding(SV("中文"), "UTF-8", ENCODING_DETECTED);
	assert_encoding(SV("<title>" GB_NOTICE "</title>"), "GB18030", ENCODING_DETECTED);
	assert_encoding(SV("<b>\xD6\xD0</b>"), "GB18030", ENCODING_DETECTED);
	assert_encoding(SV("<p>\xA9 2026, caf\xE9</p>"), "windows-1252", ENCODING_DEFAULT);
	assert_encoding(SV("中文中文中文\xE4"), "UTF-8", ENCODING_DETECTED);
	assert_encoding(SV(GB_NOTICE "\xFF"), "GB18030", ENCODING_DETECTED);
	assert_encoding(SV("1\0"
			   "2\0"
			   "3\0"
			   "4\0\x2D\x4E"),
			"UTF-16LE", ENCODING_DETECTED);
	assert_encoding(SV("\0"
			   "1\0"
			   "2\0"
			   "3\0"
			   "4\x4E\x2D"),
			"UTF-16BE", ENCODING_DETECTED);
	assert_encoding(SV(UTF16_NOTICE_LITTLE), "UTF-16LE", ENCODING_DETECTED);
	assert_encoding(SV(UTF16_NOTICE_BIG), "UTF-16BE", ENCODING_DETECTED);
	assert_encoding(SV("<p>some English text of a page\0with a zero byte, and no more</p>"), "UTF-8",
			ENCODING_DEFAULT);
	assert_encoding(SV("中文网页中有一个零字节\0，其余的都是好的，编码不变。"), "UTF-8", ENCODING_DETECTED);
	assert_encoding(SV(GB_NOTICE "\0" GB_NOTICE), "GB18030", ENCODING_DETECTED);
	assert_encoding(SV("12\0"
			   "45678901234"),
			"UTF-8", ENCODING_DEFAULT);
	assert_encoding(SV(""), "UTF-8", ENCODING_DEFAULT);
	assert_encoding(((struct sv){ NULL, 0 }), "UTF-8", ENCODING_DEFAULT);
	buf_init(&buf, 1 << 16);
	assert_encoding(with_long_script(&buf, SV(""), SV("<title>" GB_NOTICE)), "GB18030", ENCODING_DETECTED);
	buf_free(&buf);
}

static void valid_utf8_is_not_copied(void **state)
{
	struct sv source = SV("\xEF\xBB\xBF"
			      "a中文");
	struct document document = decode(state, DECODE_HTML, "", source);

	assert_ptr_equal(document.text.data, source.data + 3);
	assert_int_equal(document.text.len, 7);
	assert_int_equal(document_source_offset(&document, 1), 4);
	assert_int_equal(document_source_offset(&document, 7), 10);
	assert_int_equal(document.replaced, 0);
}

static void ascii_of_any_encoding_is_not_copied(void **state)
{
	struct sv source = SV("<meta charset=gb2312>");
	assert_ptr_equal(decode(state, DECODE_HTML, "", source).text.data, source.data);
	assert_ptr_not_equal(decode(state, DECODE_HTML, "utf-16le", source).text.data, source.data);
}

static void bad_bytes_are_replaced_and_counted(void **state)
{
	struct document document = decode(state, DECODE_HTML, "utf-8", SV("a\xE4\xB8<b>\xF0\x9F\x98中\xC0\xAF"));

	assert_sv(document.text, SV("a" FFFD "<b>" FFFD "中" FFFD FFFD));
	assert_int_equal(document.replaced, 4);
	assert_int_equal(document_source_offset(&document, 1), 1);
	assert_int_equal(document_source_offset(&document, 4), 3);
	assert_int_equal(document_source_offset(&document, 7), 6);
	assert_int_equal(document_source_offset(&document, document.text.len), 14);
	document = decode(state, DECODE_HTML, "gbk", SV("\xD6<b>\xD6\xD0\xFF"));
	assert_sv(document.text, SV(FFFD "<b>中" FFFD));
	assert_int_equal(document.replaced, 2);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Appends a character of `encoding`: ASCII, one of the ranges where its own stand, or a bad byte. */
static void append_random(struct buf *source, struct charset *charset, const char *encoding, uint32_t *seed)
{
	static const uint32_t FIRST[] = { 0xA0, 0x391, 0x3041, 0x4E00, 0x4E00, 0xFF01, 0x20000 };
	static const uint32_t COUNT[] = { 0x60, 0xC0, 0xB0, 0x5000, 0x1000, 0x9F, 0x2000 };
	size_t range = next_random(seed) % 12;

	if (range == 11) {
		if (strncmp(encoding, "UTF-16", 6) == 0)
			buf_append(source, SV("\xDC\xDC")); /* a lone surrogate in either order */
		else
			buf_byte(source, (char)(0x89 + next_random(seed) % 119)); /* 0x88 is two in Big5 */
		return;
	}
	uint32_t code_point =
	    range < 7 ? FIRST[range] + next_random(seed) % COUNT[range] : ' ' + next_random(seed) % 95;
	char bytes[8];
	size_t len = charset_encode(charset, bytes, code_point);
	if (strncmp(encoding, "UTF-16", 6) != 0) {
		buf_append(source, (struct sv){ bytes, len });
		return;
	}
	uint32_t units[2] = { code_point, 0 };
	if (code_point > 0xFFFF) {
		units[0] = 0xD800 + ((code_point - 0x10000) >> 10);
		units[1] = 0xDC00 + (code_point & 0x3FF);
	}
	for (size_t i = 0; i < 2 && (i == 0 || units[1]); i++) {
		bool big = encoding[6] == 'B';
		buf_byte(source, (char)(big ? units[i] >> 8 : units[i]));
		buf_byte(source, (char)(big ? units[i] : units[i] >> 8));
	}
}

/* Each character's bytes stand where the one before ended, and are that character when decoded alone. */
static void assert_offsets_are_exact(struct document *document)
{
	struct charset *charset = charset_open(document->encoding);
	size_t begin = document->skipped;
	size_t bad = 0;

	for (size_t at = 0; at < document->text.len;) {
		uint32_t code_point;
		size_t len = utf8_read(&code_point, sv_skip(document->text, at));
		assert_int_equal(document_source_offset(document, at), begin);
		size_t end = document_source_offset(document, at + len);
		assert_in_range(end, begin + 1, document->source.len);
		struct sv alone = sv_slice(document->source, begin, end);
		struct charset_character character;
		assert_int_equal(charset_read(charset, &character, alone), alone.len);
		assert_sv(((struct sv){ character.text, character.len }), sv_slice(document->text, at, at + len));
		bad += character.bad;
		begin = end;
		at += len;
	}
	assert_int_equal(begin, document->source.len);
	assert_int_equal(bad, document->replaced);
	charset_close(charset);
}

static void every_character_knows_its_bytes(void **state)
{
	static const char *const ENCODINGS[] = { "GB18030", "Big5",         "Shift_JIS",   "EUC-JP",
						 "EUC-KR",  "UTF-16LE",     "UTF-16BE",    "KOI8-R",
						 "UTF-8",   "windows-1252", "windows-1255" };
	struct buf source;

	buf_init(&source, 1 << 20);
	for (size_t i = 0; i < sizeof ENCODINGS / sizeof *ENCODINGS; i++) {
		struct charset *charset = charset_open(ENCODINGS[i]);
		for (uint32_t round = 0; round < 20; round++) {
			uint32_t seed = round + 1;
			buf_clear(&source);
			for (size_t k = 0; k < round * 40; k++)
				append_random(&source, charset, ENCODINGS[i], &seed);
			struct document document = decode(state, DECODE_HTML, ENCODINGS[i], buf_view(&source));
			assert_string_equal(document.encoding, ENCODINGS[i]);
			assert_int_equal(utf8_valid_prefix(document.text), document.text.len);
			assert_offsets_are_exact(&document);
		}
		charset_close(charset);
	}
	buf_free(&source);
}

static void a_stateful_encoding_is_mapped_too(void **state)
{
	struct buf source;

	buf_init(&source, 1 << 16);
	for (size_t i = 0; i < 100; i++)
		buf_append(&source, SV("ab\x1B$B\x46\x7C\x4B\x5C\x1B(B"));
	struct document document = decode(state, DECODE_HTML, "iso-2022-jp", buf_view(&source));
	assert_int_equal(document.text.len, 800);
	for (size_t i = 0; i < 100; i++) {
		assert_sv(sv_slice(document.text, i * 8, i * 8 + 8), SV("ab日本"));
		assert_int_equal(document_source_offset(&document, i * 8 + 1), i * 12 + 1);
		assert_int_equal(document_source_offset(&document, i * 8 + 5), i * 12 + 7);
	}
	assert_int_equal(document_source_offset(&document, document.text.len), source.len);
	buf_free(&source);
}

static void assert_position(struct document *document, size_t offset, size_t line, size_t column)
{
	size_t found_line;
	size_t found_column;
	document_position(document, offset, &found_line, &found_column);
	assert_int_equal(found_line, line);
	assert_int_equal(found_column, column);
}

static void lines_end_at_lf_crlf_and_cr(void **state)
{
	struct document document = decode(state, DECODE_HTML, "", SV("a\nb\r\nc\rd\r\r\n中x"));

	assert_position(&document, 0, 1, 1);
	assert_position(&document, 1, 1, 2);
	assert_position(&document, 2, 2, 1);
	assert_position(&document, 4, 2, 3);
	assert_position(&document, 5, 3, 1);
	assert_position(&document, 7, 4, 1);
	assert_position(&document, 9, 5, 1);
	assert_position(&document, 11, 6, 1);
	assert_position(&document, 12, 6, 1);
	assert_position(&document, 14, 6, 2);
	assert_position(&document, 15, 6, 3);
	assert_position(&document, 1000, 6, 3);
}

static void an_empty_document_has_a_position(void **state)
{
	struct document document = decode(state, DECODE_TEXT, "", SV(""));
	assert_position(&document, 0, 1, 1);
	assert_int_equal(document_source_offset(&document, 0), 0);
}

/* Against counting from the start, over lengths that cross the index's steps. */
static void positions_are_right_everywhere(void **state)
{
	static const char *const PARTS[] = { "a", "中", "\r\n", "\n", "\r", "é", "<td>0123456789</td>" };
	struct buf source;
	uint32_t seed = 7;

	buf_init(&source, 1 << 16);
	for (size_t i = 0; i < 3000; i++)
		buf_append(&source, sv_from(PARTS[next_random(&seed) % 7]));
	struct document document = decode(state, DECODE_HTML, "utf-8", buf_view(&source));
	size_t line = 1;
	size_t column = 1;
	for (size_t at = 0; at < document.text.len;) {
		assert_position(&document, at, line, column);
		struct sv rest = sv_skip(document.text, at);
		column++;
		if (rest.data[0] == '\n' || (rest.data[0] == '\r' && !sv_starts(rest, SV("\r\n")))) {
			line++;
			column = 1;
		}
		at = utf8_forward(document.text, at, 1);
	}
	buf_free(&source);
}

static void one_long_line_is_looked_up_quickly(void **state)
{
	struct buf source;

	buf_init(&source, 1 << 21);
	for (size_t i = 0; i < 524288; i++)
		buf_append(&source, SV("\xD6\xD0"));
	struct document document = decode(state, DECODE_HTML, "gbk", buf_view(&source));
	for (size_t i = 0; i < 10000; i++) {
		size_t character = i * 7919 % 524288;
		assert_position(&document, character * 3, 1, character + 1);
		assert_int_equal(document_source_offset(&document, character * 3), character * 2);
	}
	buf_free(&source);
}

static void a_million_bad_bytes_are_no_trouble(void **state)
{
	static const char *const ENCODINGS[] = { "utf-8", "gbk", "big5", "euc-jp", "iso-2022-jp" };
	size_t len = 1 << 20;
	char *bytes = malloc(len);

	memset(bytes, 0xFF, len);
	for (size_t i = 0; i < sizeof ENCODINGS / sizeof *ENCODINGS; i++) {
		struct document document = decode(state, DECODE_HTML, ENCODINGS[i], (struct sv){ bytes, len });
		assert_int_equal(document.replaced, len);
		assert_int_equal(document_source_offset(&document, document.text.len), len);
	}
	free(bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(labels_win_in_the_standards_order),
		TEST(a_meta_is_found_as_browsers_find_it),
		TEST(what_is_no_meta_names_no_encoding),
		TEST(a_late_meta_stands_behind_utf8_only),
		TEST(a_label_is_obeyed_against_the_bytes),
		TEST(unlabelled_bytes_are_detected),
		TEST(valid_utf8_is_not_copied),
		TEST(ascii_of_any_encoding_is_not_copied),
		TEST(bad_bytes_are_replaced_and_counted),
		TEST(every_character_knows_its_bytes),
		TEST(a_stateful_encoding_is_mapped_too),
		TEST(lines_end_at_lf_crlf_and_cr),
		TEST(an_empty_document_has_a_position),
		TEST(positions_are_right_everywhere),
		TEST(one_long_line_is_looked_up_quickly),
		TEST(a_million_bad_bytes_are_no_trouble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
