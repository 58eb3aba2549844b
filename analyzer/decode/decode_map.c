#include "decode/decode_map.h"

/* Source bytes between two checkpoints. What lies between is read again when an offset is asked for. */
#define BLOCK 64

struct checkpoint {
	uint32_t text;
	uint32_t source;
};

struct decode_map {
	struct charset *charset;
	struct sv source;
	struct checkpoint *points; /* ascending; the first at the end of what is the same */
	uint8_t *states;           /* of the charset at each point; NULL where it has none */
	size_t count;
	size_t same;
	size_t text_len;
};

static void add_point(struct decode_map *map, size_t text, size_t source)
{
	if (map->states)
		map->states[map->count] = charset_state(map->charset);
	map->points[map->count++] = (struct checkpoint){ (uint32_t)text, (uint32_t)source };
}

/* Converts from `at` to at least `limit`, a little further where a character goes on. */
static size_t convert_block(struct decode_map *map, struct buf *out, size_t *replaced, size_t at, size_t limit)
{
	struct charset_character character;

	while (at < limit) {
		at += charset_convert(map->charset, out, sv_slice(map->source, at, limit));
		/* Where one character is bad the next often is: no use in trying conversion before each. */
		for (character.bad = true; at < limit && character.bad;) {
			at += charset_read(map->charset, &character, sv_skip(map->source, at));
			buf_append(out, (struct sv){ character.text, character.len });
			*replaced += character.bad;
		}
	}
	return at;
}

struct decode_map *decode_map_new(struct sv *text, size_t *replaced, struct arena *arena, struct charset *charset,
				  struct sv source, size_t same)
{
	struct decode_map *map = arena_zalloc(arena, sizeof *map);
	size_t blocks = (source.len - same) / BLOCK + 1;
	size_t room = same + (source.len - same) * 3 + CHARSET_SLACK;

	map->charset = charset;
	map->source = source;
	map->same = same;
	map->points = arena_alloc(arena, blocks * sizeof *map->points);
	if (!charset_is_stateless(charset))
		map->states = arena_alloc(arena, blocks);
	charset_set_state(charset, 0);
	/* The text is the arena's newest memory: what it does not need of the most it can need is given back. */
	struct buf out = { .data = arena_alloc(arena, room), .capacity = room, .limit = room };
	buf_append(&out, sv_slice(source, 0, same));
	*replaced = 0;
	for (size_t at = same; at < source.len;) {
		add_point(map, out.len, at);
		size_t limit = at + BLOCK < source.len ? at + BLOCK : source.len;
		at = convert_block(map, &out, replaced, at, limit);
	}
	arena_realloc(arena, out.data, room, out.len);
	*text = buf_view(&out);
	map->text_len = out.len;
	return map;
}

/* The last point at or before `offset`. */
static size_t find_point(const struct decode_map *map, size_t offset)
{
	size_t low = 0;
	size_t high = map->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (map->points[middle].text <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t decode_map_source(const struct decode_map *map, size_t offset)
{
	if (offset <= map->same)
		return offset;
	if (offset >= map->text_len) /* an escape sequence may stand behind the last character */
		return map->source.len;
	size_t point = find_point(map, offset);
	size_t text = map->points[point].text;
	size_t at = map->points[point].source;
	charset_set_state(map->charset, map->states ? map->states[point] : 0);
	while (text < offset) {
		struct charset_character character;
		size_t taken = charset_read(map->charset, &character, sv_skip(map->source, at));
		text += character.len;
		if (text > offset)
			break;
		at += taken;
	}
	return at;
}
