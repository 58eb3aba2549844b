/* The record that a number is a part of: a line of a list, a row of a table, an object of a script. */
#ifndef MATCH_RECORD_H
#define MATCH_RECORD_H

#include "match/confirm.h"

/* A name stands before the number, with no more than one of the labels between: "张三，手机：137…". */
bool record_follows_name(const struct candidate *candidate, const struct lexicon *labels);

/* The line of a list or a file that the number stands in; empty if it is a paragraph. */
struct sv record_line(const struct candidate *candidate);

/* The line before its own is a name: that of a <dt>, or of a card. */
bool record_is_below_name(const struct candidate *candidate);

/* What stands between the nearest curly brackets around [begin, end); empty if they are not within `reach` bytes. */
struct sv record_object(struct sv text, size_t begin, size_t end, size_t reach);

/* A person's name stands somewhere in the record. */
bool record_has_name(const struct candidate *candidate);

#endif
