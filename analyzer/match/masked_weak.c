#include "base/limits.h"
#include "match/mask.h"
#include "match/masked_birth.h"
#include "match/person_name.h"

enum {
	MOST_CANDIDATES = 100, /* anyone can try that many */
	MOST_HIDDEN = 6,       /* that leave no more */
	MOST_STEPS = 20 * 1000 * 1000,
};

/* "李芳（1370263841*）": a name stands before the number, with no more than a word between. */
static bool follows_name(const struct scanner *scanner, const struct shown_mask *mask)
{
	enum { BEFORE_BYTES = 48 };
	struct sv text = scanner->page->streams[mask->kind].text;
	size_t begin = mask->masked.at.begin;

	while (begin > 0 && mask->masked.at.begin - begin < BEFORE_BYTES && text.data[begin - 1] != '\n')
		begin--;
	struct sv before = sv_slice(text, begin, mask->masked.at.begin);
	return person_name_is_last(before) || person_name_is_in(before);
}

/* A number that nothing calls by its name must be shown nearly whole, in text for people. */
static bool is_said_to_be(struct sv *label, const struct scanner *scanner, const struct shown_mask *mask,
			  const struct rule *rule)
{
	enum label_kind found = masks_label(label, scanner, mask, rule);

	if (found != LABEL_NONE)
		return found == LABEL_WANTED;
	if (mask->kind != STREAM_BODY || mask->masked.hidden > 2)
		return false;
	return mask->masked.count == 18 || (mask->masked.count == 11 && follows_name(scanner, mask));
}

static void fill_hit(struct mask_hit *out, const struct scanner *scanner, const struct rule *weak,
		     const struct shown_mask *mask)
{
	static const struct mask kept = { MASK_ENDS, 3, 2 };

	masks_hit(out, scanner, weak, mask->kind, mask->masked.at);
	out->mask = mask;
	out->kind = masked_kind_by_length(&mask->masked);
	out->hit.verdict.normal = arena_copy(scanner->kept, (struct sv){ mask->masked.signs, mask->masked.count });
	out->hit.verdict.evidence = mask_value(scanner->kept, &kept, out->hit.verdict.normal);
}

/* How few numbers fit the mask, the birth date beside it included; 0 if that are too many, or none. */
static size_t fitting(struct scanner *scanner, const struct shown_mask *mask, struct verdict *verdict, size_t *budget)
{
	size_t count = 0;

	if (mask->masked.hidden <= MOST_HIDDEN)
		count = masked_candidates(&mask->masked, MOST_CANDIDATES, scanner->today, budget);
	if (count && count <= MOST_CANDIDATES)
		return count;
	if (!mask_is_undone_by_birth(scanner, mask))
		return 0;
	verdict_reason(verdict, REASON_BIRTH_BESIDE, SV(""));
	verdict->certainty = CERTAINTY_LIKELY;
	verdict->confidence -= 0.05;
	return 1;
}

/* Fills the hit if the mask is weak. */
static bool judge(struct mask_hit *out, struct scanner *scanner, const struct rule *weak, const struct shown_mask *mask,
		  size_t *budget)
{
	const struct rule *rule = rules_find(scanner->rules, masked_rule(masked_kind_by_length(&mask->masked)));
	struct sv label = { NULL, 0 };

	if (mask->masked.is_part || mask->masked.is_doubtful || !rule)
		return false;
	if (mask->masked.hidden > MOST_HIDDEN && mask->masked.count != 18)
		return false;
	fill_hit(out, scanner, weak, mask);
	struct verdict *verdict = &out->hit.verdict;
	size_t count = fitting(scanner, mask, verdict, budget);
	if (!count || !is_said_to_be(&label, scanner, mask, rule))
		return false;
	out->label = label;
	verdict_reason(verdict, REASON_MASK_FITS, arena_printf(scanner->kept, "%zu", count));
	if (label.len)
		verdict_reason(verdict, REASON_LABEL, label);
	return true;
}

void masks_weak(struct scanner *scanner, const struct shown_masks *masks)
{
	const struct rule *weak = rules_find(scanner->rules, "leak.weak-mask");
	VEC(struct mask_hit, hits) = { 0 };
	size_t budget = MOST_STEPS;
	struct mask_hit hit;

	if (!weak || !weak->enabled)
		return;
	for (size_t i = 0; i < masks->list.count && !scan_is_late(scanner); i++)
		if (judge(&hit, scanner, weak, &masks->list.items[i], &budget))
			*vec_push(scanner->arena, &hits) = hit;
	scanner->cut |= !budget;
	masks_report(scanner, hits.items, hits.count);
}
