#include "region/resolve.h"

/* Names of more than one meaning whose last meaning is remembered, and regions around that the page speaks of. */
#define REMEMBERED_MOST 16
#define AROUND_MOST     64
/* Names before and behind one in its sentence that are looked at. */
#define NEAR_MOST 16

struct memory {
	struct {
		const struct region_name *name;
		uint32_t code;
	} last[REMEMBERED_MOST];
	size_t count;
	uint32_t around[AROUND_MOST]; /* prefectures and provinces that the page speaks of */
	size_t around_count;
};

static uint32_t own_meaning(const struct reading *reading, const struct region_name *name)
{
	for (uint32_t i = 0; i < name->code_count; i++)
		if (reading_is_inside(reading, name->codes[i]))
			return name->codes[i];
	for (uint32_t i = 0; i < name->code_count; i++)
		if (reading_is_own(reading, name->codes[i]))
			return name->codes[i];
	return 0;
}

/* ---- by the names in the sentence ---- */

/* A region around others, named in the sentence for its own sake: not as part of a longer name, nor as a neighbour. */
static bool is_around(const struct mention *other)
{
	return other->code && !other->is_outer && other->role > ROLE_ASIDE;
}

/* The only meaning that lies in a region which the sentence names; the page's own before others. */
static uint32_t meaning_in_sentence(const struct reading *reading, const struct mention *mention)
{
	const struct sentence *sentence = &reading->sentences.items[mention->sentence];
	const struct region_name *name = mention->name;
	uint32_t at = (uint32_t)(mention - reading->mentions.items);
	uint32_t first = at > sentence->first + NEAR_MOST ? at - NEAR_MOST : sentence->first;
	uint32_t found = 0;

	for (uint32_t i = first; i < sentence->first + sentence->count && i <= at + NEAR_MOST; i++) {
		const struct mention *other = &reading->mentions.items[i];
		if (!is_around(other))
			continue;
		for (uint32_t k = 0; k < name->code_count; k++) {
			uint32_t code = name->codes[k];
			if (code == other->code || !region_contains(other->code, code))
				continue;
			if (reading_is_inside(reading, code))
				return code;
			if (found && !region_contains(found, code))
				return 0;
			found = found ? found : code;
		}
	}
	return found;
}

/* ---- by what was said before, and by the page ---- */

static void remember(struct memory *memory, const struct region_name *name, uint32_t code)
{
	size_t i = 0;

	while (i < memory->count && memory->last[i].name != name)
		i++;
	if (i == REMEMBERED_MOST)
		return;
	if (i == memory->count)
		memory->count++;
	memory->last[i].name = name;
	memory->last[i].code = code;
}

static uint32_t remembered(const struct memory *memory, const struct region_name *name)
{
	for (size_t i = 0; i < memory->count; i++)
		if (memory->last[i].name == name)
			return memory->last[i].code;
	return 0;
}

static void collect_around(struct memory *memory, const struct reading *reading)
{
	for (size_t i = 0; i < reading->mentions.count && memory->around_count < AROUND_MOST; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		size_t k = 0;
		if (mention->sentence == UINT32_MAX || mention->role < ROLE_MENTION || !mention->code ||
		    region_level(mention->code) != REGION_PREFECTURE)
			continue;
		while (k < memory->around_count && memory->around[k] != mention->code)
			k++;
		if (k == memory->around_count)
			memory->around[memory->around_count++] = mention->code;
	}
}

static uint32_t meaning_on_page(const struct memory *memory, const struct region_name *name)
{
	uint32_t found = 0;

	for (size_t i = 0; i < memory->around_count; i++)
		for (uint32_t k = 0; k < name->code_count; k++) {
			uint32_t code = name->codes[k];
			if (region_level(code) == REGION_TOWN || !region_contains(memory->around[i], code) ||
			    code == memory->around[i])
				continue;
			if (found && found != code)
				return 0;
			found = code;
		}
	return found;
}

/* 荆州 is the city rather than the district 荆州区 in it. Codes are in their order: the outer one is the first. */
static uint32_t outermost(const struct region_name *name)
{
	for (uint32_t k = 1; k < name->code_count; k++)
		if (!region_contains(name->codes[0], name->codes[k]))
			return 0;
	return name->codes[0];
}

static uint32_t meaning(struct memory *memory, const struct reading *reading, const struct mention *mention)
{
	uint32_t code = meaning_in_sentence(reading, mention);

	if (code)
		return code;
	code = remembered(memory, mention->name);
	if (code)
		return code;
	code = own_meaning(reading, mention->name);
	if (code || mention->name->kind == REGION_NAME_COMMON)
		return code;
	code = outermost(mention->name);
	if (code)
		return code;
	return meaning_on_page(memory, mention->name);
}

void resolve_names(struct reading *reading)
{
	struct memory memory = { .count = 0 };

	collect_around(&memory, reading);
	for (size_t i = 0; i < reading->mentions.count; i++) {
		struct mention *mention = &reading->mentions.items[i];
		if (mention->sentence == UINT32_MAX || mention->name->code_count > REGION_CODES_MOST)
			continue;
		if (!mention->code)
			mention->code = meaning(&memory, reading, mention);
		if (mention->code && mention->name->code_count > 1 && mention->role >= ROLE_TOPIC)
			remember(&memory, mention->name, mention->code);
	}
}
