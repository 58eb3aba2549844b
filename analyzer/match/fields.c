#include "match/fields.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/log.h"

/* Long enough for any reason of ours with a word of the file in it. */
#define REASON_BYTES 512

void field_fault(struct rule_file *file, size_t line, const char *format, ...)
{
	char reason[REASON_BYTES];
	va_list list;

	va_start(list, format);
	int len = vsnprintf(reason, sizeof reason, format, list);
	va_end(list);
	file->faults++;
	log_visible(file->errors, file->name);
	buf_printf(file->errors, ":%zu: ", line);
	log_visible(file->errors, (struct sv){ reason, len < REASON_BYTES ? (size_t)len : REASON_BYTES - 1 });
	buf_byte(file->errors, '\n');
}

static const struct field *find_field(const struct field *fields, size_t count, struct sv key)
{
	for (size_t i = 0; i < count; i++)
		if (sv_eq(key, sv_from(fields[i].key)))
			return &fields[i];
	return NULL;
}

void field_map(struct rule_file *file, void *target, const struct yaml *node, const char *what,
	       const struct field *fields, size_t count)
{
	if (node->kind != YAML_MAP) {
		field_fault(file, node->line, "%s must be a map", what);
		return;
	}
	for (const struct yaml *child = node->first; child; child = child->next) {
		const struct field *field = find_field(fields, count, child->key);
		if (field)
			field->read(file, target, child);
		else
			field_fault(file, child->key_line, "unknown key \"%.*s\" in %s", SV_ARG(child->key), what);
	}
	for (size_t i = 0; i < count; i++)
		if (fields[i].required && !yaml_get(node, fields[i].key))
			field_fault(file, node->line, "%s needs the key \"%s\"", what, fields[i].key);
}

/* What a fault calls the value: its key, or its place in a list. */
static int wrong(struct rule_file *file, const struct yaml *node, const char *expected)
{
	if (node->key.len)
		field_fault(file, node->line, "\"%.*s\" must be %s", SV_ARG(node->key), expected);
	else
		field_fault(file, node->line, "%s is expected here", expected);
	return -1;
}

int field_text(struct rule_file *file, struct sv *out, const struct yaml *node)
{
	if (node->kind != YAML_TEXT || node->text.len == 0)
		return wrong(file, node, "a text");
	*out = node->text;
	return 0;
}

int field_bool(struct rule_file *file, bool *out, const struct yaml *node)
{
	return yaml_bool(out, node) == 0 ? 0 : wrong(file, node, "true or false");
}

int field_unsigned(struct rule_file *file, size_t *out, const struct yaml *node, size_t least, size_t most)
{
	size_t value;

	if (yaml_unsigned(&value, node))
		return wrong(file, node, "a whole number");
	if (value < least || value > most) {
		field_fault(file, node->line, "\"%.*s\" must be from %zu to %zu", SV_ARG(node->key), least, most);
		return -1;
	}
	*out = value;
	return 0;
}

int field_list(struct rule_file *file, const struct yaml *node)
{
	return node->kind == YAML_LIST && node->count ? 0 : wrong(file, node, "a list with something in it");
}

int field_texts(struct rule_file *file, struct sv **out, size_t *count, const struct yaml *node)
{
	const struct yaml *first = node->kind == YAML_LIST ? node->first : node;
	size_t most = node->kind == YAML_LIST ? node->count : 1;

	if (node->kind == YAML_LIST && field_list(file, node))
		return -1;
	*out = arena_alloc(file->arena, most * sizeof **out);
	*count = 0;
	for (const struct yaml *text = first; text && *count < most; text = text->next)
		if (field_text(file, &(*out)[*count], text) == 0)
			++*count;
		else
			return -1;
	return 0;
}
