#include "base/limits.h"
#include "match/scan.h"

/* The numbers of one rule in one stream; collected first, because a confirmer looks at a number's neighbours. */
struct collection {
	struct scanner *scanner;
	uint32_t rule;
	VEC(struct digits_match, matches);
};

static void collect(void *context, const struct digits_match *match)
{
	struct collection *collection = context;

	if (collection->matches.count == LIMIT_MATCHES)
		collection->scanner->cut = true;
	else
		*vec_push(collection->scanner->arena, &collection->matches) = *match;
}

static void judge_all(const struct collection *collection, enum stream_kind kind)
{
	struct scanner *scanner = collection->scanner;
	const struct confirmer *confirm = rules_at(scanner->rules, collection->rule)->body->confirm;
	const struct peers *const *peers = NULL;

	if (confirm && confirm->look)
		peers = peers_find(scanner->arena, scanner->page, kind, collection->matches.items,
				   collection->matches.count, confirm->look, scanner->today);
	for (size_t i = 0; i < collection->matches.count; i++) {
		const struct digits_match *match = &collection->matches.items[i];
		scan_judge(scanner, collection->rule,
			   &(struct found){ .kind = kind,
					    .match = match->at,
					    .value = match->at,
					    .label_where = WHERE_COUNT,
					    .digits = match,
					    .digits_before = i,
					    .digits_after = collection->matches.count - i - 1,
					    .peers = peers ? peers[i] : NULL });
	}
}

static bool reads(const struct rule *rule, enum stream_kind kind)
{
	if (!rule->enabled || !rule->body || !rule->body->digits.min)
		return false;
	for (int where = 0; where < WHERE_COUNT; where++)
		if ((rule->body->scope >> where & 1) && where_stream((enum where)where) == kind)
			return true;
	return false;
}

void scan_digits(struct scanner *scanner, enum stream_kind kind)
{
	size_t rules = rules_count(scanner->rules);
	struct collection *collections = arena_zalloc(scanner->arena, rules * sizeof *collections);
	struct digits_sink *sinks = arena_alloc(scanner->arena, rules * sizeof *sinks);
	size_t count = 0;

	for (size_t i = 0; i < rules; i++) {
		const struct rule *rule = rules_at(scanner->rules, i);
		if (!reads(rule, kind))
			continue;
		collections[count].scanner = scanner;
		collections[count].rule = (uint32_t)i;
		sinks[count] = (struct digits_sink){ &rule->body->digits, &collections[count], collect };
		count++;
	}
	digits_find(sinks, count, scanner->page->streams[kind].text);
	for (size_t i = 0; i < count; i++)
		judge_all(&collections[i], kind);
}
