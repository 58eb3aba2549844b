#include "emit/credentials.h"

#include "base/limits.h"

static bool is_slash(char c)
{
	return c == '/' || c == '\\'; /* browsers take both */
}

static bool is_path_character(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~' || c == '%';
}

/* Length of "http:" and the like at the start of an address: browsers read "http:user:secret@host" as if the slashes
 * stood there. 0 if there is none. */
static size_t special_scheme(struct sv text)
{
	static const char *const schemes[] = { "http:", "https:", "ftp:", "ws:", "wss:" };

	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (sv_starts_nocase(text, sv_from(schemes[i])))
			return strlen(schemes[i]);
	return 0;
}

static size_t skip_slashes(struct sv text, size_t at)
{
	while (at < text.len && is_slash(text.data[at]))
		at++;
	return at;
}

static size_t skip_blanks(struct sv text)
{
	size_t at = 0;

	while (at < text.len && (unsigned char)text.data[at] <= ' ')
		at++;
	return at;
}

/* Start of the next authority: behind two slashes that follow a scheme or nothing that belongs to a path. SV_NONE if
 * there is none. */
static size_t next_authority(struct sv text, size_t from)
{
	for (size_t i = from; i + 1 < text.len; i++) {
		if (!is_slash(text.data[i]) || !is_slash(text.data[i + 1]))
			continue;
		if (i == 0 || !is_path_character(text.data[i - 1]))
			return skip_slashes(text, i);
		i = skip_slashes(text, i) - 1;
	}
	return SV_NONE;
}

enum authority_kind { AUTHORITY_OWN, AUTHORITY_EMBEDDED, AUTHORITY_IN_PROSE };

static bool ends_authority(char c, enum authority_kind kind)
{
	if (is_slash(c) || c == '?' || c == '#')
		return true;
	if (kind == AUTHORITY_OWN)
		return false;
	/* White space and Chinese around an address in prose end it; so does the next parameter of a query. */
	return (unsigned char)c <= ' ' || (unsigned char)c >= 0x7F || c == '"' || c == '\'' || c == '<' || c == '>' ||
	       (kind == AUTHORITY_EMBEDDED && c == '&');
}

static bool is_port(struct sv text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!sv_is_digit(text.data[i]))
			return false;
	return true;
}

/* The password of the authority that begins at `begin`, if it has one; *end is set to where the search goes on. */
static bool password_of(struct span *password, size_t *end, struct sv text, size_t begin, enum authority_kind kind)
{
	size_t stop = begin;

	while (stop < text.len && !ends_authority(text.data[stop], kind))
		stop++;
	*end = stop;
	struct sv authority = sv_slice(text, begin, stop);
	size_t colon = sv_chr(authority, ':', 0);
	if (colon == SV_NONE)
		return false;
	size_t at = sv_rchr(authority, '@');
	if (at == SV_NONE && kind == AUTHORITY_OWN && !is_port(sv_skip(authority, colon + 1)) &&
	    authority.data[0] != '[') {
		/* A slash or number sign in the password, which should have been encoded: no port looks like that. Such
		 * an address leads nowhere, so rather too much of it is masked. */
		size_t last = sv_rchr(text, '@');
		at = last == SV_NONE || last < stop ? SV_NONE : last - begin;
	}
	if (at == SV_NONE || colon + 1 >= at)
		return false;
	*password = (struct span){ begin + colon + 1, begin + at };
	*end = password->end;
	return true;
}

/* True if nothing but a scheme stands between `first` and the slashes before `begin`. */
static bool is_own_authority(struct sv text, size_t first, size_t begin)
{
	while (begin > first && is_slash(text.data[begin - 1]))
		begin--;
	if (begin == first)
		return true;
	if (text.data[begin - 1] != ':')
		return false;
	for (size_t i = first; i + 1 < begin; i++) {
		char c = text.data[i];
		if (!sv_is_alpha(c) && !sv_is_digit(c) && c != '+' && c != '-' && c != '.')
			return false;
	}
	return true;
}

bool credentials_next(struct span *password, size_t *from, struct sv text, enum credentials_text kind)
{
	bool is_address = kind == CREDENTIALS_ADDRESS;

	if (sv_chr(text, '@', *from) == SV_NONE)
		return false;
	size_t first = skip_blanks(text);
	size_t scheme = is_address && *from <= first ? special_scheme(sv_skip(text, first)) : 0;
	if (scheme > 0 && password_of(password, from, text, skip_slashes(text, first + scheme), AUTHORITY_OWN))
		return true;
	for (;;) {
		size_t begin = next_authority(text, *from);
		if (begin == SV_NONE)
			return false;
		enum authority_kind authority = is_address ? AUTHORITY_EMBEDDED : AUTHORITY_IN_PROSE;
		if (is_address && *from <= first && is_own_authority(text, first, begin))
			authority = AUTHORITY_OWN;
		if (password_of(password, from, text, begin, authority))
			return true;
	}
}

struct sv credentials_masked(struct buf *scratch, struct sv text, enum credentials_text kind)
{
	struct span password;
	size_t from = 0;
	size_t copied = 0;

	if (!credentials_next(&password, &from, text, kind))
		return text;
	buf_clear(scratch);
	do {
		buf_append(scratch, sv_slice(text, copied, password.begin));
		buf_append(scratch, CREDENTIALS_MASK);
		copied = password.end;
	} while (scratch->len <= LIMIT_RECORD_STRING && credentials_next(&password, &from, text, kind));
	if (scratch->len <= LIMIT_RECORD_STRING)
		buf_append(scratch, sv_skip(text, copied));
	return buf_view(scratch);
}
