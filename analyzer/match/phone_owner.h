/* Whose a mobile number is: a private person's, or one that is published on purpose. */
#ifndef MATCH_PHONE_OWNER_H
#define MATCH_PHONE_OWNER_H

#include "match/confirm.h"

/* The word lists of rules for mobile numbers. */
enum phone_words {
	PHONE_LABELS,
	PHONE_HOLDERS,
	PHONE_PRIVATES,
	PHONE_PERSONALS,
	PHONE_NAMES,
	PHONE_DUTIES,
	PHONE_OFFICES,
	PHONE_POSTS,
	PHONE_CAPTIONS,
	PHONE_LISTS,
	PHONE_OTHERS,
	PHONE_DEEDS,
	PHONE_OFFICIALS,
	PHONE_OWN_OFFICES,
	PHONE_FURNITURE,
	PHONE_SECRETS,
	PHONE_SEATS
};

/* By one piece of evidence. */
enum phone_side { PHONE_UNKNOWN, PHONE_PRIVATE, PHONE_PUBLIC };

/* What makes the number a private person's, or REASON_NO_PERSON. The nearest evidence that says anything decides; where
 * nothing does, names. */
enum reason phone_owner(const struct candidate *candidate);

bool phone_has(const struct candidate *candidate, enum phone_words list, struct sv text);

/* Of the words for private holders and those for duties the last decides: "户主张三，联系电话：", but
 * "申请人可拨打咨询电话". */
enum phone_side phone_side_of(const struct candidate *candidate, struct sv text);

/* An identity number stands in the text: whatever it is about is a private person. */
bool phone_has_identity(const struct candidate *candidate, struct sv text);

/* phone_person.c: the person whose name it is attached to, by what is said of that person behind it. */
enum phone_side phone_by_person(const struct candidate *candidate);

/* phone_person.c: "抢险组：李芳 137…": what the person is there for stands before the name. */
bool phone_has_post(const struct candidate *candidate);

/* phone_person.c: the writer of a letter or a post, who says "我". */
enum phone_side phone_by_writer(const struct candidate *candidate);

/* phone_table.c: the cell at its left, if that is a label; the heading of its column; the heading of whom the column
 * before names; its form. */
enum phone_side phone_by_headings(const struct candidate *candidate);

/* phone_table.c: its table. */
enum phone_side phone_by_table(const struct candidate *candidate);

/* phone_object.c: the other members of its object or element, `{"name":"…","mobile":"…"}`. */
enum phone_side phone_by_object(const struct candidate *candidate);

/* phone_record.c: a link to dial, or an address with the number as a parameter. */
enum phone_side phone_by_link(const struct candidate *candidate);

/* phone_record.c: a line of a log. */
enum phone_side phone_by_log(const struct candidate *candidate);

/* phone_record.c: another number is near: whom to ask is mostly one person. */
bool phone_has_number_beside(const struct candidate *candidate);

/* phone_record.c: an input's hidden value. */
enum phone_side phone_by_hidden_input(const struct candidate *candidate);

/* phone_record.c: what a program noted in a comment, rather than markup that was commented out. */
enum phone_side phone_by_comment(const struct candidate *candidate);

/* phone_record.c: several persons with their numbers, and no word of what they do for the public. */
bool phone_is_in_roster(const struct candidate *candidate);

#endif
