#include "emit/width.h"

#include "base/utf8.h"

struct range {
	uint32_t first;
	uint32_t last;
};

static const struct range wide[] = {
#define WIDE(first, last) { first, last },
#include "emit/width.def"
#undef WIDE
};

static const struct range none[] = {
#define NONE(first, last) { first, last },
#include "emit/width.def"
#undef NONE
};

#define COUNT(ranges) (sizeof(ranges) / sizeof(ranges)[0])

static bool is_in(const struct range *ranges, size_t count, uint32_t code_point)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (code_point > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && code_point >= ranges[low].first;
}

static size_t width_of(uint32_t code_point)
{
	if (code_point < 0x80)
		return 1;
	if (is_in(none, COUNT(none), code_point))
		return 0;
	return is_in(wide, COUNT(wide), code_point) ? 2 : 1;
}

size_t width_of_text(struct sv text)
{
	size_t columns = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t code_point;
		at += utf8_read(&code_point, sv_skip(text, at));
		columns += width_of(code_point);
	}
	return columns;
}

size_t width_prefix(struct sv text, size_t columns)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code_point;
		size_t length = utf8_read(&code_point, sv_skip(text, at));
		size_t width = width_of(code_point);
		if (width > columns)
			break;
		columns -= width;
		at += length;
	}
	return at;
}
