#include "check/address.h"

#include "check/marks.h"

static bool is_one_of(struct sv text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sv_eq_nocase(text, sv_from(words[i])))
			return true;
	return false;
}

#define ONE_OF(text, words) is_one_of((text), (words), sizeof(words) / sizeof *(words))

static bool is_slash(char c)
{
	return c == '/' || c == '\\';
}

static size_t count_slashes(struct sv text)
{
	size_t count = 0;

	while (count < text.len && is_slash(text.data[count]))
		count++;
	return count;
}

/* The part before the first of `stops`. */
static struct sv until(struct sv text, const char *stops)
{
	for (size_t end = 0; end < text.len; end++)
		for (const char *stop = stops; *stop; stop++)
			if (text.data[end] == *stop)
				return sv_slice(text, 0, end);
	return text;
}

static struct sv leading_letters(struct sv text)
{
	size_t end = 0;

	while (end < text.len && (sv_is_alpha(text.data[end]) || sv_is_digit(text.data[end])))
		end++;
	return sv_slice(text, 0, end);
}

bool address_is_no_place(struct sv raw)
{
	static const char *const schemes[] = { "javascript", "vbscript", "data",   "mailto", "tel",
					       "sms",        "about",    "blob",   "cid",    "mid",
					       "urn",        "skype",    "callto", "news",   "view-source" };
	struct sv scheme = until(raw, ":/?#");

	if (scheme.len == raw.len || raw.data[scheme.len] != ':' || sv_starts_nocase(scheme, SV("http")))
		return false;
	return ONE_OF(scheme, schemes);
}

struct sv address_host(struct sv url)
{
	size_t at = sv_chr(url, ':', 0);

	if (at == SV_NONE || !sv_starts(sv_skip(url, at), SV("://")))
		return (struct sv){ NULL, 0 };
	struct sv host = until(sv_skip(url, at + 3), "/?#");
	size_t credentials = sv_rchr(host, '@');
	if (credentials != SV_NONE)
		host = sv_skip(host, credentials + 1);
	if (sv_starts(host, SV("["))) {
		size_t close = sv_chr(host, ']', 0);
		return sv_slice(host, 0, close == SV_NONE ? host.len : close + 1);
	}
	return until(host, ":");
}

/* One letter too many, too few, another, or two in the wrong order. */
static bool is_almost(struct sv word, struct sv meant)
{
	size_t head = 0;
	size_t tail = 0;

	if (word.len > meant.len + 1 || meant.len > word.len + 1)
		return false;
	while (head < word.len && head < meant.len && sv_lower(word.data[head]) == meant.data[head])
		head++;
	while (tail < word.len - head && tail < meant.len - head &&
	       sv_lower(word.data[word.len - 1 - tail]) == meant.data[meant.len - 1 - tail])
		tail++;
	size_t left = word.len - head - tail;
	size_t right = meant.len - head - tail;
	if (left <= 1 && right <= 1)
		return left + right > 0;
	return left == 2 && right == 2 && sv_lower(word.data[head]) == meant.data[head + 1] &&
	       sv_lower(word.data[head + 1]) == meant.data[head];
}

static bool is_wide_colon(struct sv text)
{
	return sv_starts(text, SV("：")) || sv_starts(text, SV("﹕")) || sv_starts(text, SV("︰"));
}

/* "http:/x" and "http:x" are paths on a page of the same scheme, and mean what their author meant on others. */
static bool opens_as_meant(const struct address *address, struct sv meant)
{
	struct sv host = until(meant, "/\\?#:");

	return address->has_base && host.len && sv_eq_nocase(address_host(address->url), host);
}

/* `rest` is what follows a scheme that is spelt right. */
static bool has_bad_separator(const struct address *address, struct sv rest)
{
	if (sv_starts(rest, SV(":"))) {
		size_t slashes = count_slashes(sv_skip(rest, 1));
		return slashes < 2 && !opens_as_meant(address, sv_skip(rest, 1 + slashes));
	}
	if (is_wide_colon(rest) || count_slashes(rest) >= 2)
		return true;
	if (rest.len > 2 && strchr(";.,|'!:", rest.data[0]) && rest.data[0] && count_slashes(sv_skip(rest, 1)) >= 2)
		return true;
	return rest.len > 1 && rest.data[0] == ' ' && sv_starts(sv_trim(rest), SV(":"));
}

static bool is_scheme_mistyped(const struct address *address)
{
	static const char *const others[] = { "javascript", "mailto", "tel", "ftp" };
	struct sv word = leading_letters(address->raw);
	struct sv rest = sv_skip(address->raw, word.len);

	/* A path goes on after its first word, or ends: the common case. */
	if (rest.len == 0 || (strchr("/._-?#&=%", rest.data[0]) && count_slashes(sv_skip(rest, 1)) == 0))
		return false;
	if (sv_eq_nocase(word, SV("http")) || sv_eq_nocase(word, SV("https")))
		return has_bad_separator(address, rest);
	if (ONE_OF(word, others))
		return is_wide_colon(rest) || (sv_starts(rest, SV(";")) && sv_eq_nocase(word, SV("javascript")));
	if (!is_almost(word, SV("http")) && !is_almost(word, SV("https")))
		return false;
	return (sv_starts(rest, SV(":")) && count_slashes(sv_skip(rest, 1)) > 0) || is_wide_colon(rest);
}

/* Offset of the next "http://" or "https://" from `from` on, or SV_NONE. */
static size_t find_http(struct sv text, size_t from)
{
	if (sv_chr(text, ':', from) == SV_NONE) /* quicker than to look for a word */
		return SV_NONE;
	for (size_t at = sv_find(text, SV("://"), from); at != SV_NONE; at = sv_find(text, SV("://"), at + 3)) {
		struct sv before = sv_slice(text, from, at);
		if (sv_ends_nocase(before, SV("https")))
			return at - 5;
		if (sv_ends_nocase(before, SV("http")))
			return at - 4;
	}
	return SV_NONE;
}

/* Two addresses in one, or words before one. A second address inside a path or query is common and well (archives,
 * redirects, share buttons); it is a mistake where a host should be, directly below the root of the own site, and
 * behind a separator. */
static bool is_doubled(struct sv raw, bool own_site)
{
	bool absolute = find_http(raw, 0) == 0;
	size_t second = find_http(raw, absolute ? sizeof "http:/" : 0);

	if (second == SV_NONE)
		return false;
	struct sv before = sv_slice(raw, 0, second);
	struct sv place = absolute ? sv_skip(before, sv_find(before, SV("://"), 0) + 3) : before;
	size_t host_len = until(place, "/?#=&:").len;
	if (host_len == place.len)
		return true;
	if (absolute ? own_site && host_len + 1 == place.len && sv_ends(place, SV("/"))
		     : sv_eq(place, SV("/")) || sv_eq(place, SV("./")) || sv_eq(place, SV("../")))
		return true;
	return sv_ends(before, SV("，")) || sv_ends(before, SV("；")) || sv_ends(before, SV("、")) ||
	       sv_ends(before, SV(" "));
}

/* White space that is not stripped before an address is read, at one of its ends. */
static bool has_odd_space(struct sv raw)
{
	return marks_trim(raw).len < raw.len;
}

static bool is_file_extension(struct sv label)
{
	static const char *const extensions[] = { "html", "htm",  "shtml", "jhtml", "jsp", "asp", "aspx", "php",
						  "doc",  "docx", "xls",   "xlsx",  "jpg", "png", "gif" };

	return ONE_OF(label, extensions);
}

static struct sv last_label(struct sv host)
{
	size_t dot = sv_rchr(host, '.');

	return dot == SV_NONE ? host : sv_skip(host, dot + 1);
}

/* A host that no name can be: other characters, empty parts, a file name where a host should be. */
static bool is_host_impossible(struct sv url)
{
	if (!sv_starts(url, SV("http://")) && !sv_starts(url, SV("https://")))
		return false;
	struct sv host = address_host(url);
	if (sv_starts(host, SV("[")))
		return false;
	for (size_t i = 0; i < host.len; i++)
		if (!sv_is_alpha(host.data[i]) && !sv_is_digit(host.data[i]) && !strchr("._-", host.data[i]))
			return true;
	return sv_starts(host, SV(".")) || sv_find(host, SV(".."), 0) != SV_NONE || sv_eq(host, SV("www")) ||
	       sv_eq(host, SV("www.")) || sv_eq(host, SV("http")) || sv_eq(host, SV("https")) ||
	       is_file_extension(last_label(host));
}

/* "www.gov.cn/a": by the standard a file of that name in this folder. */
static bool lacks_scheme(struct sv raw)
{
	static const char *const endings[] = { ".gov.cn", ".com.cn", ".org.cn", ".edu.cn", ".net.cn" };
	struct sv host = until(raw, "/?#:\\");
	struct sv last = last_label(host);
	size_t dots = 0;

	for (size_t i = 0; i < host.len; i++) {
		dots += host.data[i] == '.';
		if (!sv_is_alpha(host.data[i]) && !sv_is_digit(host.data[i]) && !strchr(".-", host.data[i]))
			return false;
	}
	for (size_t i = 0; sv_eq_nocase(last, SV("cn")) && i < sizeof endings / sizeof endings[0]; i++)
		if (sv_ends_nocase(host, sv_from(endings[i])) && host.data[0] != '.')
			return true;
	return sv_starts_nocase(host, SV("www.")) && dots >= 2 && last.len >= 2 &&
	       leading_letters(last).len == last.len && !sv_is_digit(last.data[0]) && !is_file_extension(last);
}

static bool is_fault(struct address_fault *out, bool is, const char *class, enum certainty certainty)
{
	if (is)
		*out = (struct address_fault){ class, certainty };
	return is;
}

bool address_find_fault(struct address_fault *out, const struct address *address)
{
	return is_fault(out, is_scheme_mistyped(address), "scheme", CERTAINTY_CERTAIN) ||
	       is_fault(out, has_odd_space(address->raw), "space", CERTAINTY_LIKELY) ||
	       is_fault(out, is_doubled(address->raw, address->own_site), "doubled", CERTAINTY_LIKELY) ||
	       is_fault(out, is_host_impossible(address->url), "host", CERTAINTY_LIKELY) ||
	       is_fault(out, lacks_scheme(address->raw), "no-scheme", CERTAINTY_LIKELY);
}
