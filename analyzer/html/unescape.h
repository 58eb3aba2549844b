/*
 * Escapes of strings in scripts and JSON: "\u5bc6", "\u{5bc6}", "\x41", "%u5bc6", "%E5%AF%86", "&#23494;", and the
 * backslashes of "\"", "\'" and "\/". Read where the text enters a stream, so that all that looks at streams sees what
 * the script means.
 *
 * Control characters and backslashes stay escaped: they would end blocks and strings that go on.
 */
#ifndef HTML_UNESCAPE_H
#define HTML_UNESCAPE_H

#include "html/streams.h"

/* As streams_put(), with escapes read: each becomes a piece of its own. `piece` is verbatim. From LIMIT_ESCAPES pieces
 * of the stream on, text is put as it is written. */
void unescape_put(struct stream_writer *writer, const struct piece *piece, struct sv text, enum stream_spaces spaces);

#endif
