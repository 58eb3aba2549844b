#include "source/fields.h"

void fields_unfold(char *data, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		if (data[i] != '\n' || (data[i + 1] != ' ' && data[i + 1] != '\t'))
			continue;
		data[i] = ' ';
		if (i > 0 && data[i - 1] == '\r')
			data[i - 1] = ' ';
	}
}

bool fields_line(struct sv *line, struct sv *rest)
{
	if (rest->len == 0)
		return false;
	size_t end = sv_chr(*rest, '\n', 0);
	*line = sv_slice(*rest, 0, end);
	*rest = end == SV_NONE ? sv_skip(*rest, rest->len) : sv_skip(*rest, end + 1);
	if (sv_ends(*line, SV("\r")))
		line->len--;
	return true;
}

bool fields_next(struct sv *name, struct sv *value, struct sv *rest)
{
	struct sv line;

	while (fields_line(&line, rest)) {
		size_t colon = sv_chr(line, ':', 0);
		if (colon == SV_NONE)
			continue;
		*name = sv_trim(sv_slice(line, 0, colon));
		*value = sv_trim(sv_skip(line, colon + 1));
		return true;
	}
	return false;
}

size_t fields_block(struct sv view, size_t *scanned)
{
	/* A line is empty if only a CR stands between two LF. */
	for (size_t at = sv_chr(view, '\n', *scanned); at != SV_NONE; at = sv_chr(view, '\n', at + 1)) {
		struct sv behind = sv_skip(view, at + 1);
		if (sv_starts(behind, SV("\n")))
			return at + 2;
		if (sv_starts(behind, SV("\r\n")))
			return at + 3;
		if (behind.len == 0 || sv_eq(behind, SV("\r"))) {
			*scanned = at; /* what follows may make the next line an empty one */
			return 0;
		}
	}
	*scanned = view.len;
	return 0;
}

/* The value of the parameter `name` in "; a=b; c="d"". */
static struct sv parameter(struct sv text, struct sv name)
{
	struct sv part;

	while (sv_split(&part, &text, ';')) {
		size_t equals = sv_chr(part, '=', 0);
		if (equals == SV_NONE || !sv_eq_nocase(sv_trim(sv_slice(part, 0, equals)), name))
			continue;
		struct sv value = sv_trim(sv_skip(part, equals + 1));
		if (value.len >= 2 && (value.data[0] == '"' || value.data[0] == '\'') &&
		    value.data[value.len - 1] == value.data[0])
			value = sv_slice(value, 1, value.len - 1);
		return value;
	}
	return (struct sv){ NULL, 0 };
}

void fields_content_type(struct sv *media_type, struct sv *charset, struct sv value)
{
	size_t end = sv_chr(value, ';', 0);

	*media_type = sv_trim(sv_slice(value, 0, end));
	*charset = end == SV_NONE ? (struct sv){ NULL, 0 } : parameter(sv_skip(value, end + 1), SV("charset"));
}

int fields_number(uint64_t *out, struct sv value)
{
	uint64_t number = 0;

	if (value.len == 0)
		return -1;
	for (size_t i = 0; i < value.len; i++) {
		if (!sv_is_digit(value.data[i]) || number > (UINT64_MAX - 9) / 10)
			return -1;
		number = number * 10 + (uint64_t)(value.data[i] - '0');
	}
	*out = number;
	return 0;
}
