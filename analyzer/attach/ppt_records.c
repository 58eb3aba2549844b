#include "attach/ppt_records.h"

#include "base/little_endian.h"

enum { HEAD_BYTES = 8, CONTAINER = 0xf };

bool ppt_next(struct ppt_record *out, struct sv bytes, size_t *at)
{
	if (*at > bytes.len || bytes.len - *at < HEAD_BYTES)
		return false;
	uint16_t head = le16(bytes, *at);
	size_t begin = *at + HEAD_BYTES;
	size_t length = le32(bytes, *at + 4);
	*out = (struct ppt_record){ .at = *at,
				    .type = le16(bytes, *at + 2),
				    .instance = head >> 4,
				    .is_container = (head & CONTAINER) == CONTAINER,
				    .is_cut = length > bytes.len - begin,
				    .data = sv_slice(bytes, begin, begin + length) };
	*at = out->is_container ? begin : begin + out->data.len;
	return true;
}

size_t ppt_end(const struct ppt_record *record)
{
	return record->at + HEAD_BYTES + record->data.len;
}
