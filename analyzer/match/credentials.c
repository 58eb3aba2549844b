#include "match/credentials.h"

#include "match/secret.h"

#define MOST_PART 128

static bool ends_authority(char c)
{
	return (unsigned char)c <= ' ' || (unsigned char)c >= 0x7F || strchr("/\"'<>`,;\\|", c);
}

static bool is_host(struct sv host)
{
	for (size_t i = 0; i < host.len; i++) {
		char c = host.data[i];
		if (!sv_is_alpha(c) && !sv_is_digit(c) && c != '.' && c != '-' && c != '_')
			return false;
	}
	return host.len && host.data[0] != '.' && host.data[0] != '-';
}

bool credentials_read(struct credentials *out, struct sv text)
{
	size_t end = 0;
	size_t at = SV_NONE;

	while (end < text.len && end < 3 * MOST_PART && !ends_authority(text.data[end])) {
		if (text.data[end] == '@')
			at = end;
		end++;
	}
	if (at == SV_NONE)
		return false;
	struct sv info = sv_slice(text, 0, at);
	size_t colon = sv_chr(info, ':', 0);
	struct sv rest = sv_slice(text, at + 1, end);
	size_t port = 0;
	while (port < rest.len && !strchr(":?#)", rest.data[port]))
		port++;
	out->host = sv_slice(rest, 0, port);
	if (colon == SV_NONE || info.len - colon - 1 == 0 || info.len > 2 * MOST_PART || !is_host(out->host))
		return false;
	out->user = sv_slice(info, 0, colon);
	out->password = sv_skip(info, colon + 1);
	return true;
}

/* Names that manuals use for hosts. */
static bool is_example_host(struct sv host)
{
	static const char *const names[] = { "example.com", "example.org", "example.net", ".example",  ".test",
					     ".invalid",    "yourhost",    "your-host",   "hostname",  "domain.com",
					     "somehost",    "myhost",      "mysite.com",  "server.com" };

	if (sv_eq_nocase(host, SV("host")) || sv_eq_nocase(host, SV("server")) || sv_eq_nocase(host, SV("example")))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_ends_nocase(host, sv_from(names[i])))
			return true;
	return false;
}

static bool is_number_address(struct sv host)
{
	for (size_t i = 0; i < host.len; i++)
		if (!sv_is_digit(host.data[i]) && host.data[i] != '.')
			return false;
	return sv_chr(host, '.', 0) != SV_NONE;
}

/* A Chinese name, or one of an organisation's own network. */
static bool is_own_name(struct sv host)
{
	static const char *const ends[] = { ".cn",       ".lan",   ".local", ".corp",
					    ".internal", ".intra", ".inner", ".intranet" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (sv_ends_nocase(host, sv_from(ends[i])))
			return true;
	return false;
}

/* The digits of percent-encoded characters: they are none of the password. */
static size_t percent_digits(struct sv text)
{
	size_t digits = 0;

	for (size_t at = sv_chr(text, '%', 0); at != SV_NONE; at = sv_chr(text, '%', at + 1))
		for (size_t i = at + 1; i < text.len && i <= at + 2; i++)
			digits += sv_is_digit(text.data[i]);
	return digits;
}

/* "scott:tiger", "user:clau": a word is a password only where the host is one that somebody runs. */
static bool is_illustration(const struct credentials *credentials)
{
	struct secret_shape shape;
	struct sv host = credentials->host;

	secret_shape(&shape, credentials->password);
	if (shape.digits > percent_digits(credentials->password) || shape.marks ||
	    secret_is_random_letters(credentials->password))
		return false;
	if (sv_find_nocase(credentials->password, SV("pass"), 0) != SV_NONE ||
	    sv_find_nocase(credentials->password, SV("secret"), 0) != SV_NONE)
		return true;
	return credentials_host_is_local(host) || credentials_host_is_bare(host) ||
	       (!is_number_address(host) && !is_own_name(host));
}

enum reason credentials_test(const struct credentials *credentials, const struct lexicon *placeholders)
{
	struct sv password = credentials->password;

	if (password.len < 4)
		return REASON_LENGTH;
	if (secret_is_masked(password))
		return REASON_MASKED;
	if (secret_is_reference(password) || secret_is_reference(credentials->user))
		return REASON_REFERENCE;
	if (secret_is_placeholder(password, placeholders) || is_illustration(credentials))
		return REASON_PLACEHOLDER;
	return is_example_host(credentials->host) ? REASON_EXAMPLE : REASON_NONE;
}

bool credentials_host_is_local(struct sv host)
{
	return sv_eq_nocase(host, SV("localhost")) || sv_starts(host, SV("127.")) || sv_eq(host, SV("0.0.0.0"));
}

bool credentials_host_is_bare(struct sv host)
{
	return sv_chr(host, '.', 0) == SV_NONE && !credentials_host_is_local(host);
}
