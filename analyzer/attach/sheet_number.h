/* Numbers of sheets as people see them. */
#ifndef ATTACH_SHEET_NUMBER_H
#define ATTACH_SHEET_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sv.h"

/* How a number is shown. */
enum sheet_format {
	SHEET_GENERAL,
	SHEET_DATE,
	SHEET_TIME,
	SHEET_DATE_TIME,
	SHEET_ZEROS /* and the number of digits that it is filled up to */
};

/* Of a format that every program knows by its number; of one written out, as "yyyy/m/d;@". */
uint8_t sheet_format_builtin(unsigned id);
uint8_t sheet_format_of(struct sv code);

#define SHEET_NUMBER_BYTES 400

/* Writes the number `digits`, as a file holds it, into `out` and returns it; what is none is returned as it is. Whole
 * numbers have no exponent. `from_1904`: days are counted from there. */
struct sv sheet_number(char out[SHEET_NUMBER_BYTES], struct sv digits, uint8_t format, bool from_1904);
struct sv sheet_number_of(char out[SHEET_NUMBER_BYTES], double number, uint8_t format, bool from_1904);

#endif
