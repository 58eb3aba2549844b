#include "match/body_read.h"

#include "match/confirm.h"
#include "match/finder_read.h"

/* "a text", or a place in a list of words: what is a word list. */
static const struct lexicon *read_words(struct rule_file *file, const struct yaml *node)
{
	struct sv *list;
	size_t count;

	if (field_texts(file, &list, &count, node))
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (list[i].len < LEXICON_LEAST_BYTES) {
			field_fault(file, node->line, "the word \"%.*s\" is too short", SV_ARG(list[i]));
			return NULL;
		}
	return lexicon_new(file->arena, list, count);
}

static void read_scope(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	struct sv *words;
	size_t count;

	if (field_texts(file, &words, &count, node))
		return;
	for (size_t i = 0; i < count; i++) {
		enum where where = where_from(words[i]);
		if (where == WHERE_COUNT)
			field_fault(file, node->line, "\"%.*s\" is no kind of place", SV_ARG(words[i]));
		else
			body->scope |= 1u << where;
	}
}

static void read_word_lists(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	if (node->kind != YAML_MAP || !body->confirm) {
		field_fault(file, node->line, "\"words\" must be a map of word lists for a confirmer");
		return;
	}
	for (const struct yaml *list = node->first; list; list = list->next) {
		int place = confirmer_words(body->confirm, list->key);
		if (place < 0)
			field_fault(file, list->key_line, "the confirmer %s asks for no word list \"%.*s\"",
				    body->confirm->name, SV_ARG(list->key));
		else
			body->words[place] = read_words(file, list);
	}
}

static void read_confirm(struct rule_body *body, struct rule_file *file, const struct yaml *node,
			 const struct yaml *words)
{
	struct sv name;

	if (field_text(file, &name, node))
		return;
	body->confirm = confirmer_find(name);
	if (!body->confirm) {
		field_fault(file, node->line, "there is no confirmer \"%.*s\"", SV_ARG(name));
		return;
	}
	if (body->confirm->look && (!body->digits.min || body->pattern_count))
		field_fault(file, node->line, "the confirmer %s is for rules that look for digits only",
			    body->confirm->name);
	size_t count = confirmer_word_lists(body->confirm);
	size_t faults = file->faults;
	body->words = arena_zalloc(file->arena, (count + 1) * sizeof *body->words);
	if (words)
		read_word_lists(body, file, words);
	for (size_t i = 0; i < count && file->faults == faults; i++)
		if (!body->words[i])
			field_fault(file, node->line, "the confirmer %s asks for the word lists \"%s\"",
				    body->confirm->name, body->confirm->words);
}

static void read_require(struct rule_file *file, void *target, const struct yaml *node)
{
	((struct context_rule *)target)->require = read_words(file, node);
}

static void read_exclude(struct rule_file *file, void *target, const struct yaml *node)
{
	((struct context_rule *)target)->exclude = read_words(file, node);
}

static void read_within(struct rule_file *file, void *target, const struct yaml *node)
{
	static const char *const names[] = {
		[WITHIN_CELL] = "cell", [WITHIN_ROW] = "row", [WITHIN_COLUMN] = "column", [WITHIN_BLOCK] = "block"
	};
	struct context_rule *context = target;

	for (size_t i = WITHIN_CELL; i <= WITHIN_BLOCK; i++)
		if (sv_eq(node->text, sv_from(names[i]))) {
			context->within = (enum within)i;
			return;
		}
	context->within = WITHIN_CHARACTERS;
	if (yaml_unsigned(&context->characters, node) || context->characters == 0 ||
	    context->characters > CONTEXT_MOST_CHARACTERS)
		field_fault(file, node->line,
			    "\"within\" must be cell, row, column, block or a number of characters "
			    "up to %d",
			    CONTEXT_MOST_CHARACTERS);
}

static void read_contexts(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	static const struct field fields[] = {
		{ "require", false, read_require },
		{ "exclude", false, read_exclude },
		{ "within", true, read_within },
	};

	if (field_list(file, node))
		return;
	struct context_rule *contexts = arena_zalloc(file->arena, node->count * sizeof *contexts);
	for (const struct yaml *item = node->first; item; item = item->next)
		field_map(file, &contexts[body->context_count++], item, "a context", fields, 3);
	body->contexts = contexts;
}

static void read_first(struct rule_file *file, void *target, const struct yaml *node)
{
	field_unsigned(file, &((struct mask *)target)->first, node, 0, MASK_MOST_KEPT);
}

static void read_last(struct rule_file *file, void *target, const struct yaml *node)
{
	field_unsigned(file, &((struct mask *)target)->last, node, 0, MASK_MOST_KEPT);
}

static void read_mask(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	static const struct field fields[] = { { "first", true, read_first }, { "last", true, read_last } };

	if (node->kind == YAML_MAP) {
		body->mask.kind = MASK_ENDS;
		field_map(file, &body->mask, node, "a mask", fields, 2);
	} else if (sv_eq(node->text, SV("line"))) {
		body->mask.kind = MASK_LINE;
	} else if (!sv_eq(node->text, SV("fixed"))) {
		field_fault(file, node->line, "\"mask\" must be fixed, line or {first: …, last: …}");
	}
}

static void read_yields(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	struct sv *ids;

	if (field_texts(file, &ids, &body->yield_count, node))
		return;
	body->yields_to = ids;
	body->yield_line = node->line;
}

static void refuse_content_keys(struct rule_file *file, const struct yaml *node)
{
	static const char *const keys[] = {
#define KEY(name) name,
		BODY_KEYS(KEY)
#undef KEY
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct yaml *value = yaml_get(node, keys[i]);
		if (value && strcmp(keys[i], "words") != 0)
			field_fault(file, value->key_line, "\"%s\" is only for rules with pattern, digits or labelled",
				    keys[i]);
	}
}

/* A check takes the lists that it knows by name. */
static void read_check_words(struct rule *rule, struct rule_file *file, const struct yaml *node)
{
	if (node->kind != YAML_MAP) {
		field_fault(file, node->line, "\"words\" must be a map of word lists");
		return;
	}
	for (const struct yaml *list = node->first; list; list = list->next) {
		struct rule_words *words = arena_alloc(file->arena, sizeof *words);
		*words = (struct rule_words){ list->key, read_words(file, list), rule->words };
		rule->words = words;
	}
}

static void read_rest(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	const struct yaml *scope = yaml_get(node, "scope");
	const struct yaml *confirm = yaml_get(node, "confirm");
	const struct yaml *words = yaml_get(node, "words");
	const struct yaml *context = yaml_get(node, "context");
	const struct yaml *mask = yaml_get(node, "mask");
	const struct yaml *ignore = yaml_get(node, "ignore");
	const struct yaml *yields = yaml_get(node, "yields_to");

	if (scope)
		read_scope(body, file, scope);
	else
		field_fault(file, node->line, "a content rule needs the key \"scope\"");
	if (confirm)
		read_confirm(body, file, confirm, words);
	else if (words)
		read_word_lists(body, file, words);
	if (context)
		read_contexts(body, file, context);
	if (mask)
		read_mask(body, file, mask);
	if (ignore)
		body->ignored = read_words(file, ignore);
	if (yields)
		read_yields(body, file, yields);
}

void body_read(struct rule *rule, struct rule_file *file, const struct yaml *node)
{
	if (node->kind != YAML_MAP)
		return;
	if (!finder_is_named(node)) {
		refuse_content_keys(file, node);
		if (yaml_get(node, "words"))
			read_check_words(rule, file, yaml_get(node, "words"));
		return;
	}
	struct rule_body *body = arena_zalloc(file->arena, sizeof *body);
	rule->body = body;
	rule->is_content = true;
	finder_read(body, file, node);
	read_rest(body, file, node);
}
