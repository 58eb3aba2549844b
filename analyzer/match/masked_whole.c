#include "match/masked_whole.h"

/* Digits that many numbers of a page share: the region of identity numbers, the issuer of cards, the network of
 * mobiles. */
enum { COMMON_DIGITS = 6, COMMON_OF_MOBILES = 3 };

enum {
	LEAST_KEPT = 6,    /* digits that a mask shows of a number that stands elsewhere */
	LEAST_TELLING = 3, /* of them beside the common ones */
	LEAST_BESIDE = 4,  /* digits shown of a number right beside it; of fewer, it must be hidden */
	TIMES_CHANCE = 4,  /* as many more matches than chance would give are none */
	CLOSE = 120,       /* bytes of the source */
	BESIDE = 300,
	NEAR = 1500,
};

struct search {
	struct wholes *wholes;
	struct scanner *scanner;
	enum stream_kind kind;
};

/* Where the escape ends that a run of digits starts in: "%22" "330…", "\u4e09" "330…". */
static size_t escape_end(struct sv text, size_t begin)
{
	static const struct {
		struct sv mark;
		size_t digits;
	} escapes[] = { { { "%", 1 }, 2 }, { { "\\u", 2 }, 4 }, { { "\\x", 2 }, 2 } };

	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
		size_t into = 0;
		while (into < escapes[i].digits && into < begin && sv_hex_digit(text.data[begin - 1 - into]) >= 0)
			into++;
		for (size_t back = 0; back <= into && back < escapes[i].digits; back++) {
			struct sv before = sv_slice(text, 0, begin - back);
			if (sv_ends(before, escapes[i].mark))
				return begin - back + escapes[i].digits;
		}
	}
	return begin;
}

/* The number without what an escape before it lent it, and without the code of the country. */
static bool trim_number(struct whole *out, struct sv text, const struct digits_match *match)
{
	size_t skipped = escape_end(text, match->at.begin) - match->at.begin;

	if (skipped >= match->count)
		return false;
	const char *digits = match->digits + skipped;
	size_t count = match->count - skipped;
	size_t code = count == 13 && memcmp(digits, "861", 3) == 0 ? 2 : 0;
	out->count = count - code;
	out->at = (struct span){ match->at.begin + skipped, match->at.end };
	if (code && match->grouping.count == 1 && out->at.end - out->at.begin == count)
		out->at.begin += code;
	memcpy(out->digits, digits + code, out->count);
	return out->count == 11 || (out->count >= 15 && out->count <= 19);
}

static bool is_in_row(const struct whole *whole, const struct page *page)
{
	if (whole->piece->cell == PAGE_NONE || whole->mask->piece->cell == PAGE_NONE)
		return false;
	const struct cell *own = &page->cells.items[whole->piece->cell];
	const struct cell *masks = &page->cells.items[whole->mask->piece->cell];
	return own->table == masks->table && own->row == masks->row;
}

size_t whole_distance(const struct whole *whole, const struct page *page)
{
	struct span mask = whole->mask->source;

	if (is_in_row(whole, page))
		return 0;
	if (mask.end <= whole->source.begin)
		return whole->source.begin - mask.end;
	return whole->source.end <= mask.begin ? mask.begin - whole->source.end : 0;
}

static void add_whole(struct search *search, struct whole *whole, struct mask_group *group)
{
	struct wholes *wholes = search->wholes;
	const struct stream *stream = &search->scanner->page->streams[search->kind];

	if (wholes->list.count == LIMIT_MATCHES) {
		search->scanner->cut = true;
		return;
	}
	whole->stream = search->kind;
	whole->source = stream_source(stream, whole->at.begin, whole->at.end);
	whole->piece = stream_piece(stream, whole->at.begin);
	whole->mask = mask_index_nearest(&wholes->index, group, whole->source);
	whole->group = (uint32_t)(group - wholes->index.groups.items);
	if (!whole->piece || (group->kept < LEAST_KEPT && whole_distance(whole, search->scanner->page) > BESIDE))
		return;
	*vec_push(search->scanner->arena, &wholes->list) = *whole;
	group->is_matched = true;
}

static void look_up(void *context, const struct digits_match *match)
{
	struct search *search = context;
	struct wholes *wholes = search->wholes;
	struct whole whole = { .count = 0 };

	if (scan_is_late(search->scanner) ||
	    !trim_number(&whole, search->scanner->page->streams[search->kind].text, match))
		return;
	whole.kind = masked_kind(whole.digits, whole.count, search->scanner->today);
	if (whole.kind != MASKED_NONE) {
		wholes->numbers[mask_start(whole.digits)]++;
		wholes->numbers[MASK_STARTS - 1]++;
	}
	for (size_t i = 0; i < wholes->index.shape_count; i++) {
		struct mask_group *group = mask_index_find(&wholes->index, i, whole.digits, whole.count);
		if (group)
			add_whole(search, &whole, group);
	}
}

static void count_groups(struct wholes *wholes)
{
	for (size_t i = 0; i < wholes->index.groups.count; i++) {
		const struct mask_group *group = &wholes->index.groups.items[i];
		wholes->masks[group->start]++;
		wholes->matched[group->start] += group->is_matched;
	}
}

void wholes_find(struct wholes *out, struct scanner *scanner, const struct shown_masks *masks)
{
	/* With as many digits more as an escape can lend. */
	static const struct digits_rule rule = { .min = 11, .max = 23, .any_grouping = true, .tail = { "X", 1 } };

	*out = (struct wholes){ 0 };
	mask_index_build(&out->index, scanner->arena, masks);
	scanner->cut |= out->index.cut;
	if (!out->index.groups.count)
		return;
	for (int kind = 0; kind < STREAM_COUNT; kind++) {
		struct search search = { out, scanner, (enum stream_kind)kind };
		struct digits_sink sink = { &rule, &search, look_up };
		digits_find(&sink, 1, scanner->page->streams[kind].text);
	}
	count_groups(out);
}

bool whole_is_visible(const struct whole *whole)
{
	switch (whole->piece->where) {
	case WHERE_TEXT:
	case WHERE_TITLE:
	case WHERE_CELL:
	case WHERE_HEADER:
	case WHERE_DOCUMENT: return true;
	default: return false;
	}
}

bool whole_is_meant(const struct wholes *wholes, const struct whole *whole, const struct page *page)
{
	const struct mask_group *group = &wholes->index.groups.items[whole->group];
	size_t common = whole->kind == MASKED_MOBILE ? COMMON_OF_MOBILES : COMMON_DIGITS;
	size_t telling = mask_shape_kept(&wholes->index.shapes[group->shape], common);
	size_t apart = whole_distance(whole, page);
	double chance = (double)wholes->masks[group->start] * wholes->numbers[group->start];

	if (group->kept < LEAST_BESIDE)
		return telling >= 1 && apart <= CLOSE && !whole_is_visible(whole) &&
		       whole->mask->masked.count == whole->count;
	if (telling >= 1 && apart <= BESIDE)
		return true;
	if (group->kept < LEAST_KEPT || telling < LEAST_TELLING)
		return false;
	for (size_t i = 0; i < telling; i++)
		chance /= 10;
	return apart <= NEAR || chance < 0.05 || wholes->matched[group->start] > TIMES_CHANCE * chance + 3;
}
