#include "lib/charset.h"

#include <iconv.h>
#include <stdlib.h>
#include <uchardet/uchardet.h>

#include "base/utf8.h"
#include "lib/charset_machine.h"

/* Encodings that iconv knows by another name. */
static const struct {
	const char *name;
	const char *iconv_name;
} OTHER_NAMES[] = {
	{ "Big5", "BIG5-HKSCS" },       { "EUC-JP", "EUC-JP-MS" },    { "EUC-KR", "UHC" },
	{ "ISO-2022-JP", "EUC-JP-MS" }, { "Shift_JIS", "CP932" },     { "ISO-8859-8-I", "ISO-8859-8" },
	{ "windows-874", "CP874" },     { "windows-1250", "CP1250" }, { "windows-1251", "CP1251" },
	{ "windows-1252", "CP1252" },   { "windows-1253", "CP1253" }, { "windows-1254", "CP1254" },
	{ "windows-1255", "CP1255" },   { "windows-1256", "CP1256" }, { "windows-1257", "CP1257" },
	{ "windows-1258", "CP1258" },   { "macintosh", "MACINTOSH" }, { "x-mac-cyrillic", "MAC-CYRILLIC" },
};

/* Reads the code points before each line feed: one each, else 0. */
static void split_lines(uint32_t *code_points, size_t count, const unsigned char *utf32, size_t len)
{
	size_t line = 0;
	size_t in_line = 0;

	for (size_t at = 0; at + 4 <= len && line < count; at += 4) {
		uint32_t code_point = utf32[at] | (uint32_t)utf32[at + 1] << 8 | (uint32_t)utf32[at + 2] << 16;
		if (code_point == '\n') {
			line++;
			in_line = 0;
		} else if (code_points[line] != CHARSET_BAD) {
			code_points[line] = in_line++ ? CHARSET_BAD : code_point;
		}
	}
	for (size_t i = 0; i < count; i++)
		if (code_points[i] == CHARSET_BAD)
			code_points[i] = 0;
}

/* A line feed follows each character, so that those which iconv holds back or gives two code points for do not put the
 * others out of step. */
void charset_batch(struct charset *charset, uint32_t *code_points, const char *bytes, size_t count, size_t width)
{
	char input[CHARSET_BATCH * 5];
	unsigned char output[CHARSET_BATCH * 4 * 4];
	char *in = input;
	char *out = (char *)output;
	size_t out_left = sizeof output;

	memset(code_points, 0, count * sizeof *code_points);
	for (size_t i = 0; i < count; i++) {
		memcpy(input + i * (width + 1), bytes + i * width, width);
		input[i * (width + 1) + width] = '\n';
	}
	size_t in_left = count * (width + 1);
	iconv(charset->decoder, NULL, NULL, NULL, NULL);
	while (iconv(charset->decoder, &in, &in_left, &out, &out_left) == (size_t)-1 && in_left > 0) {
		size_t bad = (size_t)(in - input) / (width + 1);
		code_points[bad] = CHARSET_BAD;
		in = input + (bad + 1) * (width + 1);
		in_left = (count - bad - 1) * (width + 1);
		if (out_left < 4)
			break;
		memcpy(out, "\n\0\0", 4);
		out += 4;
		out_left -= 4;
	}
	split_lines(code_points, count, output, sizeof output - out_left);
}

/* NULL where iconv does not know one of the names. */
static void *open_iconv(const char *to, const char *from)
{
	iconv_t cd = iconv_open(to, from);
	return cd == (iconv_t)-1 ? NULL : cd;
}

static const char *iconv_name(const char *name)
{
	for (size_t i = 0; i < sizeof OTHER_NAMES / sizeof *OTHER_NAMES; i++)
		if (strcmp(name, OTHER_NAMES[i].name) == 0)
			return OTHER_NAMES[i].iconv_name;
	return name;
}

static enum charset_kind kind_of(const char *name)
{
	if (strcmp(name, "UTF-8") == 0)
		return CHARSET_UTF8;
	if (strcmp(name, "UTF-16LE") == 0)
		return CHARSET_UTF16LE;
	if (strcmp(name, "UTF-16BE") == 0)
		return CHARSET_UTF16BE;
	return strcmp(name, "ISO-2022-JP") == 0 ? CHARSET_ISO2022JP : CHARSET_TABLE;
}

static bool has_tables(const struct charset *charset)
{
	return charset->kind == CHARSET_TABLE || charset->kind == CHARSET_ISO2022JP;
}

struct charset *charset_open(const char *encoding)
{
	const char *name = charset_from_label(sv_from(encoding));

	if (!name || strcmp(name, "replacement") == 0)
		return NULL;
	struct charset *charset = calloc(1, sizeof *charset);
	if (!charset)
		abort();
	charset->name = name;
	charset->kind = kind_of(name);
	if (!has_tables(charset))
		return charset;
	if (strcmp(name, "x-user-defined") != 0) {
		charset->decoder = open_iconv("UTF-32LE", iconv_name(name));
		if (!charset->decoder)
			goto err;
	}
	charset_fill_tables(charset);
	return charset;
err:
	free(charset);
	return NULL;
}

void charset_close(struct charset *charset)
{
	if (!charset)
		return;
	if (charset->decoder)
		iconv_close(charset->decoder);
	if (charset->encoder)
		iconv_close(charset->encoder);
	free(charset->pairs);
	free(charset->rare);
	free(charset);
}

static size_t encode_single(const struct charset *charset, char out[8], uint32_t code_point)
{
	for (size_t i = 0; i < sizeof charset->high / sizeof *charset->high; i++)
		if (charset->high[i] == code_point) {
			out[0] = (char)(0x80 + i);
			return 1;
		}
	return 0;
}

static size_t encode_iconv(struct charset *charset, char out[8], uint32_t code_point)
{
	char utf32[4] = { (char)code_point, (char)(code_point >> 8), (char)(code_point >> 16), 0 };
	char *in = utf32;
	char *to = out;
	size_t in_left = sizeof utf32;
	size_t out_left = 8;

	if (!charset->encoder)
		charset->encoder = open_iconv(iconv_name(charset->name), "UTF-32LE");
	if (!charset->encoder)
		return 0;
	iconv(charset->encoder, NULL, NULL, NULL, NULL);
	if (iconv(charset->encoder, &in, &in_left, &to, &out_left) == (size_t)-1)
		return 0;
	/* Big5 holds letters back that an accent may follow. */
	if (iconv(charset->encoder, NULL, NULL, &to, &out_left) == (size_t)-1)
		return 0;
	return 8 - out_left;
}

/* iconv's bytes where they are read as the same character, else those that the standard has instead. */
static size_t encode_multibyte(struct charset *charset, char out[8], uint32_t code_point)
{
	size_t len = encode_iconv(charset, out, code_point);
	uint32_t value = CHARSET_BAD;

	if (len > 0 && charset_read_table(charset, &value, (const uint8_t *)out, len) == len && value == code_point)
		return len;
	uint16_t bytes = charset_difference(charset, code_point);
	out[0] = (char)(bytes >> 8);
	out[1] = (char)bytes;
	return bytes >= 0x100 ? 2 : 0;
}

/* Kanji only, between the escape sequences to and from them. */
static size_t encode_iso2022jp(struct charset *charset, char out[8], uint32_t code_point)
{
	if (encode_multibyte(charset, out, code_point) != 2)
		return 0;
	char pair[2] = { (char)(out[0] & 0x7F), (char)(out[1] & 0x7F) };
	memcpy(out, "\x1B$B", 3);
	memcpy(out + 3, pair, 2);
	memcpy(out + 5, "\x1B(B", 3);
	return 8;
}

size_t charset_encode(struct charset *charset, char out[8], uint32_t code_point)
{
	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		return 0;
	if (!has_tables(charset))
		return utf8_write(out, code_point);
	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	if (!charset->pairs)
		return encode_single(charset, out, code_point);
	if (charset->kind == CHARSET_ISO2022JP)
		return encode_iso2022jp(charset, out, code_point);
	return encode_multibyte(charset, out, code_point);
}

const char *charset_detect(struct sv bytes)
{
	uchardet_t detector = uchardet_new();
	const char *name = NULL;

	if (!detector)
		abort();
	if (uchardet_handle_data(detector, bytes.data, bytes.len) == 0) {
		uchardet_data_end(detector);
		struct sv label = sv_from(uchardet_get_charset(detector));
		name = sv_eq(label, SV("UHC")) ? "EUC-KR" : charset_from_label(label);
	}
	uchardet_delete(detector);
	return name && strcmp(name, "replacement") != 0 ? name : NULL;
}
