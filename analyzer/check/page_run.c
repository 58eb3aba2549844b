#include "check/page_run.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "check/script_built.h"
#include "url/url.h"

#define FIRST_SLOTS 64
#define DEEPEST     256 /* elements around one that are looked at */

void page_run_init(struct page_run *run, struct findings *findings, const struct check_page *input)
{
	struct url url;

	*run = (struct page_run){
		.page = input->page,
		.rules = input->rules,
		.places = input->places,
		.site_region = input->site_region,
		.findings = findings,
		.arena = findings->arena,
	};
	if (input->page->url.len && url_parse(&url, run->arena, NULL, NULL, input->page->url) == 0)
		run->host = url.host;
}

static uint64_t hash_of(const char *rule, struct sv value)
{
	return sv_hash(value, sv_hash(sv_from(rule), 0));
}

static bool is_equal(const struct finding *finding, const char *rule, struct sv value)
{
	return strcmp(finding->rule, rule) == 0 && sv_eq(finding->value, value);
}

/* The slot of an equal finding, or the free one that a new finding takes. */
static uint32_t *find_slot(struct page_run *run, const char *rule, struct sv value)
{
	size_t at = hash_of(rule, value) & (run->seen.size - 1);

	while (run->seen.slots[at] && !is_equal(&run->findings->list.items[run->seen.slots[at] - 1], rule, value))
		at = (at + 1) & (run->seen.size - 1);
	return &run->seen.slots[at];
}

static void grow(struct page_run *run)
{
	uint32_t *old = run->seen.slots;
	size_t old_size = run->seen.size;

	run->seen.size = old_size ? old_size * 2 : FIRST_SLOTS;
	run->seen.slots = arena_zalloc(run->arena, run->seen.size * sizeof *run->seen.slots);
	for (size_t i = 0; i < old_size; i++) {
		if (!old[i])
			continue;
		const struct finding *finding = &run->findings->list.items[old[i] - 1];
		*find_slot(run, finding->rule, finding->value) = old[i];
	}
}

static struct page_run_rule *count_of(struct page_run *run, const char *rule)
{
	struct page_run_rule *count = run->rule_counts;

	while (count->id && strcmp(count->id, rule) != 0)
		count++;
	count->id = rule;
	return count;
}

struct finding *page_run_report(struct page_run *run, const char *rule, struct sv value)
{
	if (run->seen.used * 2 >= run->seen.size)
		grow(run);
	uint32_t *slot = find_slot(run, rule, value);
	if (*slot) {
		run->findings->list.items[*slot - 1].count++;
		return NULL;
	}
	struct page_run_rule *count = count_of(run, rule);
	if (count->count >= LIMIT_FINDINGS_PER_RULE) {
		run->findings->list.items[count->last].count++;
		return NULL;
	}
	struct finding *finding = rules_report(run->rules, run->findings, rule);
	if (!finding)
		return NULL;
	finding->value = value;
	finding->element = PAGE_NONE;
	count->count++;
	count->last = (uint32_t)run->findings->list.count - 1;
	*slot = count->last + 1;
	run->seen.used++;
	return finding;
}

struct span page_run_value_span(const struct page_run *run, struct span attribute, struct sv value)
{
	struct sv written = sv_slice(run->page->document, attribute.begin, attribute.end);
	size_t open = sv_chr(written, '=', 0);

	if (open == SV_NONE)
		open = sv_chr(written, '(', 0);
	if (open == SV_NONE || value.len == 0)
		return attribute;
	size_t at = sv_find(written, value, open + 1);
	if (at != SV_NONE)
		return (struct span){ attribute.begin + at, attribute.begin + at + value.len };
	/* Written with references: what stands between the quotes. */
	struct sv inside = sv_trim(sv_skip(written, open + 1));
	if (inside.len > 1 && (inside.data[0] == '"' || inside.data[0] == '\'') &&
	    inside.data[inside.len - 1] == inside.data[0])
		inside = sv_trim(sv_slice(inside, 1, inside.len - 1));
	if (inside.len == 0)
		return attribute;
	size_t begin = attribute.begin + (size_t)(inside.data - written.data);
	return (struct span){ begin, begin + inside.len };
}

struct sv page_run_excerpt(const struct page_run *run, struct sv text)
{
	size_t end = LIMIT_LINK_TEXT_BYTES;

	if (text.len <= end)
		return text;
	while (end > 0 && ((unsigned char)text.data[end] & 0xc0) == 0x80)
		end--;
	return arena_printf(run->arena, "%.*s…", (int)end, text.data);
}

bool page_run_is_inert(const struct page_run *run, uint32_t element)
{
	for (int depth = 0; element != PAGE_NONE && depth < DEEPEST; depth++) {
		const struct element *at = &run->page->elements.items[element];
		if (sv_eq(at->name, SV("template")) || sv_eq(at->name, SV("noscript")))
			return true;
		element = at->parent;
	}
	return false;
}

bool page_run_is_scripted(struct page_run *run)
{
	if (run->scripted == SCRIPTED_UNKNOWN)
		run->scripted = script_built_has_signs(run->page) ? SCRIPTED_YES : SCRIPTED_NO;
	return run->scripted == SCRIPTED_YES;
}
