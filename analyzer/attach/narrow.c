#include "attach/narrow.h"

struct sv narrow_start(char *room, size_t size, struct sv bytes)
{
	bool little = sv_starts(bytes, SV("\xff\xfe"));
	size_t len = 0;

	if (!little && !sv_starts(bytes, SV("\xfe\xff")))
		return bytes;
	for (size_t i = 2; i + 1 < bytes.len && len < size; i += 2) {
		char high = bytes.data[i + (little ? 1 : 0)];
		char low = bytes.data[i + (little ? 0 : 1)];
		room[len++] = (char)(high || low & 0x80 ? '?' : low);
	}
	return (struct sv){ room, len };
}
