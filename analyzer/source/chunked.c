#include "source/chunked.h"

void chunked_start(struct chunked *chunked)
{
	chunked->state = CHUNKED_SIZE;
	chunked->begun = false;
	chunked->line_len = 0;
}

/* "1a2f", white space and ";extension" behind it. Returns -1 if it is no size, or a ridiculous one. */
static int read_size(uint64_t *size, struct sv line)
{
	size_t i = 0;

	line = sv_trim(line);
	*size = 0;
	for (; i < line.len && sv_hex_digit(line.data[i]) >= 0; i++) {
		if (*size >> 56)
			return -1;
		*size = *size << 4 | (uint64_t)sv_hex_digit(line.data[i]);
	}
	struct sv rest = sv_trim(sv_skip(line, i));
	return i > 0 && (rest.len == 0 || rest.data[0] == ';') ? 0 : -1;
}

/* The line is whole, or too long. */
static void end_line(struct chunked *chunked, bool whole)
{
	struct sv line = { chunked->line, chunked->line_len };

	if (!whole || read_size(&chunked->left, line) < 0) {
		chunked->state = chunked->begun ? CHUNKED_BROKEN : CHUNKED_PLAIN;
		return;
	}
	chunked->line_len = 0;
	chunked->begun = true;
	chunked->state = chunked->left ? CHUNKED_DATA : CHUNKED_ENDED;
}

static void read_line(struct chunked *chunked, struct sv *input)
{
	size_t end = sv_chr(*input, '\n', 0);
	size_t take = end == SV_NONE ? input->len : end + 1;
	size_t room = CHUNKED_LINE - chunked->line_len;
	bool whole = end != SV_NONE && take <= room;

	if (take > room)
		take = room;
	memcpy(chunked->line + chunked->line_len, input->data, take);
	chunked->line_len += take;
	*input = sv_skip(*input, take);
	if (whole || chunked->line_len == CHUNKED_LINE)
		end_line(chunked, whole);
}

/* CR LF, or LF, or nothing. */
static void read_behind(struct chunked *chunked, struct sv *input)
{
	char c = input->data[0];

	if (c == '\r' || c == '\n')
		*input = sv_skip(*input, 1);
	if (c != '\r')
		chunked->state = CHUNKED_SIZE;
}

static struct sv read_data(struct chunked *chunked, struct sv *input)
{
	size_t take = input->len < chunked->left ? input->len : (size_t)chunked->left;
	struct sv out = sv_slice(*input, 0, take);

	*input = sv_skip(*input, take);
	chunked->left -= take;
	if (chunked->left == 0)
		chunked->state = CHUNKED_BEHIND;
	return out;
}

bool chunked_next(struct chunked *chunked, struct sv *out, struct sv *input)
{
	while (input->len > 0 || chunked->state == CHUNKED_PLAIN) {
		switch (chunked->state) {
		case CHUNKED_SIZE: read_line(chunked, input); break;
		case CHUNKED_BEHIND: read_behind(chunked, input); break;
		case CHUNKED_DATA: *out = read_data(chunked, input); return true;
		case CHUNKED_ENDED:
		case CHUNKED_BROKEN: return false;
		case CHUNKED_PLAIN:
			/* What was taken for a size comes first. */
			*out = chunked->line_len ? (struct sv){ chunked->line, chunked->line_len } : *input;
			if (chunked->line_len)
				chunked->line_len = 0;
			else
				*input = sv_skip(*input, input->len);
			return out->len > 0;
		}
	}
	return false;
}

void chunked_end(struct chunked *chunked, struct sv *out)
{
	*out = (struct sv){ NULL, 0 };
	if (chunked->begun || chunked->state != CHUNKED_SIZE)
		return;
	chunked->state = CHUNKED_PLAIN;
	*out = (struct sv){ chunked->line, chunked->line_len };
}
