#include "emit/words.h"

#include "emit/emit.h"

static const struct text_by_language words[WORD_COUNT] = {
#define WORD(name, zh, en) [WORD_##name] = { { zh, sizeof(zh) - 1 }, { en, sizeof(en) - 1 } },
#include "emit/words.def"
#undef WORD
};

struct sv words_text(enum word word, bool chinese)
{
	return chinese ? words[word].zh : words[word].en;
}

struct sv words_severity(enum severity severity, bool chinese)
{
	static const enum word of[SEVERITY_COUNT] = {
		[SEVERITY_NOTE] = WORD_NOTE, [SEVERITY_WARNING] = WORD_WARNING, [SEVERITY_ERROR] = WORD_ERROR
	};
	return words_text(of[severity], chinese);
}

struct sv words_certainty(enum certainty certainty, bool chinese)
{
	static const enum word of[CERTAINTY_COUNT] = {
		[CERTAINTY_POSSIBLE] = WORD_POSSIBLE,
		[CERTAINTY_LIKELY] = WORD_LIKELY,
		[CERTAINTY_CERTAIN] = WORD_CERTAIN,
	};
	return words_text(of[certainty], chinese);
}

struct sv words_stage(enum stage stage, bool chinese)
{
	static const enum word of[STAGE_COUNT] = {
		[STAGE_READ] = WORD_STAGE_READ,   [STAGE_DECODE] = WORD_STAGE_DECODE,
		[STAGE_PARSE] = WORD_STAGE_PARSE, [STAGE_ATTACH] = WORD_STAGE_ATTACH,
		[STAGE_MATCH] = WORD_STAGE_MATCH, [STAGE_FETCH] = WORD_STAGE_FETCH,
	};
	return words_text(of[stage], chinese);
}
