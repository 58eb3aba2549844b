/* One scan of one page; private to match/. */
#ifndef MATCH_SCAN_H
#define MATCH_SCAN_H

#include "lib/regex.h"
#include "match/confirm.h"
#include "match/ranges.h"
#include "match/rules.h"

struct column;

/* A value that was kept. */
struct hit {
	uint32_t rule;     /* index */
	uint8_t kind;      /* enum stream_kind */
	struct span match; /* in the stream; the whole of what was matched */
	struct span value;
	struct span source; /* of the value, in the decoded document */
	const struct piece *piece;
	struct verdict verdict;      /* `normal` and `evidence` are filled */
	const struct column *column; /* that it stands for, or NULL */
};

/* A value that was not, and why. */
struct drop {
	uint32_t rule;
	uint8_t kind;
	struct span value;
	struct reason_given against;
};

struct scanner {
	const struct rules *rules;
	hs_scratch_t *scratch;
	struct regex_matcher *matcher;
	struct ranges ranges;
	struct arena *arena; /* of one scan */
	size_t *judged;      /* by rule: candidates of this page */
	uint32_t today;      /* YYYYMMDD */
	double seconds;      /* that a scan may take */

	/* of the scan under way */
	const struct page *page;
	struct arena *kept; /* for strings of findings */
	VEC(struct hit, hits);
	uint64_t **labels; /* by rule: bits of the cells that are labels, or NULL */
	bool cut;          /* a limit was reached */
	bool late;
	double deadline;
	unsigned int looks; /* until the next at the clock */

	size_t *dropped; /* by rule: values that `drops` got, or would have got; NULL if nobody asked */
	VEC(struct drop, drops);
};

/* True if the scan's time is up, which cuts it. To be asked before every piece of work. */
bool scan_is_late(struct scanner *scanner);

/* Finds the matches of the ranges in a stream and judges their values. */
void scan_locate(struct scanner *scanner, enum stream_kind kind);

/* Finds the numbers of a stream and judges them. */
void scan_digits(struct scanner *scanner, enum stream_kind kind);

/* A label was found in [at.begin, at.end) of a stream: notes its cell, judges the block behind it, or follows an
 * attribute to its input's value. */
void scan_label(struct scanner *scanner, const struct scanned_pattern *pattern, enum stream_kind kind, struct span at);

/* Judges the values of the cells whose labels were noted. */
void scan_labelled_cells(struct scanner *scanner);

/* Judges the value of the input that the attribute `label` belongs to, if it names the input: `rest` is what follows
 * the label's word in it. */
void scan_input_label(struct scanner *scanner, uint32_t rule, const struct piece *label, struct sv rest);

/* Judges the values of inputs whose type is a label, and attributes whose names are labels. */
void scan_inputs(struct scanner *scanner);

/* What a finder knows of a value. */
struct found {
	enum stream_kind kind;
	struct span match;
	struct span value;
	struct sv label;
	enum where label_where;
	const struct digits_match *digits;
	size_t digits_before;
	size_t digits_after;
	const struct peers *peers;
};

/* Keeps the value as a hit if its place is in the rule's scope and context and confirmer agree. */
void scan_judge(struct scanner *scanner, uint32_t rule, const struct found *found);

/* Notes that a value is dropped, if the scanner is to explain and the reason is worth telling. */
void scan_drop(struct scanner *scanner, const struct drop *drop);

/* Lists what was noted in findings->dropped, but for values that were kept after all. The hits are those kept, by rule,
 * kind and place. */
void scan_explain(struct scanner *scanner, struct findings *findings, const struct hit *hits, size_t count);

/* Turns the hits into findings: values that other rules have better claims to go, repeats become one. */
void scan_report(struct scanner *scanner, struct findings *findings);

#endif
