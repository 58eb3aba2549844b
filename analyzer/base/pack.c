#include "base/pack.h"

void pack_number(struct buf *out, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		buf_byte(out, (char)(value | 0x80));
	buf_byte(out, (char)value);
}

void pack_text(struct buf *out, struct sv text)
{
	pack_number(out, text.len);
	buf_append(out, text);
}

int unpack_number(uint64_t *out, struct sv *bytes, uint64_t most)
{
	uint64_t value = 0;

	for (unsigned shift = 0; shift < 64 && bytes->len > 0; shift += 7) {
		unsigned char byte = (unsigned char)bytes->data[0];
		*bytes = sv_skip(*bytes, 1);
		if ((byte & 0x7Fu) > UINT64_MAX >> shift || (byte == 0 && shift > 0))
			return -1;
		value |= (uint64_t)(byte & 0x7F) << shift;
		if (byte & 0x80)
			continue;
		*out = value;
		return value <= most ? 0 : -1;
	}
	return -1;
}

int unpack_text(struct sv *out, struct sv *bytes)
{
	uint64_t len;

	if (unpack_number(&len, bytes, SIZE_MAX) != 0 || len > bytes->len)
		return -1;
	*out = sv_slice(*bytes, 0, (size_t)len);
	*bytes = sv_skip(*bytes, (size_t)len);
	return 0;
}
