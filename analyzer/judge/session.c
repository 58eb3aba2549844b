#include "judge/judge.h"

#include <string.h>

#define SHORTEST_ID 8

/* Names that nothing but a session has. */
static bool is_session_name(struct sv name)
{
	static const char *const names[] = { "jsessionid",   "phpsessid", "sessionid", "session_id", "sessid",
					     "aspsessionid", "oscsid",    "zenid",     "cftoken",    "sid" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_eq_nocase(name, sv_from(names[i])))
			return true;
	return false;
}

static bool is_session(struct sv parameter)
{
	size_t equals = sv_chr(parameter, '=', 0);

	if (equals == SV_NONE || parameter.len - equals - 1 < SHORTEST_ID)
		return false;
	for (size_t i = equals + 1; i < parameter.len; i++)
		if (!sv_is_alpha(parameter.data[i]) && !sv_is_digit(parameter.data[i]) &&
		    !strchr("-_.!", parameter.data[i]))
			return false;
	return is_session_name(sv_slice(parameter, 0, equals));
}

/* The path as it is without ";jsessionid=…" and without the "(S(…))" of ASP.NET. */
static void add_path(struct buf *out, struct sv path)
{
	struct sv segment;
	bool first = true;

	while (sv_split(&segment, &path, '/')) {
		if (sv_starts(segment, SV("(S(")) && sv_ends(segment, SV("))")))
			continue;
		if (!first)
			buf_byte(out, '/');
		first = false;
		size_t semicolon = sv_chr(segment, ';', 0);
		bool cut = semicolon != SV_NONE && is_session(sv_skip(segment, semicolon + 1));
		buf_append(out, cut ? sv_slice(segment, 0, semicolon) : segment);
	}
}

static void add_query(struct buf *out, struct sv query)
{
	struct sv parameter;
	char mark = '?';

	while (sv_split(&parameter, &query, '&')) {
		if (is_session(parameter))
			continue;
		buf_byte(out, mark);
		buf_append(out, parameter);
		mark = '&';
	}
}

struct sv judge_without_session(struct arena *arena, struct sv url)
{
	size_t question = sv_chr(url, '?', 0);
	struct buf out;

	if (question == SV_NONE && sv_chr(url, ';', 0) == SV_NONE && sv_find(url, SV("/(S("), 0) == SV_NONE)
		return url;
	buf_init(&out, SIZE_MAX);
	add_path(&out, sv_slice(url, 0, question));
	if (question != SV_NONE)
		add_query(&out, sv_skip(url, question + 1));
	struct sv result = sv_eq(buf_view(&out), url) ? url : arena_copy(arena, buf_view(&out));
	buf_free(&out);
	return result;
}
