#include <stdlib.h>

#include "lib/charset_machine.h"

/* Bytes that may stand first in a character of several. */
static const struct leads {
	const char *name;
	struct {
		uint8_t first;
		uint8_t last;
	} ranges[3];
	uint8_t wide;
} LEADS[] = {
	{ "GB18030", { { 0x81, 0xFE } }, 4 },
	{ "Big5", { { 0x81, 0xFE } }, 0 },
	{ "EUC-KR", { { 0x81, 0xFE } }, 0 },
	{ "Shift_JIS", { { 0x81, 0x9F }, { 0xE0, 0xFC } }, 0 },
	{ "EUC-JP", { { 0x8E, 0x8F }, { 0xA1, 0xFE } }, 3 },
	{ "ISO-2022-JP", { { 0xA1, 0xFE } }, 0 },
};

/* Where the standard's indexes and glibc's tables differ: the standard's are what browsers show. */
static const struct {
	const char *name;
	uint32_t code_point;
	uint16_t bytes;
} DIFFERENCES[] = {
	{ "GB18030", 0x20AC, 0x80 },     { "GB18030", 0x3000, 0xA3A0 },
	{ "Shift_JIS", 0x80, 0x80 },     { "Big5", CHARSET_PAIR | 0xCA << 16 | 0x304, 0x8862 },
	{ "Big5", 0x2027, 0xA145 },      { "Big5", CHARSET_PAIR | 0xCA << 16 | 0x30C, 0x8864 },
	{ "Big5", 0xFE51, 0xA14E },      { "Big5", CHARSET_PAIR | 0xEA << 16 | 0x304, 0x88A3 },
	{ "Big5", 0xAF, 0xA1C2 },        { "Big5", CHARSET_PAIR | 0xEA << 16 | 0x30C, 0x88A5 },
	{ "Big5", 0xFF5E, 0xA1E3 },      { "Big5", 0x2295, 0xA1F2 },
	{ "Big5", 0x2299, 0xA1F3 },      { "Big5", 0x2215, 0xA241 },
	{ "Big5", 0xFE68, 0xA242 },      { "Big5", 0xFFE5, 0xA244 },
	{ "Big5", 0xFFE0, 0xA246 },      { "Big5", 0xFFE1, 0xA247 },
	{ "KOI8-U", 0x45E, 0xAE },       { "KOI8-U", 0x40E, 0xBE },
	{ "macintosh", 0x2206, 0xC6 },   { "macintosh", 0xF8FF, 0xF0 },
	{ "windows-1255", 0x5BA, 0xCA }, { "x-mac-cyrillic", 0x20AC, 0xFF },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void fill_row(struct charset *charset, uint8_t lead)
{
	char bytes[CHARSET_COLUMNS * 2];

	for (size_t i = 0; i < CHARSET_COLUMNS; i++) {
		bytes[i * 2] = (char)lead;
		bytes[i * 2 + 1] = (char)(CHARSET_FIRST_TRAIL + i);
	}
	charset_batch(charset, charset->pairs + (lead - CHARSET_FIRST_LEAD) * CHARSET_COLUMNS, bytes, CHARSET_COLUMNS,
		      2);
}

static void fill_pairs(struct charset *charset, const struct leads *leads)
{
	charset->wide = leads->wide;
	charset->pairs = calloc(CHARSET_ROWS * CHARSET_COLUMNS, sizeof *charset->pairs);
	if (!charset->pairs)
		abort();
	for (size_t i = 0; i < COUNT(charset->high); i++)
		charset->high[i] = CHARSET_BAD;
	for (size_t range = 0; range < COUNT(leads->ranges); range++)
		for (unsigned lead = leads->ranges[range].first; lead && lead <= leads->ranges[range].last; lead++) {
			charset->high[lead - 0x80] = CHARSET_LEAD;
			fill_row(charset, (uint8_t)lead);
		}
	if (strcmp(charset->name, "Shift_JIS") == 0)
		for (uint32_t byte = 0xA1; byte <= 0xDF; byte++)
			charset->high[byte - 0x80] = 0xFF61 + byte - 0xA1;
}

/* Bytes that a code page leaves undefined are control codes up to 0x9F. Without a code page (x-user-defined) bytes
 * stand in the private use area. */
static void fill_singles(struct charset *charset)
{
	char bytes[128];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(0x80 + i);
	if (charset->decoder)
		charset_batch(charset, charset->high, bytes, sizeof bytes, 1);
	for (size_t i = 0; i < sizeof bytes; i++)
		if (!charset->decoder)
			charset->high[i] = (uint32_t)(0xF780 + i);
		else if (!charset->high[i])
			charset->high[i] = i < 0x20 ? (uint32_t)(0x80 + i) : CHARSET_BAD;
}

static void fill_differences(struct charset *charset)
{
	for (size_t i = 0; i < COUNT(DIFFERENCES); i++) {
		uint16_t bytes = DIFFERENCES[i].bytes;
		if (strcmp(charset->name, DIFFERENCES[i].name) != 0)
			continue;
		if (bytes < 0x100)
			charset->high[bytes - 0x80] = DIFFERENCES[i].code_point;
		else
			charset->pairs[((bytes >> 8) - CHARSET_FIRST_LEAD) * CHARSET_COLUMNS + (bytes & 0xFF) -
				       CHARSET_FIRST_TRAIL] = DIFFERENCES[i].code_point;
	}
}

uint16_t charset_difference(const struct charset *charset, uint32_t code_point)
{
	for (size_t i = 0; i < COUNT(DIFFERENCES); i++)
		if (DIFFERENCES[i].code_point == code_point && strcmp(charset->name, DIFFERENCES[i].name) == 0)
			return DIFFERENCES[i].bytes;
	return 0;
}

void charset_fill_tables(struct charset *charset)
{
	const struct leads *leads = NULL;

	for (size_t i = 0; i < COUNT(LEADS); i++)
		if (strcmp(charset->name, LEADS[i].name) == 0)
			leads = &LEADS[i];
	if (leads)
		fill_pairs(charset, leads);
	else
		fill_singles(charset);
	fill_differences(charset);
}

static void rare_bytes(char *bytes, const struct charset *charset, size_t index)
{
	if (charset->wide == 3) {
		bytes[0] = (char)0x8F;
		bytes[1] = (char)(0xA1 + index / CHARSET_JP_ROW);
		bytes[2] = (char)(0xA1 + index % CHARSET_JP_ROW);
		return;
	}
	bytes[0] = (char)(0x81 + index / 12600);
	bytes[1] = (char)('0' + index / 1260 % 10);
	bytes[2] = (char)(0x81 + index / 10 % 126);
	bytes[3] = (char)('0' + index % 10);
}

void charset_fill_rare(struct charset *charset)
{
	size_t count = charset->wide == 4 ? CHARSET_GB_FOUR : CHARSET_JP_ROW * CHARSET_JP_ROW;
	uint32_t code_points[CHARSET_BATCH];
	char bytes[CHARSET_BATCH * 4];

	charset->rare = calloc(count, sizeof *charset->rare);
	if (!charset->rare)
		abort();
	for (size_t from = 0; from < count; from += CHARSET_BATCH) {
		size_t batch = count - from < CHARSET_BATCH ? count - from : CHARSET_BATCH;
		for (size_t i = 0; i < batch; i++)
			rare_bytes(bytes + i * charset->wide, charset, from + i);
		charset_batch(charset, code_points, bytes, batch, charset->wide);
		for (size_t i = 0; i < batch; i++)
			charset->rare[from + i] = (uint16_t)code_points[i];
	}
	/* The four-byte characters follow the order of Unicode. glibc leaves out the few that a later edition gave two
	 * bytes; the standard keeps both. */
	for (size_t i = 1; charset->wide == 4 && i < count; i++)
		if (!charset->rare[i])
			charset->rare[i] = (uint16_t)(charset->rare[i - 1] + 1);
}
