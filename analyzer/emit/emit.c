#include "emit/emit.h"

#include "base/limits.h"
#include "emit/formats.h"
#include "emit/words.h"

static const struct emitter *const emitters[] = {
#define EMITTER(name) &emit_##name,
#include "emit/emitters.def"
#undef EMITTER
};

#define EMITTER_COUNT (sizeof emitters / sizeof emitters[0])

const struct emitter *emit_find(struct sv name)
{
	for (size_t i = 0; i < EMITTER_COUNT; i++)
		if (sv_eq(name, sv_from(emitters[i]->name)))
			return emitters[i];
	return NULL;
}

/* Where a buffer stood before a record. */
struct mark {
	size_t len;
	bool overflow;
};

static struct mark mark(struct buf *buf)
{
	struct mark before = { buf->len, buf->overflow };

	buf->overflow = false;
	return before;
}

static void go_back(struct buf *out, struct mark out_before, struct buf *late, struct mark late_before)
{
	out->len = out_before.len;
	late->len = late_before.len;
}

void emit_guarded(void (*render)(struct buf *out, struct buf *late, const struct emit_options *options,
				 const struct record *record),
		  struct buf *out, struct buf *late, const struct emit_options *options, const struct record *record)
{
	struct mark out_before = mark(out);
	struct mark late_before = mark(late);

	render(out, late, options, record);
	if (out->len - out_before.len > LIMIT_RECORD_BYTES || late->len - late_before.len > LIMIT_RECORD_BYTES) {
		struct record error = {
			.type = RECORD_ERROR,
			.place = record->place,
			.as.error = { STAGE_PARSE, words_text(WORD_TOO_LARGE, options->chinese) },
		};
		go_back(out, out_before, late, late_before);
		render(out, late, options, &error);
	}
	if (out->overflow || late->overflow)
		go_back(out, out_before, late, late_before);
	out->overflow |= out_before.overflow;
	late->overflow |= late_before.overflow;
}
