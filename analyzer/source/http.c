#include "source/http.h"

#include "source/fields.h"

bool http_is_head(struct sv view)
{
	return sv_starts_nocase(view, SV("HTTP/"));
}

void http_init(struct http_head *head)
{
	*head = (struct http_head){ 0 };
	buf_init(&head->raw, LIMIT_HTTP_HEADER);
}

void http_free(struct http_head *head)
{
	buf_free(&head->raw);
}

void http_start(struct http_head *head)
{
	struct buf raw = head->raw;

	buf_clear(&raw);
	*head = (struct http_head){ .raw = raw };
}

bool http_read(struct http_head *head, struct sv *input)
{
	size_t taken = 0;
	bool ended = false;

	while (!ended && taken < input->len) {
		char c = input->data[taken++];
		if (c == '\n') {
			ended = head->line_len == 0;
			head->line_len = 0;
		} else if (c != '\r') {
			head->line_len++;
		}
	}
	size_t room = head->raw.limit - head->raw.len;
	buf_append(&head->raw, sv_slice(*input, 0, taken < room ? taken : room));
	head->raw.overflow = head->raw.overflow || taken > room;
	*input = sv_skip(*input, taken);
	return ended;
}

/* "HTTP/1.1 200 OK" */
static int read_status(struct sv line)
{
	size_t at = sv_chr(line, ' ', 0);
	struct sv code = at == SV_NONE ? (struct sv){ NULL, 0 } : sv_slice(sv_trim(sv_skip(line, at)), 0, 3);
	uint64_t status;

	return fields_number(&status, code) == 0 && status >= 100 ? (int)status : 0;
}

static void read_type(struct http_head *head, struct sv value)
{
	struct sv media_type;
	struct sv charset;

	fields_content_type(&media_type, &charset, value);
	if (media_type.len == 0)
		return;
	/* The last one counts, but keeps the charset of one before it that names the same type (Fetch standard). */
	if (charset.len || !sv_eq_nocase(media_type, head->media_type))
		head->charset = charset;
	head->media_type = media_type;
}

static void read_codings(struct http_head *head, struct sv value)
{
	struct sv token;

	while (sv_split(&token, &value, ',')) {
		token = sv_trim(token);
		enum coding coding = coding_from(token);
		if (sv_eq_nocase(token, SV("chunked")))
			head->chunked = true;
		else if (coding == CODING_UNREADABLE || (coding != CODING_NONE && head->coding_count == LIMIT_CODINGS))
			head->unreadable = token;
		else if (coding != CODING_NONE)
			head->codings[head->coding_count++] = coding;
	}
}

/* All values of one field, in order. */
static void read_all_codings(struct http_head *head, struct sv rest, struct sv field)
{
	struct sv name;
	struct sv value;

	while (fields_next(&name, &value, &rest))
		if (sv_eq_nocase(name, field))
			read_codings(head, value);
}

void http_parse(struct http_head *head)
{
	struct sv rest = buf_view(&head->raw);
	struct sv line;
	struct sv name;
	struct sv value;

	if (!fields_line(&line, &rest))
		return;
	head->status = read_status(line);
	fields_unfold(head->raw.data + (head->raw.len - rest.len), rest.len);
	/* Transfer codings are applied to what the content codings made. */
	read_all_codings(head, rest, SV("Content-Encoding"));
	read_all_codings(head, rest, SV("Transfer-Encoding"));
	while (fields_next(&name, &value, &rest))
		if (sv_eq_nocase(name, SV("Content-Type")))
			read_type(head, value);
}
