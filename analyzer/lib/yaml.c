#include "lib/yaml.h"

#include <errno.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/limits.h"

/* An open list or map. */
struct level {
	struct yaml *node;
	struct yaml *last; /* newest child */
	struct sv key;     /* read, its value is still to come */
	size_t key_line;
	bool has_key;
};

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct yaml_fault *fault;
	struct sv bytes;
	struct yaml *root;
	struct level levels[LIMIT_YAML_DEPTH];
	size_t depth;
	size_t nodes;
	size_t documents;
};

static int fail(struct reader *reader, size_t line, const char *reason)
{
	*reader->fault = (struct yaml_fault){ line, reason };
	return -1;
}

static size_t line_of(const yaml_event_t *event)
{
	return event->start_mark.line + 1;
}

static struct sv text_of(struct reader *reader, const yaml_event_t *event)
{
	struct sv view = { (const char *)event->data.scalar.value, event->data.scalar.length };

	return arena_copy(reader->arena, view);
}

/* A scalar where the open map waits for a key. */
static bool takes_key(const struct reader *reader)
{
	const struct level *top = reader->depth ? &reader->levels[reader->depth - 1] : NULL;

	return top && top->node->kind == YAML_MAP && !top->has_key;
}

static int add_key(struct reader *reader, const yaml_event_t *event)
{
	struct level *top = &reader->levels[reader->depth - 1];

	if (event->type != YAML_SCALAR_EVENT)
		return fail(reader, line_of(event), "a key must be a text");
	top->key = text_of(reader, event);
	top->key_line = line_of(event);
	top->has_key = true;
	return 0;
}

static struct yaml *add_node(struct reader *reader, const yaml_event_t *event, enum yaml_kind kind)
{
	struct yaml *node = arena_zalloc(reader->arena, sizeof *node);

	node->kind = kind;
	node->line = line_of(event);
	if (!reader->depth) {
		reader->root = node;
		return node;
	}
	struct level *top = &reader->levels[reader->depth - 1];
	node->key = top->key;
	node->key_line = top->key_line;
	top->key = (struct sv){ NULL, 0 };
	top->has_key = false;
	if (top->last)
		top->last->next = node;
	else
		top->node->first = node;
	top->last = node;
	top->node->count++;
	return node;
}

static int compare_keys(const void *a, const void *b)
{
	const struct yaml *left = *(const struct yaml *const *)a;
	const struct yaml *right = *(const struct yaml *const *)b;
	int order = sv_compare(left->key, right->key);

	return order ? order : (left->key_line > right->key_line) - (left->key_line < right->key_line);
}

static int refuse_repeated_keys(struct reader *reader, const struct yaml *map)
{
	const struct yaml **sorted = arena_alloc(reader->arena, map->count * sizeof(void *));
	size_t count = 0;

	for (const struct yaml *child = map->first; child; child = child->next)
		sorted[count++] = child;
	qsort(sorted, count, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < count; i++)
		if (sv_eq(sorted[i - 1]->key, sorted[i]->key))
			return fail(reader, sorted[i]->key_line, "this key stands here twice");
	return 0;
}

static int open_level(struct reader *reader, const yaml_event_t *event, enum yaml_kind kind)
{
	if (reader->depth == LIMIT_YAML_DEPTH)
		return fail(reader, line_of(event), "nested too deep");
	struct yaml *node = add_node(reader, event, kind);
	reader->levels[reader->depth++] = (struct level){ .node = node };
	return 0;
}

static int close_level(struct reader *reader)
{
	const struct yaml *node = reader->levels[--reader->depth].node;

	return node->kind == YAML_MAP ? refuse_repeated_keys(reader, node) : 0;
}

static void add_text(struct reader *reader, const yaml_event_t *event)
{
	struct yaml *node = add_node(reader, event, YAML_TEXT);

	node->text = text_of(reader, event);
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
}

static bool has_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT: return event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT: return event->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT: return event->data.mapping_start.tag;
	default: return false;
	}
}

static int take_value(struct reader *reader, const yaml_event_t *event)
{
	if (has_tag(event))
		return fail(reader, line_of(event), "tags are not allowed");
	if (++reader->nodes > LIMIT_YAML_NODES)
		return fail(reader, line_of(event), "too many values in one file");
	if (takes_key(reader))
		return add_key(reader, event);
	if (event->type == YAML_SEQUENCE_START_EVENT)
		return open_level(reader, event, YAML_LIST);
	if (event->type == YAML_MAPPING_START_EVENT)
		return open_level(reader, event, YAML_MAP);
	add_text(reader, event);
	return 0;
}

static int take_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (reader->documents++)
			return fail(reader, line_of(event), "more than one document in a file");
		return 0;
	case YAML_ALIAS_EVENT: return fail(reader, line_of(event), "aliases are not allowed");
	case YAML_SCALAR_EVENT:
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT: return take_value(reader, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: return close_level(reader);
	default: return 0;
	}
}

/* The parser reads ahead: where bad UTF-8 or a control code stops it, it only knows the byte. */
static size_t line_at(struct sv bytes, size_t offset)
{
	size_t line = 1;

	for (size_t at = sv_chr(bytes, '\n', 0); at < offset; at = sv_chr(bytes, '\n', at + 1))
		line++;
	return line;
}

static int parser_fault(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		abort();
	size_t line = parser->error == YAML_READER_ERROR ? line_at(reader->bytes, parser->problem_offset)
							 : parser->problem_mark.line + 1;
	return fail(reader, line, parser->problem ? parser->problem : "not YAML");
}

static int read_events(struct reader *reader)
{
	for (bool more = true; more;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&reader->parser, &event))
			return parser_fault(reader);
		more = event.type != YAML_STREAM_END_EVENT;
		int result = take_event(reader, &event);
		yaml_event_delete(&event);
		if (result)
			return result;
	}
	return reader->root ? 0 : fail(reader, 1, "the file is empty");
}

const struct yaml *yaml_read(struct yaml_fault *fault, struct arena *arena, struct sv bytes)
{
	struct reader reader = { .arena = arena, .fault = fault, .bytes = bytes };

	if (bytes.len > LIMIT_YAML_BYTES) {
		fail(&reader, 1, "the file is too large");
		return NULL;
	}
	if (!yaml_parser_initialize(&reader.parser))
		abort();
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)(bytes.data ? bytes.data : ""), bytes.len);
	int result = read_events(&reader);
	yaml_parser_delete(&reader.parser);
	return result ? NULL : reader.root;
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	for (const struct yaml *child = map->first; child; child = child->next)
		if (sv_eq(child->key, sv_from(key)))
			return child;
	return NULL;
}

int yaml_bool(bool *out, const struct yaml *node)
{
	if (node->kind != YAML_TEXT || node->quoted)
		return -1;
	*out = sv_eq(node->text, SV("true"));
	return *out || sv_eq(node->text, SV("false")) ? 0 : -1;
}

int yaml_unsigned(size_t *out, const struct yaml *node)
{
	if (node->kind != YAML_TEXT || node->quoted || !node->text.len || node->text.len > 9)
		return -1;
	*out = 0;
	for (size_t i = 0; i < node->text.len; i++) {
		if (!sv_is_digit(node->text.data[i]))
			return -1;
		*out = *out * 10 + (size_t)(node->text.data[i] - '0');
	}
	return 0;
}

/* Not strtod: its decimal point depends on the locale. */
int yaml_decimal(double *out, const struct yaml *node)
{
	double unit = 0; /* of the next digit behind the point */
	size_t digits = 0;

	if (node->kind != YAML_TEXT || node->quoted || node->text.len > 16)
		return -1;
	*out = 0;
	for (size_t i = 0; i < node->text.len; i++) {
		char c = node->text.data[i];
		if (c == '.' && unit == 0) {
			unit = 0.1;
		} else if (!sv_is_digit(c)) {
			return -1;
		} else if (unit == 0) {
			*out = *out * 10 + (c - '0');
			digits++;
		} else {
			*out += unit * (c - '0');
			unit /= 10;
			digits++;
		}
	}
	return digits ? 0 : -1;
}
