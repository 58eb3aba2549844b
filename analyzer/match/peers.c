#include "match/peers.h"

#define VARIETY_WORDS 4

enum where_peers_stand { PLACE_CELL, PLACE_KEY, PLACE_ITEM, PLACE_LINE };

/* Numbers of one group while they are counted. */
struct group {
	uint64_t key;
	struct peers peers;
	uint64_t varieties[VARIETY_WORDS];
	uint64_t last; /* hash of the last number */
	struct group *next;
};

struct search {
	struct arena *arena;
	const struct page *page;
	enum stream_kind kind;
	struct sv text;
	struct group **slots;
	size_t mask;
	/* of the number before */
	size_t last_end;
	uint64_t last_key;
	uint32_t ordinal; /* of the numbers in this line */
	uint32_t stretch; /* lines without a number for long begin a new one */
};

static uint64_t mix(uint64_t key, uint64_t more)
{
	return (key ^ more) * 0x9E3779B97F4A7C15u + (more >> 7);
}

static struct group *group_of(struct search *search, uint64_t key)
{
	struct group **slot = &search->slots[(key >> 20) & search->mask];

	for (struct group *group = *slot; group; group = group->next)
		if (group->key == key)
			return group;
	struct group *group = arena_zalloc(search->arena, sizeof *group);
	group->key = key;
	group->next = *slot;
	return *slot = group;
}

/* Nothing but marks between two numbers: an enumeration goes on. */
static bool is_mark_only(struct sv gap)
{
	enum { GAP_BYTES = 12 };

	if (gap.len > GAP_BYTES)
		return false;
	for (size_t i = 0; i < gap.len; i++)
		if (sv_is_alpha(gap.data[i]) || sv_is_digit(gap.data[i]) || strchr(":=\n\t", gap.data[i]))
			return false;
	return sv_find(gap, SV("："), 0) == SV_NONE;
}

/* What ends right before the number and reads like the end of a label: "…号：", "…号". */
static uint64_t label_end(struct sv text, size_t at)
{
	enum { LABEL_BYTES = 9 };
	static const char *const ends[] = { "：", ":", "号", "码", "號", "碼" };
	size_t end = at;

	while (end > 0 && text.data[end - 1] == ' ' && at - end < LABEL_BYTES)
		end--;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t length = strlen(ends[i]);
		if (end < length || memcmp(text.data + end - length, ends[i], length) != 0)
			continue;
		size_t begin = end > length + LABEL_BYTES ? end - length - LABEL_BYTES : 0;
		return sv_hash(sv_slice(text, begin, end), 0);
	}
	return 0;
}

/* What a byte can be where a script, or data, leads to a value. */
enum script_byte { BYTE_QUOTES = 1, BYTE_ASSIGNS = 2, BYTE_PARTS = 4, BYTE_OPENS = 8 };

static bool is_script_byte(char byte, unsigned kinds)
{
	static const unsigned char table[256] = {
		[' '] = BYTE_QUOTES,
		['"'] = BYTE_QUOTES,
		['\''] = BYTE_QUOTES,
		['`'] = BYTE_QUOTES,
		['\\'] = BYTE_QUOTES,
		[':'] = BYTE_ASSIGNS,
		['='] = BYTE_ASSIGNS,
		['{'] = BYTE_PARTS | BYTE_OPENS,
		['['] = BYTE_PARTS | BYTE_OPENS,
		['('] = BYTE_PARTS | BYTE_OPENS,
		[','] = BYTE_PARTS,
		[';'] = BYTE_PARTS,
		['&'] = BYTE_PARTS,
		['?'] = BYTE_PARTS,
	};

	return table[(unsigned char)byte] & kinds;
}

/* The key of a script's object that the value at `at` belongs to, else its place in the list or call around it. */
static uint64_t script_key(struct sv text, size_t at)
{
	enum { LEAD_BYTES = 240 };
	size_t least = at > LEAD_BYTES ? at - LEAD_BYTES : 0;
	size_t end = at;
	uint64_t commas = 0;

	while (end > least && is_script_byte(text.data[end - 1], BYTE_QUOTES))
		end--;
	if (end > least && is_script_byte(text.data[end - 1], BYTE_ASSIGNS)) {
		size_t begin = --end;
		while (begin > least && !is_script_byte(text.data[begin - 1], BYTE_PARTS))
			begin--;
		return mix(PLACE_KEY, sv_hash(sv_slice(text, begin, end), 0));
	}
	for (size_t i = end; i > least && !is_script_byte(text.data[i - 1], BYTE_OPENS); i--)
		commas += text.data[i - 1] == ',';
	return mix(PLACE_ITEM, commas);
}

uint64_t peers_key_of_value(struct sv text, size_t at)
{
	return at > 0 && strchr("\"'`:=", text.data[at - 1]) ? script_key(text, at) | 1 : 0;
}

/* A cell that holds little more than the number. */
static bool fills_cell(const struct cell *cell, const struct digits_match *number)
{
	enum { BESIDE = 60 };

	return cell->end - cell->begin <= number->at.end - number->at.begin + BESIDE;
}

/* Numbers of lines: by what labels them and by how many stand before in their line. */
static uint64_t line_key(struct search *search, struct sv gap, size_t at)
{
	enum { FAR_BYTES = 600 };

	if (gap.len > FAR_BYTES)
		search->stretch++;
	if (!search->last_end || gap.len > FAR_BYTES || memchr(gap.data, '\n', gap.len))
		search->ordinal = 0;
	else if (!is_mark_only(gap))
		search->ordinal++;
	return mix(mix(PLACE_LINE, (uint64_t)search->stretch << 32 | search->ordinal), label_end(search->text, at));
}

static uint64_t key_of(struct search *search, const struct digits_match *number)
{
	const struct piece *piece = stream_piece(&search->page->streams[search->kind], number->at.begin);
	size_t last_end = search->last_end <= number->at.begin ? search->last_end : number->at.begin;
	struct sv gap = sv_slice(search->text, last_end, number->at.begin);

	if (search->kind == STREAM_BODY && piece->cell != PAGE_NONE) {
		const struct cell *cell = &search->page->cells.items[piece->cell];
		if (fills_cell(cell, number))
			return mix(mix(PLACE_CELL, cell->table), cell->column);
	}
	if (search->kind == STREAM_BODY || search->kind == STREAM_COMMENT)
		return line_key(search, gap, number->at.begin);
	if (last_end > 0 && search->kind == STREAM_SCRIPT && is_mark_only(gap) && sv_find(gap, SV("]"), 0) == SV_NONE &&
	    sv_find(gap, SV("}"), 0) == SV_NONE)
		return search->last_key;
	return mix(script_key(search->text, number->at.begin), sv_hash(piece->name, search->kind));
}

static void count(struct group *group, const struct digits_match *number, const struct number_look *look)
{
	uint64_t hash = sv_hash((struct sv){ number->digits, number->count }, 0);

	if (group->peers.count && group->last == hash)
		return;
	group->last = hash;
	group->peers.count++;
	group->peers.sound += look->is_sound;
	group->peers.personal += look->is_sound && look->is_personal;
	if (!look->is_sound)
		return;
	uint64_t bit = mix(look->variety, 0x5851F42Du) >> 40;
	uint64_t *word = &group->varieties[bit / 64 % VARIETY_WORDS];
	uint64_t mask = (uint64_t)1 << bit % 64;
	group->peers.varieties += !(*word & mask);
	*word |= mask;
}

const struct peers *const *peers_find(struct arena *arena, const struct page *page, enum stream_kind kind,
				      const struct digits_match *numbers, size_t number_count,
				      number_look_function *look, uint32_t today)
{
	static const struct peers none;
	const struct peers **out = arena_alloc(arena, (number_count + 1) * sizeof *out);
	struct search search = { .arena = arena, .page = page, .kind = kind, .text = page->streams[kind].text };

	search.mask = 63;
	while (search.mask < number_count)
		search.mask = search.mask * 2 + 1;
	search.slots = arena_zalloc(arena, (search.mask + 1) * sizeof(struct group *));
	for (size_t i = 0; i < number_count; i++) {
		struct number_look seen = { false, 0, false, false, 0 };
		look(&seen, &numbers[i], today);
		out[i] = &none;
		if (!seen.counts)
			continue;
		uint64_t key = key_of(&search, &numbers[i]);
		struct group *group = group_of(&search, mix(key, seen.form));
		count(group, &numbers[i], &seen);
		search.last_key = key;
		search.last_end = numbers[i].at.end;
		out[i] = &group->peers;
	}
	return out;
}

enum peers_say peers_say(const struct peers *peers)
{
	enum { LEAST = 3, LEAST_VARIETIES = 3, FAULTS_IN = 10 };

	if (peers->count < LEAST)
		return PEERS_SILENT;
	if (peers->sound * 2 < peers->count)
		return PEERS_DISAGREE;
	/* One number in ten may be mistyped; in a short list none. */
	if (peers->count - peers->sound > peers->count / FAULTS_IN || peers->varieties < LEAST_VARIETIES)
		return PEERS_SILENT;
	return PEERS_AGREE;
}

bool peers_are_personal(const struct peers *peers)
{
	return peers->personal * 2 >= peers->sound && peers->personal > 0;
}
