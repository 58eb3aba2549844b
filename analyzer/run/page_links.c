#include "run/page_links.h"

#include "base/pack.h"

void page_links_pack(struct buf *out, const struct page_link *link)
{
	pack_number(out, (uint64_t)link->target);
	pack_number(out, link->role);
	pack_number(out, link->line);
	pack_number(out, link->column);
	pack_number(out, link->offset);
	pack_number(out, link->length);
	pack_text(out, link->fragment);
	pack_text(out, link->text);
}

int page_links_unpack(struct page_link *out, struct sv *bytes)
{
	uint64_t target;
	uint64_t role;
	uint64_t place[4];

	if (unpack_number(&target, bytes, INT64_MAX) != 0 || unpack_number(&role, bytes, ROLE_PROBE) != 0)
		return -1;
	for (int i = 0; i < 4; i++)
		if (unpack_number(&place[i], bytes, SIZE_MAX) != 0)
			return -1;
	*out = (struct page_link){ .target = (int64_t)target,
				   .role = (enum target_role)role,
				   .line = place[0],
				   .column = place[1],
				   .offset = place[2],
				   .length = place[3] };
	return unpack_text(&out->fragment, bytes) != 0 || unpack_text(&out->text, bytes) != 0 ? -1 : 0;
}
