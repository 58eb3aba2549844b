#include "match/examples.h"

struct example_list {
	VEC(struct rule_example, examples);
	bool must_match;
};

/* The parts of an example that is a map. */
struct example_map {
	struct rule_example *example;
	bool has_hex;
};

static void read_name(struct rule_file *file, void *target, const struct yaml *node)
{
	field_text(file, &((struct example_map *)target)->example->name, node);
}

static void read_url(struct rule_file *file, void *target, const struct yaml *node)
{
	field_text(file, &((struct example_map *)target)->example->url, node);
}

/* A file may be empty, so may its text. */
static void read_text(struct rule_file *file, void *target, const struct yaml *node)
{
	if (node->kind == YAML_TEXT)
		((struct example_map *)target)->example->text = node->text;
	else
		field_fault(file, node->line, "\"%.*s\" must be a text", SV_ARG(node->key));
}

static void read_hex(struct rule_file *file, void *target, const struct yaml *node)
{
	struct example_map *map = target;
	char *bytes = arena_alloc(file->arena, node->text.len / 2 + 1);
	size_t nibbles = 0;

	for (size_t i = 0; i < node->text.len; i++) {
		int digit = sv_hex_digit(node->text.data[i]);
		if (digit >= 0) {
			bytes[nibbles / 2] = (char)(nibbles % 2 ? bytes[nibbles / 2] | digit : digit << 4);
			nibbles++;
		} else if (!sv_is_space(node->text.data[i])) {
			nibbles = SIZE_MAX;
			break;
		}
	}
	map->example->text = (struct sv){ bytes, nibbles / 2 };
	map->has_hex = true;
	if (node->kind != YAML_TEXT || nibbles % 2)
		field_fault(file, node->line, "\"hex\" must be pairs of hexadecimal digits");
}

static void read_map(struct rule_file *file, struct rule_example *example, const struct yaml *node)
{
	static const struct field page[] = { { "html", true, read_text }, { "url", true, read_url } };
	static const struct field text[] = { { "name", true, read_name }, { "text", true, read_text } };
	static const struct field hex[] = { { "name", true, read_name }, { "hex", true, read_hex } };
	struct example_map map = { .example = example };

	if (yaml_get(node, "html"))
		field_map(file, &map, node, "an example", page, 2);
	else if (yaml_get(node, "hex"))
		field_map(file, &map, node, "an example", hex, 2);
	else
		field_map(file, &map, node, "an example", text, 2);
}

static void read_list(struct rule_file *file, struct example_list *list, const struct yaml *node)
{
	if (field_list(file, node))
		return;
	for (const struct yaml *item = node->first; item; item = item->next) {
		struct rule_example *example = vec_push(file->arena, &list->examples);
		example->must_match = list->must_match;
		example->line = item->line;
		if (item->kind == YAML_MAP)
			read_map(file, example, item);
		else
			field_text(file, &example->text, item);
	}
}

static void read_match(struct rule_file *file, void *target, const struct yaml *node)
{
	((struct example_list *)target)->must_match = true;
	read_list(file, target, node);
}

static void read_no_match(struct rule_file *file, void *target, const struct yaml *node)
{
	((struct example_list *)target)->must_match = false;
	read_list(file, target, node);
}

void examples_read(struct rule_file *file, struct rule *rule, const struct yaml *node)
{
	static const struct field fields[] = { { "match", false, read_match }, { "no_match", false, read_no_match } };
	struct example_list list = { 0 };

	field_map(file, &list, node, "examples", fields, 2);
	rule->examples = list.examples.items;
	rule->example_count = list.examples.count;
}
