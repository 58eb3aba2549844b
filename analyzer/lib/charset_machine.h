/* Private to lib/charset*.c: what a charset is made of, and how its bytes are read. */
#ifndef LIB_CHARSET_MACHINE_H
#define LIB_CHARSET_MACHINE_H

#include "lib/charset.h"

enum charset_kind { CHARSET_UTF8, CHARSET_UTF16LE, CHARSET_UTF16BE, CHARSET_TABLE, CHARSET_ISO2022JP };

/* Values of the tables that are no code points */
#define CHARSET_BAD     UINT32_MAX       /* no character */
#define CHARSET_LEAD    (UINT32_MAX - 1) /* first byte of several */
#define CHARSET_NOTHING (UINT32_MAX - 2) /* an escape sequence */
#define CHARSET_PAIR    (1u << 31)       /* two code points: the first above bit 16, the second below */

/* Two-byte characters stand in rows by first byte, 0x81 to 0xFE, columns by second byte, 0x40 to 0xFF. */
#define CHARSET_ROWS        126
#define CHARSET_COLUMNS     192
#define CHARSET_FIRST_LEAD  0x81
#define CHARSET_FIRST_TRAIL 0x40

/* Characters of GB18030 with four bytes in the basic plane, and of EUC-JP with three (JIS X 0212) */
#define CHARSET_GB_FOUR (39394 + 26)
#define CHARSET_JP_ROW  94

struct charset {
	const char *name;
	enum charset_kind kind;
	uint8_t state;      /* ISO-2022-JP only */
	uint8_t wide;       /* bytes of the characters in `rare`: 4, 3 or 0 */
	uint32_t high[128]; /* of the bytes 0x80 to 0xFF */
	uint32_t *pairs;    /* [CHARSET_ROWS][CHARSET_COLUMNS]; NULL for single bytes */
	uint16_t *rare;     /* filled when the first such character is met */
	void *decoder;      /* iconv_t to UTF-32, for the tables; NULL where they are not made from it */
	void *encoder;      /* iconv_t, opened when first used; NULL before */
};

/* The code points of `count` (up to CHARSET_BATCH) characters of `width` (up to 4) bytes each as iconv has them; 0 for
 * those that are none. */
void charset_batch(struct charset *charset, uint32_t *code_points, const char *bytes, size_t count, size_t width);

#define CHARSET_BATCH CHARSET_COLUMNS

/* Makes the tables of a charset whose name is set: high, pairs. */
void charset_fill_tables(struct charset *charset);

/* The bytes that the standard has for a code point where iconv has others; 0 if there are none. */
uint16_t charset_difference(const struct charset *charset, uint32_t code_point);

/* Makes charset->rare. */
void charset_fill_rare(struct charset *charset);

/* Reads one character as charset_read does. Sets *value to its code point, a CHARSET_PAIR, CHARSET_NOTHING or
 * CHARSET_BAD; *state is the state before and after. */
size_t charset_read_value(struct charset *charset, uint32_t *value, uint8_t *state, struct sv input);

/* The same for bytes of the tables; for those of ISO-2022-JP they are EUC-JP's. */
size_t charset_read_table(struct charset *charset, uint32_t *value, const uint8_t *byte, size_t len);

#endif
