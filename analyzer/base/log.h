/*
 * Messages for people, on stderr, one line each. Control characters in arguments are made visible: file
 * names and page text are hostile, and a terminal obeys escape sequences.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/buf.h"

/* "pagewarden: MESSAGE\n" */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Appends `text` with control characters (C0 but tab, DEL, C1), line and paragraph separators and bidirectional
 * controls shown as \u{XX}, and bad UTF-8 as U+FFFD. */
void log_visible(struct buf *out, struct sv text);

#endif
