#include "run/sweep_fold.h"

#include <stdlib.h>
#include <string.h>

#include "run/sweep_failing.h"

struct folded {
	struct sv rule;
	struct sv url;
	struct sv packed; /* the first finding */
	uint64_t referrers;
	size_t page_count;
	struct referrer pages[FAILING_PAGES];
};

struct sweep_fold {
	struct arena *arena;
	VEC(struct folded, items);
	uint32_t *slots; /* by rule and address: index + 1 */
	size_t size;
};

struct sweep_fold *sweep_fold_new(void)
{
	struct sweep_fold *fold = calloc(1, sizeof *fold);

	if (!fold)
		abort();
	fold->arena = arena_new();
	return fold;
}

void sweep_fold_free(struct sweep_fold *fold)
{
	if (!fold)
		return;
	arena_free(fold->arena);
	free(fold->slots);
	free(fold);
}

static const struct fact *fact_of(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return &finding->facts.items[i];
	return NULL;
}

static uint32_t *slot_of(const struct sweep_fold *fold, struct sv rule, struct sv url)
{
	size_t at = sv_hash(url, sv_hash(rule, 0)) & (fold->size - 1);

	for (; fold->slots[at]; at = (at + 1) & (fold->size - 1)) {
		const struct folded *item = &fold->items.items[fold->slots[at] - 1];
		if (sv_eq(item->rule, rule) && sv_eq(item->url, url))
			break;
	}
	return &fold->slots[at];
}

static void grow(struct sweep_fold *fold)
{
	fold->size = fold->size ? fold->size * 2 : 256;
	free(fold->slots);
	fold->slots = calloc(fold->size, sizeof *fold->slots);
	if (!fold->slots)
		abort();
	for (size_t i = 0; i < fold->items.count; i++)
		*slot_of(fold, fold->items.items[i].rule, fold->items.items[i].url) = (uint32_t)i + 1;
}

static struct folded *folded_of(struct sweep_fold *fold, const struct unpacked *unpacked, struct sv url)
{
	struct sv rule = sv_from(unpacked->finding.rule);
	struct buf packed;

	if ((fold->items.count + 1) * 2 > fold->size)
		grow(fold);
	uint32_t *slot = slot_of(fold, rule, url);
	if (*slot)
		return &fold->items.items[*slot - 1];
	if (fold->items.count == LIMIT_FOLDS)
		return NULL;
	struct folded *item = vec_push(fold->arena, &fold->items);
	*slot = (uint32_t)fold->items.count;
	item->rule = arena_copy(fold->arena, rule);
	item->url = arena_copy(fold->arena, url);
	buf_init(&packed, SIZE_MAX);
	record_packer.record(&packed, NULL, NULL, &unpacked->record);
	item->packed = arena_copy(fold->arena, buf_view(&packed));
	buf_free(&packed);
	return item;
}

bool sweep_fold_take(struct sweep_fold *fold, const struct unpacked *unpacked)
{
	const struct fact *url = fact_of(&unpacked->finding, "url");
	const struct fact *pages = fact_of(&unpacked->finding, "pages");

	if (strncmp(unpacked->finding.rule, "link.", 5) != 0 || !url || !pages)
		return false;
	/* Empty links are told apart by how they are written. */
	struct sv address = url->text.len ? url->text : unpacked->record.as.finding.evidence;
	struct folded *item = folded_of(fold, unpacked, address);
	if (!item)
		return false;
	const struct place *place = &unpacked->record.place;
	item->referrers++;
	if (item->page_count < FAILING_PAGES)
		item->pages[item->page_count++] =
		    (struct referrer){ arena_copy(fold->arena, place->source), place->line, place->column,
				       arena_copy(fold->arena, pages->text) };
	return true;
}

static void write_folded(const struct folded *item, struct sweep_output *output, struct arena *arena)
{
	struct sv packed = item->packed;
	struct unpacked unpacked;

	if (record_unpack(&unpacked, arena, &packed) != 0)
		return;
	struct finding *finding = &unpacked.finding;
	for (size_t i = 0; i < finding->facts.count; i++)
		if (finding->facts.items[i].kind == FACT_REFERRERS)
			finding->facts.items[i] = (struct fact){ .key = "pages",
								 .kind = FACT_REFERRERS,
								 .pages = item->pages,
								 .page_count = item->page_count };
	*vec_push(arena, &finding->facts) =
	    (struct fact){ .key = "referrers", .kind = FACT_NUMBER, .number = (int64_t)item->referrers };
	unpacked.record.as.finding.fingerprint =
	    fingerprint_of(arena, &output->sweep->context.key, finding->rule, item->url, SV(""));
	sweep_output_finding(output, arena, &unpacked.record, finding, false);
}

void sweep_fold_write(struct sweep_fold *fold, struct sweep_output *output)
{
	struct arena *arena = arena_new();

	for (size_t i = 0; i < fold->items.count; i++) {
		arena_reset(arena);
		write_folded(&fold->items.items[i], output, arena);
	}
	arena_free(arena);
}
