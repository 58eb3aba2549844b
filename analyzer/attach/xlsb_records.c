#include "attach/xlsb_records.h"

#include "attach/code_page.h"
#include "base/limits.h"
#include "base/little_endian.h"

struct records {
	struct buf pending; /* of a record that is not all there yet */
	xlsb_take *take;
	void *context;
};

enum { SEVEN_BITS = 0x7f, GOES_ON = 0x80 };

/* Cuts a number of at most `most` bytes off, seven bits a byte. Returns false where it is not all there. */
static bool take_number(uint32_t *out, struct sv *bytes, size_t most)
{
	*out = 0;
	for (size_t i = 0; i < most; i++) {
		if (i == bytes->len)
			return false;
		unsigned byte = (unsigned char)bytes->data[i];
		*out |= (byte & SEVEN_BITS) << (7 * i);
		if (byte & GOES_ON && i + 1 < most)
			continue;
		*bytes = sv_skip(*bytes, i + 1);
		break;
	}
	return true;
}

/* Takes whole records off. Returns -1 where one is longer than any may be. */
static int take_records(struct records *records, struct sv *bytes)
{
	for (;;) {
		struct sv rest = *bytes;
		uint32_t type;
		uint32_t size;
		if (!take_number(&type, &rest, 2) || !take_number(&size, &rest, 4))
			return 0;
		if (size > LIMIT_CELL_BYTES)
			return -1;
		if (size > rest.len)
			return 0;
		records->take(records->context, type, sv_slice(rest, 0, size));
		*bytes = sv_skip(rest, size);
	}
}

static int take_bytes(void *context, struct sv bytes, bool is_last)
{
	struct records *records = context;

	buf_append(&records->pending, bytes);
	struct sv rest = buf_view(&records->pending);
	if (records->pending.overflow || take_records(records, &rest))
		return -1;
	if (rest.len)
		memmove(records->pending.data, rest.data, rest.len);
	records->pending.len = rest.len;
	return is_last && rest.len ? -1 : 0;
}

void xlsb_read(struct ooxml *package, struct sv part, xlsb_take *take, void *context)
{
	struct records records = { .take = take, .context = context };

	buf_init(&records.pending, 2 * LIMIT_CELL_BYTES);
	ooxml_read(package, part, take_bytes, &records);
	buf_free(&records.pending);
}

size_t xlsb_append_string(struct buf *out, struct sv data)
{
	enum { COUNT = 4 };
	const uint32_t none = 0xffffffff;
	uint32_t count = le32(data, 0);

	if (count == none)
		return COUNT;
	struct sv units = sv_slice(sv_skip(data, COUNT), 0, (size_t)count * 2);
	utf16_append(out, units);
	return COUNT + units.len;
}

void xlsb_append_rich_string(struct buf *out, struct sv data)
{
	xlsb_append_string(out, sv_skip(data, 1));
}

double xlsb_rk(uint32_t number)
{
	enum { IS_HUNDREDTH = 1, IS_INTEGER = 2, FLAGS = 3 };
	uint64_t high = (uint64_t)(number & ~(uint32_t)FLAGS) << 32;
	double value;

	if (number & IS_INTEGER)
		value = (int32_t)number >> 2;
	else
		memcpy(&value, &high, sizeof value);
	return number & IS_HUNDREDTH ? value / 100 : value;
}
