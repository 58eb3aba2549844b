#include "model/reason.h"

static const struct {
	enum reason_kind kind;
	const char *zh;
	const char *en;
} reasons[REASON_COUNT] = {
	[REASON_NONE] = { REASON_IS_FOR, "", "" },
#define REASON(name, kind, zh, en) [REASON_##name] = { REASON_IS_##kind, zh, en },
#include "model/reasons.def"
#undef REASON
};

enum reason_kind reason_kind(enum reason reason)
{
	return reasons[reason].kind;
}

struct sv reason_text(struct arena *arena, const struct reason_given *given, bool chinese)
{
	struct sv text = sv_from(chinese ? reasons[given->reason].zh : reasons[given->reason].en);
	struct sv argument = given->argument;
	char *out = arena_alloc(arena, text.len + argument.len + 1);
	size_t length = 0;
	bool left_out = false;

	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '[' || text.data[i] == ']') {
			left_out = text.data[i] == '[' && !argument.len;
		} else if (left_out || text.data[i] == '}') {
			continue;
		} else if (text.data[i] != '{') {
			out[length++] = text.data[i];
		} else if (argument.len) {
			memcpy(out + length, argument.data, argument.len);
			length += argument.len;
		}
	}
	return (struct sv){ out, length };
}
