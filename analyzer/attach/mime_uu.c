#include "attach/mime.h"

/* Signs stand for six bits each, counted from the blank; "`" is written for a blank, which is lost at the end of a
 * line. */
enum { FIRST = ' ', LAST = '`', BITS = 6, MASK = 0x3f };

static unsigned read_sign(struct sv line, size_t at)
{
	return at < line.len ? (unsigned)(line.data[at] - FIRST) & MASK : 0;
}

bool mime_uu_begins(struct sv *name, struct sv line)
{
	enum { MODE = 6, LEAST = 3, MOST = 4 };
	size_t at = MODE;

	if (!sv_starts(line, SV("begin ")))
		return false;
	while (at < line.len && line.data[at] >= '0' && line.data[at] <= '7')
		at++;
	if (at - MODE < LEAST || at - MODE > MOST || at == line.len || line.data[at] != ' ')
		return false;
	*name = sv_trim(sv_skip(line, at));
	return name->len > 0;
}

size_t mime_uu_read(char out[MIME_UU_BYTES], struct sv line)
{
	enum { GROUP_SIGNS = 4, GROUP_BYTES = 3, CHECKSUM = 1 };
	size_t length = read_sign(line, 0);
	size_t groups = (length + GROUP_BYTES - 1) / GROUP_BYTES;

	if (line.len > 1 + groups * GROUP_SIGNS + CHECKSUM)
		return 0;
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] < FIRST || line.data[i] > LAST)
			return 0;
	for (size_t i = 0; i < length; i++) {
		size_t group = 1 + i / GROUP_BYTES * GROUP_SIGNS;
		size_t place = i % GROUP_BYTES;
		unsigned pair = read_sign(line, group + place) << BITS | read_sign(line, group + place + 1);
		/* Of the first byte all six bits and two more, of the second four and four, of the third two and six.
		 */
		out[i] = (char)(pair >> (4 - 2 * place));
	}
	return length;
}
