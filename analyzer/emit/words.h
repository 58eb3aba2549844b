/* What people read, in both languages: words.def is the table. */
#ifndef EMIT_WORDS_H
#define EMIT_WORDS_H

#include "model/record.h"

enum word {
#define WORD(name, zh, en) WORD_##name,
#include "emit/words.def"
#undef WORD
	WORD_COUNT
};

struct sv words_text(enum word word, bool chinese);

struct sv words_severity(enum severity severity, bool chinese);
struct sv words_certainty(enum certainty certainty, bool chinese);
struct sv words_stage(enum stage stage, bool chinese);

#endif
