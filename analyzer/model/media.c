#include "model/media.h"

#include <stdlib.h>

/* Sorted by extension. Types as registered with IANA, else as Office, WPS and web servers send them. */
static const struct media_type types[] = {
#define MEDIA(extension, family, type) { extension, MEDIA_##family, type },
#include "model/media_types.def"
#undef MEDIA
};

#define TYPE_COUNT        (sizeof types / sizeof types[0])
#define LONGEST_EXTENSION 10

static int compare_extension(const void *key, const void *type)
{
	return sv_compare(*(const struct sv *)key, sv_from(((const struct media_type *)type)->extension));
}

const struct media_type *media_by_extension(struct sv extension)
{
	char lower[LONGEST_EXTENSION];

	if (extension.len == 0 || extension.len > sizeof lower)
		return NULL;
	for (size_t i = 0; i < extension.len; i++)
		lower[i] = sv_lower(extension.data[i]);
	struct sv key = { lower, extension.len };
	return bsearch(&key, types, TYPE_COUNT, sizeof types[0], compare_extension);
}

const struct media_type *media_by_type(struct sv type)
{
	for (size_t i = 0; i < TYPE_COUNT; i++)
		if (sv_eq(type, sv_from(types[i].type)))
			return &types[i];
	return NULL;
}

struct sv media_extension(struct sv path)
{
	size_t slash = sv_rchr(path, '/');
	size_t backslash = sv_rchr(path, '\\');
	struct sv none = { NULL, 0 };

	if (slash != SV_NONE && (backslash == SV_NONE || slash > backslash))
		path = sv_skip(path, slash + 1);
	else if (backslash != SV_NONE)
		path = sv_skip(path, backslash + 1);
	size_t dot = sv_rchr(path, '.');
	if (dot == SV_NONE)
		return none;
	struct sv extension = sv_skip(path, dot + 1);
	if (extension.len == 0 || extension.len > LONGEST_EXTENSION)
		return none;
	for (size_t i = 0; i < extension.len; i++)
		if (!sv_is_alpha(extension.data[i]) && !sv_is_digit(extension.data[i]))
			return none;
	return extension;
}

bool media_is_attachment(enum media_family family)
{
	switch (family) {
	case MEDIA_WORD:
	case MEDIA_SHEET:
	case MEDIA_SLIDES:
	case MEDIA_PDF:
	case MEDIA_OFD:
	case MEDIA_ARCHIVE:
	case MEDIA_MAIL:
	case MEDIA_DOCUMENT:
	case MEDIA_PROGRAM: return true;
	default: return false;
	}
}

bool media_is_previewable(enum media_family family)
{
	switch (family) {
	case MEDIA_WORD:
	case MEDIA_SHEET:
	case MEDIA_SLIDES:
	case MEDIA_ARCHIVE:
	case MEDIA_MAIL:
	case MEDIA_DOCUMENT:
	case MEDIA_PROGRAM:
	case MEDIA_BINARY: return false;
	default: return true;
	}
}
