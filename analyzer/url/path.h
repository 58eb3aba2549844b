/* Path segments: dots, drive letters, percent-encoding. A path is written as its segments, each behind a slash. */
#ifndef URL_PATH_H
#define URL_PATH_H

#include "url/href.h"
#include "url/scheme.h"

/* Appends the segments of `text`, which lacks its first slash, to the path that begins at `begin`. `scheme` is NULL
 * unless special. */
void path_append(struct href *href, size_t begin, const struct scheme *scheme, struct sv text);

/* Takes the last segment off the path that begins at `begin`, but no drive letter. */
void path_shorten(struct href *href, size_t begin, const struct scheme *scheme);

/* A letter and ':' or '|', nothing more. */
bool path_is_drive_letter(struct sv text);

/* The same at the begin of `text`, with its end or a delimiter behind. */
bool path_starts_with_drive_letter(struct sv text);

#endif
