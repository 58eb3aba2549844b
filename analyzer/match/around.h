/*
 * What stands around a candidate, in bounded windows. Views into the page's streams.
 */
#ifndef MATCH_AROUND_H
#define MATCH_AROUND_H

#include "match/confirm.h"

/* Everywhere a run of spaces counts as one character. */

/* At most that many characters right before / behind [begin, end) of the candidate's stream, inside its block or cell.
 */
struct sv around_before(const struct candidate *candidate, struct span at, size_t characters);
struct sv around_after(const struct candidate *candidate, struct span at, size_t characters);

/* Both windows around the value with the value between them. */
struct sv around_window(const struct candidate *candidate, size_t characters);

/* As around_window, but over the ends of blocks and cells. */
struct sv around_wide(const struct candidate *candidate, size_t characters);

/* At most that many characters before `at`, over the ends of blocks and cells. */
struct sv around_wide_before(const struct candidate *candidate, size_t at, size_t characters);

/* The text that introduces the value: what stands before it in its block; where it starts its block, the block before
 * that, if it is short enough to be a label (of attributes, element.h tells). */
struct sv around_lead(const struct candidate *candidate, size_t characters);

/* The adjoining characters, 0 at an end of the block. */
uint32_t around_code_before(const struct candidate *candidate, size_t at);
uint32_t around_code_after(const struct candidate *candidate, size_t at);

/* The value stands in running text with no Chinese character near (over the ends of blocks), or in a README and the
 * like without Chinese: an example in a manual, rather than something of this site. */
bool around_is_manual(const struct candidate *candidate);

/* The page's title or the beginning of its text is Chinese. */
bool around_page_is_chinese(const struct candidate *candidate);

/* True if the rule's context conditions hold. */
bool around_context_holds(const struct candidate *candidate);

#endif
