/* Each node is its head, its key and its text, each with a NUL behind it, and then its children. */
#include "lib/yaml_pack.h"

#include "base/limits.h"

struct head {
	uint32_t kind;
	uint32_t quoted;
	uint32_t line;
	uint32_t key_line;
	uint32_t key_bytes;
	uint32_t text_bytes;
	uint32_t count;
};

static void pack_node(struct buf *out, const struct yaml *node)
{
	struct head head = {
		.kind = node->kind,
		.quoted = node->quoted,
		.line = (uint32_t)node->line,
		.key_line = (uint32_t)node->key_line,
		.key_bytes = (uint32_t)node->key.len,
		.text_bytes = (uint32_t)node->text.len,
		.count = (uint32_t)node->count,
	};

	buf_append(out, (struct sv){ (const char *)&head, sizeof head });
	buf_append(out, node->key);
	buf_byte(out, '\0');
	buf_append(out, node->text);
	buf_byte(out, '\0');
}

void yaml_pack(struct buf *out, const struct yaml *root)
{
	const struct yaml *next[LIMIT_YAML_DEPTH + 1] = { root };
	size_t depth = 0;

	for (;;) {
		const struct yaml *node = next[depth];
		if (!node && depth == 0)
			return;
		if (!node) {
			depth--;
			continue;
		}
		pack_node(out, node);
		next[depth] = node->next;
		if (node->first)
			next[++depth] = node->first;
	}
}

/* Takes a text with its NUL off the bytes. */
static int take_text(struct sv *out, struct sv *bytes, size_t length)
{
	if (length >= bytes->len || bytes->data[length] != '\0')
		return -1;
	*out = sv_slice(*bytes, 0, length);
	*bytes = sv_skip(*bytes, length + 1);
	return 0;
}

static struct yaml *take_node(struct arena *arena, struct sv *bytes)
{
	struct head head;

	if (bytes->len < sizeof head)
		return NULL;
	memcpy(&head, bytes->data, sizeof head);
	*bytes = sv_skip(*bytes, sizeof head);
	if (head.kind > YAML_MAP || (head.kind == YAML_TEXT && head.count))
		return NULL;
	struct yaml *node = arena_zalloc(arena, sizeof *node);
	node->kind = (enum yaml_kind)head.kind;
	node->quoted = head.quoted;
	node->line = head.line;
	node->key_line = head.key_line;
	node->count = head.count;
	return take_text(&node->key, bytes, head.key_bytes) || take_text(&node->text, bytes, head.text_bytes) ? NULL
													      : node;
}

const struct yaml *yaml_unpack(struct arena *arena, struct sv bytes)
{
	struct yaml *root = NULL;
	struct {
		struct yaml **place; /* of the next child */
		size_t left;         /* children to come */
	} levels[LIMIT_YAML_DEPTH + 1] = { { &root, 1 } };
	size_t depth = 0;

	for (;;) {
		while (levels[depth].left == 0) {
			if (depth == 0)
				return bytes.len ? NULL : root;
			depth--;
		}
		struct yaml *node = take_node(arena, &bytes);
		if (!node || (node->count && depth == LIMIT_YAML_DEPTH))
			return NULL;
		*levels[depth].place = node;
		levels[depth].place = &node->next;
		levels[depth].left--;
		if (node->count) {
			levels[++depth].place = &node->first;
			levels[depth].left = node->count;
		}
	}
}
