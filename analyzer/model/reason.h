/*
 * Why a value was reported, or why it was not: reasons.def lists all reasons in both languages.
 */
#ifndef MODEL_REASON_H
#define MODEL_REASON_H

#include "base/arena.h"

enum reason {
	REASON_NONE,
#define REASON(name, kind, zh, en) REASON_##name,
#include "model/reasons.def"
#undef REASON
	REASON_COUNT
};

enum reason_kind {
	REASON_IS_FOR,     /* speaks for a finding */
	REASON_IS_AGAINST, /* drops a value that has the right form */
	REASON_IS_FORM     /* drops what has not */
};

/* A reason with what it speaks of: a label, a name, a count; empty if nothing. */
struct reason_given {
	enum reason reason;
	struct sv argument;
};

enum reason_kind reason_kind(enum reason reason);

/* The reason in words. */
struct sv reason_text(struct arena *arena, const struct reason_given *given, bool chinese);

#endif
