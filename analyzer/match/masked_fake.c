#include <stdlib.h>

#include "base/utf8.h"
#include "match/mask.h"
#include "match/masked_whole.h"

/* ---- what is none ---- */

static const struct rule *rule_of(const struct scanner *scanner, enum masked_kind kind)
{
	return rules_find(scanner->rules, masked_rule(kind));
}

/* A number whose digits are not right is one if the mask is said to be. */
static bool settle_kind(struct whole *whole, const struct scanner *scanner)
{
	bool is_right = whole->kind != MASKED_NONE;
	struct sv label = { NULL, 0 };

	if (!is_right)
		whole->kind = whole->count == 18 || whole->count == 15 ? MASKED_CN_ID : MASKED_BANK_CARD;
	enum label_kind kind = masks_label(&label, scanner, whole->mask, rule_of(scanner, whole->kind));
	if (is_right || kind == LABEL_WANTED)
		return kind != LABEL_OTHER;
	whole->kind = MASKED_BANK_CARD;
	return whole->count != 11 &&
	       masks_label(&label, scanner, whole->mask, rule_of(scanner, whole->kind)) == LABEL_WANTED;
}

static bool is_ignored(const struct whole *whole, const struct scanner *scanner)
{
	const struct rule *rule = rule_of(scanner, whole->kind);
	struct sv digits = { whole->digits, whole->count };

	return (rule && rule->body && lexicon_is(rule->body->ignored, digits)) ||
	       sv_find(digits, SV("12345678"), 0) != SV_NONE;
}

static bool is_quoted(const struct stream *stream, struct span at)
{
	struct sv text = stream->text;

	return at.begin > 0 && at.end < text.len &&
	       (text.data[at.begin - 1] == '"' || text.data[at.begin - 1] == '\'') &&
	       text.data[at.end] == text.data[at.begin - 1];
}

static bool is_in_element(const struct stream *stream, struct span at)
{
	struct sv text = stream->text;

	return at.begin > 0 && at.end < text.len && text.data[at.begin - 1] == '>' && text.data[at.end] == '<';
}

/* A file of data, with the mask in one member of a record and the number in another: whoever made it meant to show the
 * mask. */
static bool is_data_of_file(const struct whole *whole, const struct page *page)
{
	enum { NEAR = 400 };
	const struct stream *stream = &page->streams[whole->stream];
	struct span mask = whole->mask->masked.at;

	if (whole->piece->where != WHERE_DOCUMENT || whole->mask->kind != whole->stream ||
	    whole_distance(whole, page) > NEAR)
		return false;
	return (is_quoted(stream, whole->at) && is_quoted(stream, mask)) ||
	       (is_in_element(stream, whole->at) && is_in_element(stream, mask));
}

/* Readers see the number where it stands. */
static bool is_shown(const struct whole *whole, const struct page *page)
{
	return whole_is_visible(whole) && !is_data_of_file(whole, page);
}

/* "{"tel":"138****5678","telFull":"13812345678"}": data that a script shows. The rest of scripts are programs. */
static bool is_data_of_script(const struct whole *whole, const struct page *page)
{
	enum { NEAR = 400 };

	return whole->stream == STREAM_SCRIPT && is_quoted(&page->streams[STREAM_SCRIPT], whole->at) &&
	       is_quoted(&page->streams[STREAM_SCRIPT], whole->mask->masked.at) && whole_distance(whole, page) <= NEAR;
}

/* How numbers are masked is told with examples: "13812345678脱敏后为138****5678". */
static bool is_explanation(const struct whole *whole, const struct page *page)
{
	enum { AROUND = 120, NEAR = 200 };
	static const char *const words[] = { "脱敏",   "示例", "例如", "举例", "样例", "显示为",
					     "隐藏为", "屏蔽", "替换", "如：", "格式", "去标识" };
	struct sv text = page->streams[whole->stream].text;

	if (!whole_is_visible(whole) || whole_distance(whole, page) > NEAR)
		return false;
	size_t begin = whole->at.begin > AROUND ? utf8_backward(text, whole->at.begin - AROUND, 1) : 0;
	struct sv around = sv_slice(text, begin, whole->at.end + AROUND);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_find(around, sv_from(words[i]), 0) != SV_NONE)
			return true;
	return false;
}

static bool is_fake(struct whole *whole, const struct wholes *wholes, const struct scanner *scanner)
{
	const struct page *page = scanner->page;

	return (whole->mask->kind != STREAM_SCRIPT || is_data_of_script(whole, page)) &&
	       whole_is_meant(wholes, whole, page) && settle_kind(whole, scanner) && !is_ignored(whole, scanner) &&
	       !is_explanation(whole, page);
}

/* ---- places ---- */

static int compare_spots(const struct whole *left, const struct whole *right)
{
	if (left->stream != right->stream)
		return left->stream < right->stream ? -1 : 1;
	return (left->at.begin > right->at.begin) - (left->at.begin < right->at.begin);
}

static int compare_in_streams(const void *a, const void *b)
{
	const struct whole *left = a;
	const struct whole *right = b;
	int order = compare_spots(left, right);

	return order ? order : (left->group > right->group) - (left->group < right->group);
}

/* One of each place: a number can fit masks of several shapes. */
static size_t keep_fakes(struct wholes *wholes, struct scanner *scanner)
{
	struct whole *list = wholes->list.items;
	size_t kept = 0;

	if (wholes->list.count > 1)
		qsort(list, wholes->list.count, sizeof *list, compare_in_streams);
	for (size_t i = 0; i < wholes->list.count && !scan_is_late(scanner); i++) {
		struct whole *whole = &list[i];
		bool is_taken =
		    kept && list[kept - 1].stream == whole->stream && list[kept - 1].at.end > whole->at.begin;
		if (!is_taken && is_fake(whole, wholes, scanner))
			list[kept++] = *whole;
	}
	return kept;
}

/* The place that overlaps the hit, or NULL. Places are sorted and do not overlap. */
static struct whole *whole_at(struct whole *list, size_t count, const struct hit *hit)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) { /* the first that ends behind the hit's start */
		size_t middle = low + (high - low) / 2;
		if (list[middle].stream < hit->kind ||
		    (list[middle].stream == hit->kind && list[middle].at.end <= hit->value.begin))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == count || list[low].stream != hit->kind || list[low].at.begin >= hit->value.end)
		return NULL;
	return &list[low];
}

/* What is reported where readers see it needs no second finding; elsewhere the mask is what matters. */
static size_t settle_with_hits(struct scanner *scanner, struct whole *list, size_t count)
{
	bool *reported = arena_zalloc(scanner->arena, count + 1);
	struct hit *hits = scanner->hits.items;
	size_t kept = 0;

	for (size_t i = 0; i < scanner->hits.count; i++) {
		struct whole *whole = sv_starts(sv_from(rules_at(scanner->rules, hits[i].rule)->id), SV("leak."))
					  ? whole_at(list, count, &hits[i])
					  : NULL;
		if (whole && is_shown(whole, scanner->page))
			reported[whole - list] = true;
		if (!whole || is_shown(whole, scanner->page))
			hits[kept++] = hits[i];
	}
	scanner->hits.count = kept;
	kept = 0;
	for (size_t i = 0; i < count; i++)
		if (!reported[i])
			list[kept++] = list[i];
	return kept;
}

/* ---- findings ---- */

static struct sv evidence_of(struct scanner *scanner, const struct whole *whole)
{
	static const struct mask usual = { MASK_ENDS, 3, 2 };
	const struct rule *rule = rule_of(scanner, whole->kind);

	return mask_value(scanner->kept, rule && rule->body ? &rule->body->mask : &usual,
			  (struct sv){ whole->digits, whole->count });
}

/* The mask as the page shows it, where it hides enough. */
static struct sv shown_of(struct scanner *scanner, const struct masked *masked)
{
	enum { LEAST_HIDDEN = 4 };
	static const struct mask usual = { MASK_ENDS, 3, 2 };
	struct sv signs = { masked->signs, masked->count };

	return masked->hidden >= LEAST_HIDDEN ? arena_copy(scanner->kept, signs)
					      : mask_value(scanner->kept, &usual, signs);
}

static void fill_hit(struct mask_hit *out, struct scanner *scanner, const struct rule *rule, const struct whole *whole)
{
	bool is_exact =
	    whole->mask->masked.count == whole->count && masked_kind(whole->digits, whole->count, scanner->today);

	masks_hit(out, scanner, rule, whole->stream, whole->at);
	out->mask = whole->mask;
	out->kind = whole->kind;
	struct verdict *verdict = &out->hit.verdict;
	verdict->normal = arena_copy(scanner->kept, (struct sv){ whole->digits, whole->count });
	verdict->evidence = evidence_of(scanner, whole);
	verdict_fact(verdict, "masked", shown_of(scanner, &whole->mask->masked));
	verdict_reason(verdict, REASON_MASK_SHOWN, SV(""));
	if (!is_exact) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
}

void masks_fake(struct scanner *scanner, const struct shown_masks *masks)
{
	const struct rule *rule = rules_find(scanner->rules, "leak.fake-mask");
	struct wholes *wholes;

	if (!rule || !rule->enabled)
		return;
	wholes = arena_alloc(scanner->arena, sizeof *wholes);
	wholes_find(wholes, scanner, masks);
	size_t count = keep_fakes(wholes, scanner);
	count = settle_with_hits(scanner, wholes->list.items, count);
	struct mask_hit *hits = arena_alloc(scanner->arena, (count + 1) * sizeof *hits);
	for (size_t i = 0; i < count; i++)
		fill_hit(&hits[i], scanner, rule, &wholes->list.items[i]);
	masks_report(scanner, hits, count);
}
