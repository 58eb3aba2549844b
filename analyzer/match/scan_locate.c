#include "base/limits.h"
#include "match/scan.h"

/* The first byte of a character at or behind `at`. */
static size_t aligned(struct sv text, size_t at)
{
	while (at < text.len && ((unsigned char)text.data[at] & 0xC0) == 0x80)
		at++;
	return at < text.len ? at : text.len;
}

/* "dbPass" is no label in "dbPassword", where "password" may be one. */
static bool ends_inside_word(struct sv text, struct span match)
{
	return match.end < text.len && sv_is_alpha(text.data[match.end]) && sv_is_alpha(text.data[match.end - 1]);
}

/* Returns where the search may go on: a key can stand right behind the first characters of a value that was not one. */
static size_t take_match(struct scanner *scanner, const struct scanned_pattern *pattern, enum stream_kind kind)
{
	struct found found = { .kind = kind, .label_where = WHERE_COUNT };

	found.match = regex_span(scanner->matcher, 0);
	found.value = regex_span(scanner->matcher, pattern->pattern->value_group);
	if (found.value.begin == SV_NONE)
		found.value = found.match;
	if (pattern->pattern->is_label && ends_inside_word(scanner->page->streams[kind].text, found.match))
		return found.match.begin + 1;
	if (pattern->pattern->is_label)
		scan_label(scanner, pattern, kind, found.match);
	else
		scan_judge(scanner, pattern->pattern->rule, &found);
	return found.value.begin > found.match.begin ? found.value.begin : found.match.end;
}

/* Labels mean something in two streams only. They are in the databases of all others too, so that these can be the
 * same. */
static bool is_wanted(const struct pattern *pattern, enum stream_kind kind)
{
	return !pattern->is_label || kind == STREAM_BODY || kind == STREAM_ATTRIBUTE;
}

/* Takes the matches that start at `from` or behind it and before the end of the range. Every place is tried once for
 * every pattern: returns where the next range may begin. A search looks through its whole subject for the letters that
 * a match starts with, so that a subject is no longer than two windows. */
static size_t search_range(struct scanner *scanner, const struct range *range, enum stream_kind kind, size_t from)
{
	const struct scanned_pattern *pattern = &scanner->rules->patterns[range->pattern];
	struct sv text = scanner->page->streams[kind].text;

	while (from < range->last && !scan_is_late(scanner)) {
		size_t end = aligned(text, from + LIMIT_RULE_WINDOW);
		struct sv subject = sv_slice(text, 0, aligned(text, end + LIMIT_RULE_WINDOW));
		size_t last = (end < range->last ? end : range->last) - 1;
		int found = regex_search(scanner->matcher, pattern->pattern->regex, subject, from, last);
		scanner->cut |= found < 0;
		size_t next = found > 0 ? take_match(scanner, pattern, kind) : end < range->last ? end : range->last;
		from = next > from ? next : aligned(text, from + 1);
	}
	return from > range->last ? from : range->last;
}

void scan_locate(struct scanner *scanner, enum stream_kind kind)
{
	struct ranges *ranges = &scanner->ranges;
	struct sv text = scanner->page->streams[kind].text;
	size_t next = 0;

	ranges_sort(ranges);
	for (size_t i = 0; i < ranges->count; i++) {
		const struct range *range = &ranges->items[i];
		if (i == 0 || range->pattern != range[-1].pattern)
			next = 0;
		if (!is_wanted(scanner->rules->patterns[range->pattern].pattern, kind))
			continue;
		size_t window = scanner->rules->databases.windows[range->pattern];
		size_t from = range->first > window ? range->first - window : 0;
		next = search_range(scanner, range, kind, aligned(text, from > next ? from : next));
	}
}
