#include "attach/code_page.h"

#include <stdlib.h>

#include "base/little_endian.h"
#include "base/utf8.h"
#include "lib/charset.h"

enum { PAGE_UTF16 = 1200, PAGE_UTF8 = 65001 };

struct code_page {
	unsigned number;
	struct charset *charset; /* NULL where there is none: bytes are code points */
};

static const struct {
	unsigned number;
	const char *encoding;
} encodings[] = {
	{ 936, "GB18030" },       { 10008, "GB18030" },     { 52936, "GB18030" },     { 54936, "GB18030" },
	{ 950, "Big5" },          { 10002, "Big5" },        { 932, "Shift_JIS" },     { 10001, "Shift_JIS" },
	{ 949, "EUC-KR" },        { 10003, "EUC-KR" },      { 874, "windows-874" },   { 1250, "windows-1250" },
	{ 1251, "windows-1251" }, { 1253, "windows-1253" }, { 1254, "windows-1254" }, { 1255, "windows-1255" },
	{ 1256, "windows-1256" }, { 1257, "windows-1257" }, { 1258, "windows-1258" }, { 1252, "windows-1252" },
};

static struct charset *open_charset(unsigned number)
{
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (encodings[i].number == number)
			return charset_open(encodings[i].encoding);
	return NULL;
}

struct code_page *code_page_new(unsigned number)
{
	struct code_page *page = calloc(1, sizeof *page);

	if (!page)
		abort();
	page->number = number;
	if (number != PAGE_UTF16 && number != PAGE_UTF8)
		page->charset = open_charset(number);
	if (!page->charset && number != PAGE_UTF16 && number != PAGE_UTF8)
		page->charset = open_charset(1252);
	return page;
}

void code_page_free(struct code_page *page)
{
	if (!page)
		return;
	charset_close(page->charset);
	free(page);
}

static void append_code(struct buf *out, uint32_t code)
{
	char bytes[UTF8_MAX_BYTES];

	if (code)
		buf_append(out, (struct sv){ bytes, utf8_write(bytes, code) });
}

static size_t read_utf16(uint32_t *code_point, struct sv bytes)
{
	uint32_t high = le16(bytes, 0);
	uint32_t low = le16(bytes, 2);

	*code_point = high;
	if (high >> 10 != 0xd800 >> 10 || low >> 10 != 0xdc00 >> 10)
		return bytes.len < 2 ? 1 : 2;
	*code_point = 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
	return 4;
}

void utf16_append(struct buf *out, struct sv bytes)
{
	uint32_t code;

	for (bytes.len &= ~(size_t)1; bytes.len;) {
		bytes = sv_skip(bytes, read_utf16(&code, bytes));
		append_code(out, code);
	}
}

void latin1_append(struct buf *out, struct sv bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		append_code(out, le8(bytes, i));
}

size_t code_page_read(struct code_page *page, uint32_t *code_point, struct sv bytes)
{
	struct charset_character character;

	if (page->number == PAGE_UTF16)
		return read_utf16(code_point, bytes);
	if (page->number == PAGE_UTF8)
		return utf8_read(code_point, bytes);
	*code_point = le8(bytes, 0);
	if (*code_point < 0x80 || !page->charset)
		return 1;
	size_t length = charset_read(page->charset, &character, bytes);
	if (character.len)
		utf8_read(code_point, (struct sv){ character.text, character.len });
	return length;
}

void code_page_append(struct code_page *page, struct buf *out, struct sv bytes)
{
	uint32_t code;

	while (bytes.len) {
		bytes = sv_skip(bytes, code_page_read(page, &code, bytes));
		append_code(out, code);
	}
}

unsigned code_page_of_language(unsigned language)
{
	enum { CHINESE = 0x04, JAPANESE = 0x11, KOREAN = 0x12, RUSSIAN = 0x19, PRIMARY = 0x3ff };

	switch (language & PRIMARY) {
	case CHINESE: return language == 0x0404 || language == 0x0c04 || language == 0x1404 ? 950 : 936;
	case JAPANESE: return 932;
	case KOREAN: return 949;
	case RUSSIAN: return 1251;
	default: return 1252;
	}
}
