#include "match/masked_index.h"

#include <stdlib.h>

/* Fewer digits tell nothing. */
#define LEAST_KEPT 2

struct entry {
	uint32_t mask;
	uint8_t shape;
	uint8_t kept;
	size_t begin; /* in the source */
	char key[MASKED_MOST];
};

static bool is_same(const struct mask_shape *a, const struct mask_shape *b)
{
	return a->head == b->head && a->tail == b->tail && a->length == b->length && a->shown == b->shown &&
	       a->in_script == b->in_script;
}

/* False if the mask shows too little. */
static bool shape_of(struct mask_shape *out, const struct masked *masked)
{
	size_t head = 0;
	size_t tail = 0;
	uint32_t shown = 0;

	while (masked->signs[head] != MASKED_SIGN)
		head++;
	while (masked->signs[masked->count - 1 - tail] != MASKED_SIGN)
		tail++;
	for (size_t i = 0; i < masked->count; i++)
		if (masked->signs[i] != MASKED_SIGN)
			shown |= (uint32_t)1 << i;
	bool is_one = masked->count - head - tail == masked->hidden;
	bool is_exact = !is_one || masked->hidden == 1;
	*out = (struct mask_shape){ .head = is_one ? (uint8_t)head : 0,
				    .tail = is_one ? (uint8_t)tail : 0,
				    .length = is_exact ? (uint8_t)masked->count : 0,
				    .shown = is_one ? 0 : shown };
	return masked->count - masked->hidden >= LEAST_KEPT;
}

/* The shown digits of a number, or of the mask itself. */
static size_t key_of(char key[MASKED_MOST], const struct mask_shape *shape, const char *digits, size_t count)
{
	size_t kept = 0;

	memset(key, 0, MASKED_MOST);
	for (size_t i = 0; i < count; i++)
		if (shape->shown ? shape->shown >> i & 1 : i < shape->head || i + shape->tail >= count)
			key[kept++] = digits[i];
	return kept;
}

/* The place of a shape on the list, or LIMIT_MASK_SHAPES. */
static size_t add_shape(struct mask_index *index, const struct mask_shape *shape)
{
	for (size_t i = 0; i < index->shape_count; i++)
		if (is_same(&index->shapes[i], shape))
			return i;
	if (index->shape_count == LIMIT_MASK_SHAPES) {
		index->cut = true;
		return LIMIT_MASK_SHAPES;
	}
	index->shapes[index->shape_count] = *shape;
	return index->shape_count++;
}

static int compare_keys(const struct entry *left, const struct entry *right)
{
	if (left->shape != right->shape)
		return left->shape < right->shape ? -1 : 1;
	return memcmp(left->key, right->key, MASKED_MOST);
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;
	int order = compare_keys(left, right);

	if (order)
		return order;
	if (left->begin != right->begin)
		return left->begin < right->begin ? -1 : 1;
	return (left->mask > right->mask) - (left->mask < right->mask);
}

static uint32_t *slot_of(const struct mask_index *index, size_t shape, struct sv key)
{
	size_t at = (size_t)sv_hash(key, shape) & index->mask;

	for (; index->slots[at]; at = (at + 1) & index->mask) {
		const struct mask_group *group = &index->groups.items[index->slots[at] - 1];
		char own[MASKED_MOST];
		const struct masked *masked = &index->masks->list.items[index->order[group->first]].masked;
		if (group->shape != shape)
			continue;
		size_t kept = key_of(own, &index->shapes[shape], masked->signs, masked->count);
		if (sv_eq((struct sv){ own, kept }, key))
			break;
	}
	return &index->slots[at];
}

uint16_t mask_start(const char *digits)
{
	unsigned start = 0;

	for (int i = 0; i < 3; i++) {
		if (!sv_is_digit(digits[i]))
			return MASK_STARTS - 1;
		start = start * 10 + (unsigned)(digits[i] - '0');
	}
	return (uint16_t)start;
}

static void add_groups(struct mask_index *index, struct arena *arena, const struct entry *entries, size_t count)
{
	index->order = arena_alloc(arena, (count + 1) * sizeof *index->order);
	for (size_t i = 0; i < count; i++) {
		index->order[i] = entries[i].mask;
		if (i && compare_keys(&entries[i - 1], &entries[i]) == 0) {
			index->groups.items[index->groups.count - 1].count++;
			continue;
		}
		*vec_push(arena, &index->groups) = (struct mask_group){
			.first = (uint32_t)i,
			.count = 1,
			.shape = entries[i].shape,
			.kept = entries[i].kept,
			.start = mask_start(index->masks->list.items[entries[i].mask].masked.signs),
		};
	}
	for (index->mask = 15; index->mask < 2 * index->groups.count;)
		index->mask = index->mask * 2 + 1;
	index->slots = arena_zalloc(arena, (index->mask + 1) * sizeof *index->slots);
	for (size_t i = 0; i < index->groups.count; i++) {
		const struct entry *entry = &entries[index->groups.items[i].first];
		*slot_of(index, entry->shape, (struct sv){ entry->key, entry->kept }) = (uint32_t)i + 1;
	}
}

void mask_index_build(struct mask_index *out, struct arena *arena, const struct shown_masks *masks)
{
	struct entry *entries = arena_alloc(arena, (masks->list.count + 1) * sizeof *entries);
	size_t count = 0;

	*out = (struct mask_index){ .masks = masks };
	for (size_t i = 0; i < masks->list.count; i++) {
		const struct shown_mask *mask = &masks->list.items[i];
		struct mask_shape shape;
		if (mask->kind == STREAM_COMMENT || !shape_of(&shape, &mask->masked))
			continue;
		shape.in_script = mask->kind == STREAM_SCRIPT;
		size_t place = add_shape(out, &shape);
		if (place == LIMIT_MASK_SHAPES)
			continue;
		struct entry *entry = &entries[count++];
		*entry = (struct entry){ .mask = (uint32_t)i, .shape = (uint8_t)place, .begin = mask->source.begin };
		entry->kept = (uint8_t)key_of(entry->key, &shape, mask->masked.signs, mask->masked.count);
	}
	if (count > 1)
		qsort(entries, count, sizeof *entries, compare_entries);
	add_groups(out, arena, entries, count);
}

struct mask_group *mask_index_find(const struct mask_index *index, size_t shape, const char *digits, size_t count)
{
	const struct mask_shape *at = &index->shapes[shape];
	char key[MASKED_MOST];

	if (at->length ? at->length != count : (size_t)at->head + at->tail + 2 > count)
		return NULL;
	size_t kept = key_of(key, at, digits, count);
	uint32_t group = *slot_of(index, shape, (struct sv){ key, kept });
	return group ? &index->groups.items[group - 1] : NULL;
}

const struct shown_mask *mask_index_nearest(const struct mask_index *index, const struct mask_group *group,
					    struct span source)
{
	const struct shown_mask *masks = index->masks->list.items;
	const uint32_t *order = index->order + group->first;
	size_t low = 0;
	size_t high = group->count;

	while (low < high) { /* the first mask behind the place */
		size_t middle = low + (high - low) / 2;
		if (masks[order[middle]].source.begin < source.begin)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == group->count)
		return &masks[order[low - 1]];
	const struct shown_mask *behind = &masks[order[low]];
	const struct shown_mask *before = low ? &masks[order[low - 1]] : behind;
	return source.begin - before->source.begin < behind->source.begin - source.begin ? before : behind;
}

size_t mask_shape_kept(const struct mask_shape *shape, size_t common)
{
	size_t kept = shape->tail + (shape->head > common ? shape->head - common : 0u);

	for (uint32_t rest = shape->shown >> common; rest; rest &= rest - 1)
		kept++;
	return kept;
}
