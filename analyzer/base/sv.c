#define _GNU_SOURCE /* memmem, memrchr */
#include "base/sv.h"

bool sv_eq_nocase(struct sv a, struct sv b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (sv_lower(a.data[i]) != sv_lower(b.data[i]))
			return false;
	return true;
}

bool sv_starts_nocase(struct sv view, struct sv prefix)
{
	return view.len >= prefix.len && sv_eq_nocase(sv_slice(view, 0, prefix.len), prefix);
}

bool sv_ends_nocase(struct sv view, struct sv suffix)
{
	return view.len >= suffix.len && sv_eq_nocase(sv_skip(view, view.len - suffix.len), suffix);
}

size_t sv_chr(struct sv view, char byte, size_t from)
{
	if (from >= view.len)
		return SV_NONE;
	const char *hit = memchr(view.data + from, byte, view.len - from);
	return hit ? (size_t)(hit - view.data) : SV_NONE;
}

size_t sv_rchr(struct sv view, char byte)
{
	const char *hit = view.len ? memrchr(view.data, byte, view.len) : NULL;
	return hit ? (size_t)(hit - view.data) : SV_NONE;
}

size_t sv_find(struct sv view, struct sv needle, size_t from)
{
	if (from > view.len)
		return SV_NONE;
	if (needle.len == 0)
		return from;
	if (from == view.len)
		return SV_NONE;
	const char *hit = memmem(view.data + from, view.len - from, needle.data, needle.len);
	return hit ? (size_t)(hit - view.data) : SV_NONE;
}

size_t sv_find_nocase(struct sv view, struct sv needle, size_t from)
{
	if (needle.len > view.len || from > view.len - needle.len)
		return SV_NONE;
	for (size_t i = from; i <= view.len - needle.len; i++)
		if (sv_eq_nocase(sv_slice(view, i, i + needle.len), needle))
			return i;
	return SV_NONE;
}

struct sv sv_trim(struct sv view)
{
	size_t begin = 0;
	size_t end = view.len;

	while (begin < end && sv_is_space(view.data[begin]))
		begin++;
	while (end > begin && sv_is_space(view.data[end - 1]))
		end--;
	return sv_slice(view, begin, end);
}

uint32_t sv_number(struct sv view, uint32_t most)
{
	uint64_t number = 0;

	for (size_t i = 0; i < view.len && sv_is_digit(view.data[i]) && number < most; i++)
		number = number * 10 + (uint64_t)(view.data[i] - '0');
	return number < most ? (uint32_t)number : most;
}

bool sv_split(struct sv *part, struct sv *rest, char separator)
{
	if (!rest->data)
		return false;
	size_t at = sv_chr(*rest, separator, 0);
	if (at == SV_NONE) {
		*part = *rest;
		*rest = (struct sv){ NULL, 0 };
	} else {
		*part = sv_slice(*rest, 0, at);
		*rest = sv_skip(*rest, at + 1);
	}
	return true;
}

int sv_compare(struct sv a, struct sv b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.data, b.data, common) : 0;
	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

uint64_t sv_hash(struct sv view, uint64_t seed)
{
	uint64_t hash = seed ^ 0x9e3779b97f4a7c15u ^ view.len;
	size_t i = 0;

	for (; i + 8 <= view.len; i += 8) {
		uint64_t word;
		memcpy(&word, view.data + i, 8);
		hash = (hash ^ word) * 0xff51afd7ed558ccdu;
		hash ^= hash >> 32;
	}
	uint64_t tail = 0;
	if (i < view.len)
		memcpy(&tail, view.data + i, view.len - i);
	hash = (hash ^ tail) * 0xc4ceb9fe1a85ec53u;
	return hash ^ (hash >> 29);
}
