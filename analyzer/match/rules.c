#include "match/rules.h"

#include <stdlib.h>

struct rules *rules_load(const char *dir, const char *cache_dir, struct buf *errors)
{
	struct rules *rules = calloc(1, sizeof *rules);

	(void)cache_dir;
	if (!rules)
		abort();
	rules->arena = arena_new();
	if (rule_files_read(&rules->list, rules->arena, dir, errors)) {
		rules_free(rules);
		return NULL;
	}
	return rules;
}

void rules_free(struct rules *rules)
{
	if (!rules)
		return;
	arena_free(rules->arena);
	free(rules);
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
