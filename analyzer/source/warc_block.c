#include "source/warc_block.h"

#include "source/fields.h"

static bool is_one_of(struct sv name, const char *const *names)
{
	for (; *names; names++)
		if (sv_eq_nocase(name, sv_from(*names)))
			return true;
	return false;
}

static void put_field(struct buf *out, const char *prefix, struct sv name, struct sv value)
{
	buf_printf(out, "%s%.*s: ", prefix, SV_ARG(name));
	buf_append(out, value);
	buf_append(out, SV("\r\n"));
}

/* "GET / HTTP/2" */
static void put_request_line(struct buf *out, struct sv line)
{
	size_t at = sv_rchr(line, ' ');
	bool has_version = at != SV_NONE && sv_starts_nocase(sv_skip(line, at + 1), SV("HTTP/"));

	buf_append(out, has_version ? sv_slice(line, 0, at) : line);
	buf_append(out, SV(" HTTP/1.1\r\n"));
}

/* "HTTP/2 200": the version that the fields are written in, and a space where the reason would be. */
static void put_status_line(struct buf *out, struct sv line)
{
	size_t at = sv_chr(line, ' ', 0);
	struct sv rest = at == SV_NONE ? (struct sv){ NULL, 0 } : sv_trim(sv_skip(line, at));

	if (sv_starts_nocase(line, SV("HTTP/1.")))
		buf_append(out, sv_slice(line, 0, at));
	else
		buf_append(out, SV("HTTP/1.1"));
	buf_byte(out, ' ');
	buf_append(out, rest);
	buf_append(out, rest.len == 3 ? SV(" \r\n") : SV("\r\n"));
}

void warc_block_request(struct buf *out, struct sv head)
{
	static const char *const secret[] = { "Authorization", "Proxy-Authorization", NULL };
	struct sv line;
	struct sv name;
	struct sv value;

	if (fields_line(&line, &head))
		put_request_line(out, line);
	while (fields_next(&name, &value, &head))
		put_field(out, "", name, is_one_of(name, secret) ? SV("***") : value);
	buf_append(out, SV("\r\n"));
}

void warc_block_response(struct buf *out, struct sv head, size_t length)
{
	static const char *const of_codings[] = { "Content-Encoding", "Transfer-Encoding", "Content-Length", NULL };
	struct sv line;
	struct sv name;
	struct sv value;

	if (fields_line(&line, &head))
		put_status_line(out, line);
	while (fields_next(&name, &value, &head))
		put_field(out, is_one_of(name, of_codings) ? "X-Original-" : "", name, value);
	buf_printf(out, "Content-Length: %zu\r\n\r\n", length);
}
