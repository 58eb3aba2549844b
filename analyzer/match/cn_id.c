#include "match/cn_id.h"

#include "base/sv.h"

struct area {
	uint16_t prefecture; /* first four digits */
	uint64_t low;        /* counties 0 to 63, one bit each */
	uint64_t high;       /* 64 to 99 */
};

static const struct area areas[] = {
#define AREA(prefecture, low, high) { prefecture, low, high },
#include "match/id_areas.def"
#undef AREA
};

enum cn_id_area cn_id_area(const char *digits)
{
	uint32_t prefecture = sv_number((struct sv){ digits, 4 }, 9999);
	uint32_t county = sv_number((struct sv){ digits + 4, 2 }, 99);
	size_t low = 0;
	size_t high = sizeof areas / sizeof *areas;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (areas[middle].prefecture < prefecture)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sizeof areas / sizeof *areas || areas[low].prefecture != prefecture)
		return CN_ID_NO_AREA;
	uint64_t bits = county < 64 ? areas[low].low >> county : areas[low].high >> (county - 64);
	return bits & 1 ? CN_ID_COUNTY : CN_ID_PREFECTURE;
}

bool cn_id_check_digit(const char digits[18])
{
	static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += (digits[i] - '0') * weights[i];
	return "10X98765432"[sum % 11] == digits[17];
}

static bool is_day(uint32_t year, uint32_t month, uint32_t day)
{
	static const uint32_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && leap);
}

uint32_t cn_id_birth(const char *digits, int length, uint32_t today)
{
	struct sv written = { digits + 6, length == 18 ? 8 : 6 };
	uint32_t date = (length == 18 ? 0 : 19000000) + sv_number(written, 99999999);

	if (date < 19000101 || date > today || !is_day(date / 10000, date / 100 % 100, date % 100))
		return 0;
	return date;
}
