/* What --why tells people: "file:line:column: rule evidence: not reported, reason". */
#include "base/limits.h"
#include "base/log.h"
#include "base/utf8.h"
#include "emit/credentials.h"
#include "emit/emit.h"
#include "emit/words.h"

/* Hostile text, on one line. */
static void put(struct buf *out, const struct emit_options *options, struct sv text, enum credentials_text kind)
{
	struct buf scratch;

	buf_init(&scratch, SIZE_MAX);
	if (!options->show_secrets)
		text = credentials_masked(&scratch, text, kind);
	size_t end = utf8_forward(text, 0, LIMIT_EXCERPT);
	log_visible(out, sv_slice(text, 0, end));
	if (end < text.len)
		buf_append(out, SV("…"));
	buf_free(&scratch);
}

void emit_dropped(struct buf *out, const struct emit_options *options, const struct emit_dropped *dropped)
{
	put(out, options, dropped->place->source, CREDENTIALS_ADDRESS);
	if (dropped->place->line > 0)
		buf_printf(out, ":%zu:%zu", dropped->place->line, dropped->place->column);
	buf_printf(out, ": %s ", dropped->rule);
	put(out, options, dropped->evidence, CREDENTIALS_PROSE);
	buf_append(out, words_text(WORD_NOT_REPORTED, options->chinese));
	put(out, options, dropped->reason, CREDENTIALS_PROSE);
	buf_byte(out, '\n');
}

void emit_dropped_more(struct buf *out, const struct emit_options *options, struct sv source, size_t count)
{
	put(out, options, source, CREDENTIALS_ADDRESS);
	buf_append(out, SV(": "));
	buf_append(out, words_text(WORD_AND, options->chinese));
	buf_printf(out, "%zu", count);
	buf_append(out, words_text(WORD_MORE, options->chinese));
	buf_byte(out, '\n');
}
