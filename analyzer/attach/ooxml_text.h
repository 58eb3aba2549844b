/*
 * Flowing text: what Word's parts, slides, drawings, charts and reviewers' notes have in common. Elements are known by
 * their names without prefixes, whatever the part.
 *
 * Text that is not seen (deleted, hidden, alternative texts of pictures) is put aside and told at the end of its
 * paragraph, so that what is seen around it stays in one piece.
 */
#ifndef ATTACH_OOXML_TEXT_H
#define ATTACH_OOXML_TEXT_H

#include "attach/ooxml.h"
#include "attach/word_styles.h"

struct ooxml_text_input {
	struct sv part;
	struct reading_open open;         /* how it is told; no part of its own where the name is empty */
	bool is_slide;                    /* whose own element says whether it is hidden */
	const struct word_styles *styles; /* of Word's parts; else NULL */
	struct sv sheet;                  /* of comments: their cells' sheet; else empty */
};

/* The place that a reference such as "B12" or "$B$12:C13" begins with. Returns 0, or -1 if it is none on a sheet. */
int ooxml_cell(uint32_t *row, uint32_t *column, struct sv reference);

/* Tells a part and the charts and diagrams in it, each part once. Returns its relations. */
struct ooxml_relations ooxml_tell_text(struct ooxml *package, const struct ooxml_text_input *input);

/* Tells the files that are embedded in a part. */
void ooxml_tell_embedded(struct ooxml *package, const struct ooxml_relations *relations);

#endif
