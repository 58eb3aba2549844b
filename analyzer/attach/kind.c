#include "attach/kind.h"

struct kind kind_of_type(const char *type)
{
	static const struct {
		const char *prefix;
		enum media_family family;
	} groups[] = {
		{ "image/", MEDIA_IMAGE }, { "audio/", MEDIA_AUDIO_VIDEO }, { "video/", MEDIA_AUDIO_VIDEO },
		{ "font/", MEDIA_FONT },   { "text/", MEDIA_TEXT },
	};
	const struct media_type *known = media_by_type(sv_from(type));
	struct kind kind = { .family = MEDIA_BINARY, .type = type };

	if (known)
		return (struct kind){ .family = known->family, .type = known->type };
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		if (sv_starts(sv_from(type), sv_from(groups[i].prefix)))
			kind.family = groups[i].family;
	return kind;
}
