/*
 * Telling flowing text: the stack of open elements, of which rows, cells and paragraphs are told only when there is
 * something in them, for what they are stands inside.
 */
#ifndef ATTACH_OOXML_FLOW_H
#define ATTACH_OOXML_FLOW_H

#include "attach/ooxml_names.h"
#include "attach/reading.h"
#include "base/limits.h"

/* Whether an element counts. */
enum flow_skip { FLOW_TOLD, FLOW_OTHER_CHOICE /* of two that say the same */, FLOW_SKIPPED };

struct flow_level {
	enum text_kind kind;
	enum flow_skip skip;
	uint8_t opened;  /* elements that were told for it */
	bool is_pending; /* a row, cell or paragraph that was not told yet */
	bool is_aside;   /* what is inside is not seen: it is put aside */
	bool is_comment; /* in a comment: text only */
	bool is_flagged; /* ALTERNATIVES: one was chosen; PARAGRAPH: a heading; CELL: goes on from above */
	size_t aside;    /* PARAGRAPH: where its text in flow->aside begins */
	size_t table;    /* level of the table around it; 0: none */
	uint32_t advance;
	uint32_t rows; /* TABLE: so far */
	uint32_t column;
	struct reading_open open; /* CELL, ROW: as it will be told */
};

struct flow {
	struct reading *out;
	struct buf aside;
	bool is_aside_open; /* the last text was put aside, too */
	size_t pending;     /* no level below it is pending */
	size_t depth;
	struct flow_level levels[LIMIT_XML_DEPTH + 1]; /* the first stands for the document */
};

struct flow *flow_new(struct reading *out);
void flow_free(struct flow *flow); /* closes what is open */

static inline struct flow_level *flow_top(struct flow *flow)
{
	return &flow->levels[flow->depth];
}

struct flow_level *flow_outer(struct flow *flow);

/* Pushes a level that takes after the one around it; NULL if there are too many. */
struct flow_level *flow_push(struct flow *flow, enum text_kind kind);

/* Tells the end of the innermost level. */
void flow_pop(struct flow *flow);

/* The nearest level of that kind from the innermost on; NULL if there is none. */
struct flow_level *flow_find(struct flow *flow, enum text_kind kind);

void flow_open(struct flow *flow, enum reading_element element, const struct reading_open *open);

/* Text of the innermost level, seen or not as it says; text that is never seen. */
void flow_text(struct flow *flow, struct sv text);
void flow_aside(struct flow *flow, struct sv text);

#endif
