/*
 * Kinds of files by extension: which of them are documents that a site offers for download, what type their bytes
 * should have, and whether a browser shows them.
 */
#ifndef MODEL_MEDIA_H
#define MODEL_MEDIA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sv.h"

enum media_family {
	MEDIA_UNKNOWN,
	MEDIA_PAGE, /* html, and what servers render as such: jsp, php, aspx … */
	MEDIA_TEXT, /* txt csv md log json xml yaml ini sql … */
	MEDIA_SCRIPT,
	MEDIA_STYLE,
	MEDIA_WORD, /* Word, WPS text, RTF, OpenDocument text */
	MEDIA_SHEET,
	MEDIA_SLIDES,
	MEDIA_PDF,
	MEDIA_OFD,
	MEDIA_ARCHIVE,
	MEDIA_MAIL,
	MEDIA_DOCUMENT, /* other documents that want a program of their own: ceb caj dwg vsd mdb epub … */
	MEDIA_IMAGE,
	MEDIA_AUDIO_VIDEO,
	MEDIA_FONT,
	MEDIA_PROGRAM, /* exe apk … */
	MEDIA_BINARY   /* anything else that is not text */
};

struct media_type {
	const char *extension; /* lower case, without the dot */
	enum media_family family;
	const char *type; /* the registered or customary media type */
};

/* By extension without the dot, any case; NULL if unknown. */
const struct media_type *media_by_extension(struct sv extension);

/* The first extension of this media type as it is written there, NULL if there is none. */
const struct media_type *media_by_type(struct sv type);

/* The extension of a path or file name, without the dot: what follows the last dot of the last segment, at most 10
 * ASCII letters and digits; else empty. */
struct sv media_extension(struct sv path);

/* A document that readers download: Word, sheet, slides, PDF, OFD, archive, mail, other, program. */
bool media_is_attachment(enum media_family family);

/* A browser shows it without help (PDF, OFD through the site's viewer, text, images, sound). */
bool media_is_previewable(enum media_family family);

#endif
