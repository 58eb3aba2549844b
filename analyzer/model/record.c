#include "model/record.h"

static const char *const severity_names[] = { "note", "warning", "error" };
static const char *const certainty_names[] = { "possible", "likely", "certain" };

static int index_of(const char *const *names, int count, struct sv name)
{
	for (int i = 0; i < count; i++)
		if (sv_eq(sv_from(names[i]), name))
			return i;
	return -1;
}

const char *severity_name(enum severity severity)
{
	return severity_names[severity];
}

const char *certainty_name(enum certainty certainty)
{
	return certainty_names[certainty];
}

int severity_from(struct sv name)
{
	return index_of(severity_names, SEVERITY_COUNT, name);
}

int certainty_from(struct sv name)
{
	return index_of(certainty_names, CERTAINTY_COUNT, name);
}

const char *stage_name(enum stage stage)
{
	static const char *const names[] = { "read", "decode", "parse", "attach", "match", "fetch" };
	return names[stage];
}

const char *record_type_name(enum record_type type)
{
	static const char *const names[] = { "link", "attachment", "label", "finding", "error", "summary" };
	return names[type];
}

bool finding_is_sensitive(const char *rule)
{
	return sv_starts(sv_from(rule), SV("leak.")) || sv_starts(sv_from(rule), SV("secret."));
}

static void keep_view(struct arena *arena, struct sv *view)
{
	if (view->len)
		*view = arena_copy(arena, *view);
}

static void keep_fact(struct arena *arena, struct fact *fact)
{
	struct sv *list = arena_alloc(arena, fact->list_count * sizeof *list);

	keep_view(arena, &fact->text);
	for (size_t i = 0; i < fact->list_count; i++)
		list[i] = arena_copy(arena, fact->list[i]);
	fact->list = list;
}

void finding_keep(struct findings *findings, struct finding *finding, const struct page *page)
{
	struct arena *arena = findings->arena;

	finding->path = page_path(page, arena, finding->element);
	finding->element = PAGE_NONE;
	keep_view(arena, &finding->value);
	keep_view(arena, &finding->shown);
	keep_view(arena, &finding->evidence);
	for (size_t i = 0; i < finding->others.count; i++) {
		keep_view(arena, &finding->others.items[i].shown);
		keep_view(arena, &finding->others.items[i].evidence);
	}
	for (size_t i = 0; i < finding->facts.count; i++)
		keep_fact(arena, &finding->facts.items[i]);
	for (size_t i = 0; i < finding->reasons.count; i++)
		keep_view(arena, &finding->reasons.items[i].argument);
}

void dropped_keep(struct findings *findings, struct dropped *dropped)
{
	keep_view(findings->arena, &dropped->shown);
	keep_view(findings->arena, &dropped->evidence);
	keep_view(findings->arena, &dropped->against.argument);
}

static struct fact *add_fact(struct findings *findings, struct finding *finding, const char *key, enum fact_kind kind)
{
	struct fact *fact = vec_push(findings->arena, &finding->facts);

	fact->key = key;
	fact->kind = kind;
	return fact;
}

void finding_text(struct findings *findings, struct finding *finding, const char *key, struct sv text)
{
	if (text.len)
		add_fact(findings, finding, key, FACT_TEXT)->text = text;
}

void finding_number(struct findings *findings, struct finding *finding, const char *key, int64_t number)
{
	add_fact(findings, finding, key, FACT_NUMBER)->number = number;
}

void finding_list(struct findings *findings, struct finding *finding, const char *key, const struct sv *list,
		  size_t count)
{
	struct fact *fact = add_fact(findings, finding, key, FACT_LIST);

	fact->list = list;
	fact->list_count = count;
}

void finding_referrers(struct findings *findings, struct finding *finding, struct sv link_text)
{
	add_fact(findings, finding, "pages", FACT_REFERRERS)->text = link_text;
}

void finding_other(struct findings *findings, struct finding *finding, const struct finding_value *value)
{
	*vec_push(findings->arena, &finding->others) = *value;
}

void finding_reason(struct findings *findings, struct finding *finding, enum reason reason, struct sv argument)
{
	*vec_push(findings->arena, &finding->reasons) = (struct reason_given){ reason, argument };
}
