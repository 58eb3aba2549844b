#include "match/record.h"

#include "match/around.h"
#include "match/element.h"
#include "match/grid.h"
#include "match/person_name.h"

bool record_follows_name(const struct candidate *candidate, const struct lexicon *labels)
{
	enum { BEFORE = 24 };
	struct sv lead = around_lead(candidate, BEFORE);
	struct span phone;

	if (lexicon_find_last(&phone, labels, lead))
		lead.len = phone.begin;
	return person_name_is_last(lead);
}

struct sv record_line(const struct candidate *candidate)
{
	enum { MOST_CHARACTERS = 60, MOST_BYTES = 150 };
	struct sv line = around_window(candidate, MOST_CHARACTERS);

	return line.len <= MOST_BYTES && candidate->kind == STREAM_BODY ? line : (struct sv){ NULL, 0 };
}

bool record_is_below_name(const struct candidate *candidate)
{
	enum { LINE = 40, NAME = 6 };
	struct sv before = around_before(candidate, candidate->value, LINE);
	struct sv above = sv_trim(around_wide_before(candidate, candidate->value.begin - before.len, NAME));

	if (candidate->kind != STREAM_BODY)
		return false;
	for (size_t i = above.len; i > 0; i--)
		if (strchr("\n\t", above.data[i - 1]))
			return person_name_is(sv_skip(above, i));
	return person_name_is(above);
}

struct sv record_object(struct sv text, size_t begin, size_t end, size_t reach)
{
	size_t least = begin > reach ? begin - reach : 0;
	size_t most = text.len - end > reach ? end + reach : text.len;
	size_t depth = 0;

	while (begin > least && (depth || text.data[begin - 1] != '{')) {
		begin--;
		depth += text.data[begin] == '}';
		depth -= text.data[begin] == '{';
	}
	if (begin == least)
		return (struct sv){ NULL, 0 };
	for (depth = 0; end < most && (depth || text.data[end] != '}'); end++) {
		depth += text.data[end] == '{';
		depth -= text.data[end] == '}';
	}
	return sv_slice(text, begin, end);
}

/* The object of a script or of JSON that the value is a part of. */
static struct sv own_object(const struct candidate *candidate)
{
	enum { REACH = 400 };

	if (candidate->kind != STREAM_SCRIPT && candidate->kind != STREAM_BODY)
		return (struct sv){ NULL, 0 };
	return record_object(candidate->stream->text, candidate->value.begin, candidate->value.end, REACH);
}

bool record_has_name(const struct candidate *candidate)
{
	struct sv object = own_object(candidate);

	if (object.len)
		return person_name_is_in(object);
	if (grid_cell(candidate).len)
		return person_name_is_in(grid_row(candidate));
	return person_name_is_in(record_line(candidate)) || record_is_below_name(candidate) ||
	       person_name_is_in(element_text(candidate));
}
