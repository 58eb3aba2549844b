#include "match/rules.h"

#include <stdlib.h>

#include "base/limits.h"
#include "match/fields.h"

static uint32_t streams_of(uint32_t scope)
{
	uint32_t streams = 0;

	for (int where = 0; where < WHERE_COUNT; where++)
		if (scope >> where & 1)
			streams |= 1u << where_stream((enum where)where);
	return streams;
}

/* The label of a hidden input is an attribute. */
static uint32_t label_streams(uint32_t scope)
{
	return streams_of(scope) | 1u << STREAM_ATTRIBUTE;
}

static void collect_patterns(struct rules *rules)
{
	size_t most = 0;

	for (size_t i = 0; i < rules_count(rules); i++)
		if (rules_at(rules, i)->body)
			most += rules_at(rules, i)->body->pattern_count;
	rules->patterns = arena_alloc(rules->arena, most * sizeof *rules->patterns);
	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule *rule = rules_at(rules, i);
		if (!rule->body || !rule->enabled)
			continue;
		uint32_t scope = rule->body->scope;
		for (size_t k = 0; k < rule->body->pattern_count; k++) {
			struct pattern *pattern = &rule->body->patterns[k];
			pattern->rule = (uint32_t)i;
			rules->patterns[rules->pattern_count++] =
			    (struct scanned_pattern){ pattern, rule,
						      pattern->is_label ? label_streams(scope) : streams_of(scope) };
		}
		if (rule->body->digits.min)
			rules->digit_streams |= streams_of(scope);
	}
}

/* Rules may name rules of other files, so this is looked at when all are read. */
static int refuse_unknown_rules(const struct rules *rules, struct buf *errors)
{
	int result = 0;

	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule *rule = rules_at(rules, i);
		for (size_t k = 0; rule->body && k < rule->body->yield_count; k++) {
			if (rules_find(rules, rule->body->yields_to[k].data))
				continue;
			struct rule_file file = { .errors = errors, .name = rule->file };
			field_fault(&file, rule->body->yield_line, "there is no rule \"%.*s\" to yield to",
				    SV_ARG(rule->body->yields_to[k]));
			result = -1;
		}
	}
	return result;
}

static int make_databases(struct rules *rules, const char *cache_dir, void (*compiling)(const void *context),
			  const void *context, struct buf *errors)
{
	struct databases *databases = &rules->databases;
	struct buf key;
	int result = 0;

	collect_patterns(rules);
	databases_plan(databases, rules->arena, rules->patterns, rules->pattern_count);
	buf_init(&key, LIMIT_CACHE_FILE);
	databases_key(&key, databases, rules->patterns, rules->pattern_count);
	if (cache_dir && databases_load(databases, cache_dir, buf_view(&key)) == 0) {
		rules->from_cache = true;
	} else {
		if (compiling)
			compiling(context);
		result = databases_compile(databases, rules->patterns, rules->pattern_count, errors);
		if (!result && cache_dir)
			databases_store(databases, cache_dir, buf_view(&key));
	}
	buf_free(&key);
	return result;
}

struct rules *rules_load(const char *dir, const char *cache_dir, struct buf *errors)
{
	return rules_load_telling(dir, cache_dir, NULL, NULL, errors);
}

struct rules *rules_load_telling(const char *dir, const char *cache_dir, void (*compiling)(const void *context),
				 const void *context, struct buf *errors)
{
	struct rules *rules = calloc(1, sizeof *rules);

	if (!rules)
		abort();
	rules->arena = arena_new();
	if (rule_files_read(&rules->list, rules->arena, dir, cache_dir, errors) ||
	    refuse_unknown_rules(rules, errors) || make_databases(rules, cache_dir, compiling, context, errors)) {
		rules_free(rules);
		return NULL;
	}
	return rules;
}

void rules_free(struct rules *rules)
{
	if (!rules)
		return;
	databases_free(&rules->databases);
	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule_body *body = rules_at(rules, i)->body;
		for (size_t k = 0; body && k < body->pattern_count; k++)
			regex_free(body->patterns[k].regex);
	}
	arena_free(rules->arena);
	free(rules);
}

bool rules_from_cache(const struct rules *rules)
{
	return rules->from_cache;
}

uint64_t rules_sum(const struct rules *rules)
{
	return rules->list.sum;
}

size_t rules_count(const struct rules *rules)
{
	return rules->list.rules.count;
}

const struct rule *rules_at(const struct rules *rules, size_t index)
{
	return &rules->list.rules.items[index];
}

static int compare_id(const void *key, const void *member)
{
	return strcmp(key, ((const struct rule *)member)->id);
}

const struct rule *rules_find(const struct rules *rules, const char *id)
{
	const struct rule_list *list = &rules->list;

	return bsearch(id, list->rules.items, list->rules.count, sizeof *list->rules.items, compare_id);
}

const struct lexicon *rules_words(const struct rules *rules, const char *id, const char *list)
{
	const struct rule *rule = rules_find(rules, id);
	const struct rule_words *words = rule && rule->enabled ? rule->words : NULL;

	while (words && !sv_eq(words->name, sv_from(list)))
		words = words->next;
	return words ? words->lexicon : NULL;
}

bool rules_word(struct span *out, const struct lexicon *words, struct sv text, size_t from)
{
	return lexicon_find(out, words, text, from);
}

struct finding *rules_report(const struct rules *rules, struct findings *findings, const char *id)
{
	const struct rule *rule = rules_find(rules, id);

	if (!rule || !rule->enabled)
		return NULL;
	struct finding *finding = vec_push(findings->arena, &findings->list);
	finding->rule = rule->id;
	finding->severity = rule->severity;
	finding->certainty = rule->certainty;
	finding->confidence = rule->confidence;
	finding->element = PAGE_NONE;
	finding->count = 1;
	return finding;
}
