#include "url/scheme.h"

#define NAME(literal)                        \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static const struct scheme schemes[] = {
	{ .name = NAME("http"), .port = 80 },
	{ .name = NAME("https"), .port = 443 },
	{ .name = NAME("file"), .port = -1, .file = true },
	{ .name = NAME("ftp"), .port = 21 },
	{ .name = NAME("ws"), .port = 80, .utf8_query = true },
	{ .name = NAME("wss"), .port = 443, .utf8_query = true },
};

const struct scheme *scheme_find(struct sv name)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (sv_eq(name, schemes[i].name))
			return &schemes[i];
	return NULL;
}
