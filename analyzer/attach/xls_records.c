#include "attach/xls_records.h"

#include "base/little_endian.h"

enum { HEADER_BYTES = 4 };
enum { FLAG_WIDE = 1, FLAG_EXTENDED = 4, FLAG_RICH = 8 };

bool xls_next(struct xls_record *out, struct sv stream, size_t *at, bool *is_cut)
{
	if (*at > stream.len || stream.len - *at < HEADER_BYTES)
		return false;
	size_t length = le16(stream, *at + 2);
	size_t begin = *at + HEADER_BYTES;
	if (length > stream.len - begin)
		*is_cut = true;
	*out = (struct xls_record){ *at, le16(stream, *at), sv_slice(stream, begin, begin + length) };
	*at = begin + out->data.len;
	return true;
}

struct xls_input xls_open(struct sv stream, const struct xls_record *record)
{
	return (struct xls_input){ stream, record->at + HEADER_BYTES + record->data.len, record->data };
}

bool xls_continue(struct xls_input *input)
{
	struct xls_record record;
	size_t at = input->at;
	bool is_cut;

	if (!xls_next(&record, input->stream, &at, &is_cut) || record.type != XLS_CONTINUE)
		return false;
	input->at = at;
	input->rest = record.data;
	return true;
}

bool xls_at_end(struct xls_input *input)
{
	while (!input->rest.len)
		if (!xls_continue(input))
			return true;
	return false;
}

uint8_t xls_u8(struct xls_input *input)
{
	if (xls_at_end(input))
		return 0;
	uint8_t byte = le8(input->rest, 0);
	input->rest = sv_skip(input->rest, 1);
	return byte;
}

uint16_t xls_u16(struct xls_input *input)
{
	uint16_t low = xls_u8(input);

	return (uint16_t)(low | xls_u8(input) << 8);
}

uint32_t xls_u32(struct xls_input *input)
{
	uint32_t low = xls_u16(input);

	return low | (uint32_t)xls_u16(input) << 16;
}

void xls_skip(struct xls_input *input, size_t count)
{
	while (count && !xls_at_end(input)) {
		size_t part = count < input->rest.len ? count : input->rest.len;
		input->rest = sv_skip(input->rest, part);
		count -= part;
	}
}

void xls_append_characters(struct buf *out, struct xls_input *input, size_t count, uint8_t flags)
{
	while (count) {
		if (!input->rest.len) {
			if (xls_at_end(input))
				return;
			flags = xls_u8(input);
			continue;
		}
		size_t width = flags & FLAG_WIDE ? 2 : 1;
		size_t here = input->rest.len / width;
		if (here > count)
			here = count;
		struct sv part = sv_slice(input->rest, 0, here * width);
		if (flags & FLAG_WIDE)
			utf16_append(out, part);
		else
			latin1_append(out, part);
		/* Half a character at the end of a record is none. */
		input->rest = here ? sv_skip(input->rest, part.len) : (struct sv){ NULL, 0 };
		count -= here;
	}
}

void xls_append_string(struct buf *out, struct xls_input *input, size_t count)
{
	enum { RUN_BYTES = 4 };
	uint8_t flags = xls_u8(input);
	size_t runs = flags & FLAG_RICH ? xls_u16(input) : 0;
	size_t extended = flags & FLAG_EXTENDED ? xls_u32(input) : 0;

	xls_append_characters(out, input, count, flags);
	xls_skip(input, runs * RUN_BYTES);
	xls_skip(input, extended);
}
