#include "base/limits.h"
#include "match/mask.h"
#include "match/masked_scan.h"

enum {
	MOST_CANDIDATES = 30, /* anyone can try that many */
	MOST_HIDDEN = 6,      /* that leave no more */
	MOST_STEPS = 20 * 1000 * 1000,
};

/* A number that nothing calls by its name must be shown nearly whole, in text for people. */
static bool is_said_to_be(struct sv *label, const struct scanner *scanner, const struct shown_mask *mask,
			  const struct rule *rule)
{
	enum label_kind found = masks_label(label, scanner, mask, rule);

	if (found != LABEL_NONE)
		return found == LABEL_WANTED;
	return mask->kind == STREAM_BODY && mask->masked.count == 18 && mask->masked.hidden <= 2;
}

static void add_hit(struct scanner *scanner, const struct rule *weak, const struct shown_mask *mask, struct sv label,
		    size_t fitting)
{
	static const struct mask kept = { MASK_ENDS, 3, 2 };
	struct hit *hit = masks_add_hit(scanner, weak, mask->kind, mask->masked.at);

	hit->verdict.normal = arena_copy(scanner->kept, (struct sv){ mask->masked.signs, mask->masked.count });
	hit->verdict.evidence = mask_value(scanner->kept, &kept, hit->verdict.normal);
	verdict_fact(&hit->verdict, "label", label);
	verdict_reason(&hit->verdict, REASON_MASK_FITS, arena_printf(scanner->kept, "%zu", fitting));
	if (label.len)
		verdict_reason(&hit->verdict, REASON_LABEL, label);
}

void masks_weak(struct scanner *scanner, const struct shown_masks *masks)
{
	const struct rule *weak = rules_find(scanner->rules, "leak.weak-mask");
	size_t budget = MOST_STEPS;

	if (!weak || !weak->enabled)
		return;
	for (size_t i = 0; i < masks->list.count && !scan_is_late(scanner); i++) {
		const struct shown_mask *mask = &masks->list.items[i];
		const struct rule *rule = rules_find(scanner->rules, masked_rule(masked_kind_by_length(&mask->masked)));
		struct sv label = { NULL, 0 };
		if (mask->masked.is_part || mask->masked.is_doubtful || mask->masked.hidden > MOST_HIDDEN || !rule)
			continue;
		size_t count = masked_candidates(&mask->masked, MOST_CANDIDATES, scanner->today, &budget);
		if (count && count <= MOST_CANDIDATES && is_said_to_be(&label, scanner, mask, rule))
			add_hit(scanner, weak, mask, label, count);
	}
	scanner->cut |= !budget;
}
