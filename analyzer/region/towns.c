#include "region/towns.h"

#include "region/punctuation.h"

#define LEAST        5 /* names that fit */
#define ITEM_LEAST   6 /* bytes: two characters */
#define ITEM_MOST    36
#define NAMES_MOST   400   /* of one list */
#define LOOKUPS_MOST 20000 /* of one page */

/* Counts of one list by county: a table with open addressing, cleared for each list. */
#define SLOTS 4096

struct count {
	uint32_t code;
	uint32_t names;
	uint32_t last; /* number of the name that was counted last */
};

struct list {
	const struct reading *reading;
	struct count *counts; /* SLOTS of them */
	uint32_t used[SLOTS / 2];
	size_t used_count;
	uint32_t names;     /* that are towns of anybody */
	uint32_t own_names; /* of these, towns of the page's own region */
	struct span first;
	uint32_t block;
	size_t lookups;
	const struct region_name *seen[NAMES_MOST];
};

static void clear(struct list *list)
{
	for (size_t i = 0; i < list->used_count; i++)
		list->counts[list->used[i]] = (struct count){ 0 };
	list->used_count = 0;
	list->names = 0;
	list->own_names = 0;
}

static void count_county(struct list *list, uint32_t county)
{
	uint32_t slot = county * 2654435761u % SLOTS;

	while (list->counts[slot].code && list->counts[slot].code != county)
		slot = (slot + 1) % SLOTS;
	if (!list->counts[slot].code) {
		if (list->used_count == SLOTS / 2)
			return;
		list->used[list->used_count++] = slot;
		list->counts[slot].code = county;
	}
	if (list->counts[slot].last == list->names)
		return;
	list->counts[slot].last = list->names;
	list->counts[slot].names++;
}

/* ---- names ---- */

static bool is_town(const struct region_name *name)
{
	return name->code_count <= REGION_CODES_MOST && region_level(name->codes[name->code_count - 1]) == REGION_TOWN;
}

static bool is_seen(const struct list *list, const struct region_name *name)
{
	for (uint32_t i = 0; i < list->names; i++)
		if (list->seen[i] == name)
			return true;
	return false;
}

/* Counts an item of the list, which may have several meanings (水口镇, 水口乡), for all counties that it may belong to.
 */
static void count_meanings(struct list *list, const struct region_name *const *meanings, size_t count, struct span at)
{
	bool own = false;

	if (count == 0 || list->names == NAMES_MOST || is_seen(list, meanings[0]))
		return;
	list->seen[list->names++] = meanings[0];
	if (list->names == 1)
		list->first = at;
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < meanings[i]->code_count; k++) {
			uint32_t code = meanings[i]->codes[k];
			if (region_level(code) != REGION_TOWN)
				continue;
			own |= reading_is_inside(list->reading, code);
			count_county(list, region_parent(code));
		}
	list->own_names += own;
}

static const struct region_name *look_up(struct list *list, struct sv item, struct sv kind)
{
	char name[ITEM_MOST + 16];

	if (list->lookups == LOOKUPS_MOST)
		return NULL;
	list->lookups++;
	memcpy(name, item.data, item.len);
	memcpy(name + item.len, kind.data, kind.len);
	return gazetteer_find(list->reading->gazetteer, (struct sv){ name, item.len + kind.len });
}

/* 镇隆 of 东镇、镇隆、水口等18个镇 is 镇隆镇, or a 乡 or 街道 of this name. */
static void count_item(struct list *list, struct sv item, size_t offset)
{
	static const char *const kinds[] = { "", "镇", "乡", "街道" };
	item = punctuation_trim(item);
	struct span at = { offset, offset + item.len };

	if (item.len < ITEM_LEAST || item.len > ITEM_MOST)
		return;
	const struct region_name *meanings[sizeof kinds / sizeof kinds[0]];
	size_t count = 0;
	bool is_whole = sv_ends(item, SV("镇")) || sv_ends(item, SV("乡")) || sv_ends(item, SV("街道"));
	for (size_t i = 0; i < (is_whole ? 1 : sizeof kinds / sizeof kinds[0]); i++) {
		const struct region_name *name = look_up(list, item, sv_from(kinds[i]));
		if (name && is_town(name))
			meanings[count++] = name;
	}
	count_meanings(list, meanings, count, at);
}

/* ---- lists ---- */

static void judge(struct towns_fit *out, const struct list *list)
{
	for (size_t i = 0; i < list->used_count; i++) {
		const struct count *count = &list->counts[list->used[i]];
		if (count->names < LEAST || count->names <= out->fitting || count->names * 2 < list->names ||
		    list->own_names * 3 > count->names || reading_is_own(list->reading, count->code))
			continue;
		*out = (struct towns_fit){ count->code, count->names, list->first, list->block };
	}
}

/* Separators of the items of a list. */
static size_t separator(struct sv text)
{
	size_t len = punctuation_clause(text);

	if (len)
		return len;
	if (text.data[0] == ' ')
		return 1;
	static const char *const marks[] = { "、", "和", "及", "（", "）", "等", "\u3000" };
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (sv_starts(text, sv_from(marks[i])))
			return strlen(marks[i]);
	return 0;
}

static void read_prose(struct list *list, const struct block *block)
{
	struct sv text = sv_slice(list->reading->text, 0, block->end);
	size_t begin = block->begin;
	size_t at = begin;

	while (at < block->end) {
		size_t len = separator(sv_skip(text, at));
		if (!len) {
			at++;
			continue;
		}
		count_item(list, sv_slice(text, begin, at), begin);
		at += len;
		begin = at;
	}
	count_item(list, sv_slice(text, begin, at), begin);
}

static bool is_list(struct sv text)
{
	size_t at = 0;

	for (int i = 0; i < LEAST - 1; i++) {
		at = sv_find(text, SV("、"), at);
		if (at == SV_NONE)
			return false;
		at += 3;
	}
	return sv_find(text, SV("镇"), 0) != SV_NONE || sv_find(text, SV("乡"), 0) != SV_NONE ||
	       sv_find(text, SV("街道"), 0) != SV_NONE;
}

/* The names in the sentences of a block that the matcher found: those before which a verb stands (辖东镇街道). */
static void count_mentions(struct list *list, const struct sentence *sentence)
{
	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &list->reading->mentions.items[i];
		if (is_town(mention->name))
			count_meanings(list, &mention->name, 1, mention->at);
	}
}

static void start(struct list *list, uint32_t block)
{
	clear(list);
	list->block = block;
}

void towns_read(struct towns_fit *out, const struct reading *reading)
{
	const struct page *page = reading->question->page;
	struct list *list = arena_zalloc(reading->arena, sizeof *list);
	size_t next = 0; /* sentence */
	bool in_lines = false;

	*out = (struct towns_fit){ .region = 0 };
	list->reading = reading;
	list->counts = arena_zalloc(reading->arena, SLOTS * sizeof *list->counts);
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		const struct block *block = &page->blocks.items[i];
		struct sv text = punctuation_trim(sv_slice(reading->text, block->begin, block->end));
		bool is_line = text.len <= ITEM_MOST && block->kind != BLOCK_HEADING;
		if (!is_line || !in_lines) {
			judge(out, list);
			start(list, i);
		}
		in_lines = is_line;
		if (is_line)
			count_item(list, text, (size_t)(text.data - reading->text.data));
		else if (!is_line && is_list(text))
			read_prose(list, block);
		while (next < reading->sentences.count && reading->sentences.items[next].block < i)
			next++;
		for (; !is_line && next < reading->sentences.count && reading->sentences.items[next].block == i; next++)
			count_mentions(list, &reading->sentences.items[next]);
	}
	judge(out, list);
}
