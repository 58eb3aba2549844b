#include "fetch/engine.h"

/* "HTTP/1.1 200 OK", "HTTP/2 200" */
int head_status(struct sv head)
{
	size_t space = sv_chr(head, ' ', 0);
	int status = 0;

	if (!sv_starts(head, SV("HTTP/")) || space == SV_NONE)
		return 0;
	for (size_t at = space + 1; at < head.len && at < space + 4 && sv_is_digit(head.data[at]); at++)
		status = status * 10 + (head.data[at] - '0');
	return status;
}

bool head_next(struct sv *value, struct sv *rest, struct sv name)
{
	struct sv line;

	while (sv_split(&line, rest, '\n')) {
		if (line.len <= name.len || line.data[name.len] != ':' || !sv_starts_nocase(line, name))
			continue;
		*value = sv_trim(sv_skip(line, name.len + 1));
		return true;
	}
	return false;
}

struct sv head_field(struct sv head, struct sv name)
{
	struct sv value = { NULL, 0 };

	while (head_next(&value, &head, name))
		;
	return value;
}

/* An answer 100 or 103 comes before the one that counts. Trailers come through here too. */
size_t head_take(char *data, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	struct sv line = { data, size * count };

	transfer->head_bytes += line.len;
	if (transfer->head_bytes > LIMIT_HTTP_HEADER) {
		transfer->over = true;
		return 0;
	}
	if (transfer->has_body)
		return line.len;
	if (sv_starts(line, SV("HTTP/")))
		buf_clear(&transfer->head);
	buf_append(&transfer->head, line);
	transfer->head_done = sv_trim(line).len == 0 && head_status(buf_view(&transfer->head)) >= 200;
	return line.len;
}
