#include "fetch/cookies.h"

#include <curl/curl.h>
#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"

/* One allocation holds the texts. */
struct cookie {
	struct cookie *next;
	struct sv name;
	struct sv value;
	struct sv domain; /* lower case, without the leading dot */
	struct sv path;
	time_t expires;
	bool host_only;
	bool secure;
	char bytes[];
};

struct cookies {
	struct cookie *first; /* the oldest */
	size_t count;
	uint64_t changes;
};

struct cookies *cookies_new(void)
{
	struct cookies *cookies = calloc(1, sizeof *cookies);

	if (!cookies)
		abort();
	return cookies;
}

void cookies_free(struct cookies *cookies)
{
	while (cookies && cookies->first) {
		struct cookie *next = cookies->first->next;
		free(cookies->first);
		cookies->first = next;
	}
	free(cookies);
}

uint64_t cookies_changes(const struct cookies *cookies)
{
	return cookies->changes;
}

/* `host` is `domain` or below it. */
static bool is_within(struct sv host, struct sv domain)
{
	return sv_ends_nocase(host, domain) && (host.len == domain.len || host.data[host.len - domain.len - 1] == '.');
}

/* The path up to its last slash, without that. */
static struct sv default_path(const struct url *url)
{
	size_t slash = sv_rchr(url->path, '/');

	return slash == SV_NONE || slash == 0 ? SV("/") : sv_slice(url->path, 0, slash);
}

static bool path_matches(struct sv path, struct sv prefix)
{
	if (!sv_starts(path, prefix))
		return false;
	return path.len == prefix.len || sv_ends(prefix, SV("/")) || path.data[prefix.len] == '/';
}

static time_t read_date(struct sv value)
{
	char text[64];

	if (value.len >= sizeof text)
		return -1;
	if (value.len > 0)
		memcpy(text, value.data, value.len);
	text[value.len] = '\0';
	return curl_getdate(text, NULL);
}

/* Seconds until a cookie ends, by Max-Age; below 0: at once. */
static bool read_age(time_t *expires, struct sv value, time_t now)
{
	int64_t age = 0;
	bool negative = sv_starts(value, SV("-"));

	value = sv_skip(value, negative);
	if (value.len == 0)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (!sv_is_digit(value.data[i]))
			return false;
		if (age < INT32_MAX)
			age = age * 10 + (value.data[i] - '0');
	}
	*expires = negative || age == 0 ? 0 : now + (time_t)age;
	return true;
}

static void read_attribute(struct cookie *cookie, bool *has_age, struct sv name, struct sv value, time_t now)
{
	if (sv_eq_nocase(name, SV("domain")) && value.len > 0) {
		cookie->domain = sv_skip(value, value.data[0] == '.');
		cookie->host_only = false;
	} else if (sv_eq_nocase(name, SV("path")) && sv_starts(value, SV("/"))) {
		cookie->path = value;
	} else if (sv_eq_nocase(name, SV("secure"))) {
		cookie->secure = true;
	} else if (sv_eq_nocase(name, SV("max-age"))) {
		*has_age = read_age(&cookie->expires, value, now) || *has_age;
	} else if (sv_eq_nocase(name, SV("expires")) && !*has_age) {
		time_t date = read_date(value);
		if (date >= 0)
			cookie->expires = date;
	}
}

/* Reads a field into views of it. Returns -1 where it is for nobody. */
static int read_field(struct cookie *out, const struct url *url, struct sv field, time_t now)
{
	struct sv rest = field;
	struct sv part;
	bool has_age = false;

	*out = (struct cookie){ .domain = url->host, .path = default_path(url), .host_only = true };
	out->expires = (time_t)LONG_MAX;
	if (!sv_split(&part, &rest, ';'))
		return -1;
	size_t equals = sv_chr(part, '=', 0);
	if (equals == SV_NONE)
		return -1;
	out->name = sv_trim(sv_slice(part, 0, equals));
	out->value = sv_trim(sv_skip(part, equals + 1));
	while (sv_split(&part, &rest, ';')) {
		equals = sv_chr(part, '=', 0);
		struct sv value = equals == SV_NONE ? SV("") : sv_trim(sv_skip(part, equals + 1));
		read_attribute(out, &has_age, sv_trim(sv_slice(part, 0, equals)), value, now);
	}
	if (out->name.len == 0 || !is_within(url->host, out->domain) ||
	    (out->secure && !sv_eq(url->scheme, SV("https"))))
		return -1;
	/* A whole public suffix is nobody's; it may be the host itself. */
	struct sv site = url_registrable_domain(url->host);
	if (!out->host_only && !is_within(out->domain, site)) {
		if (!sv_eq_nocase(out->domain, url->host))
			return -1;
		out->host_only = true;
	}
	return 0;
}

static struct sv keep(char **at, struct sv text)
{
	struct sv copy = { *at, text.len };

	if (text.len > 0)
		memcpy(*at, text.data, text.len);
	*at += text.len;
	return copy;
}

static struct cookie *copy_of(const struct cookie *cookie)
{
	size_t size = cookie->name.len + cookie->value.len + cookie->domain.len + cookie->path.len;
	struct cookie *copy = malloc(sizeof *copy + size);

	if (!copy)
		abort();
	*copy = *cookie;
	copy->next = NULL;
	char *at = copy->bytes;
	copy->name = keep(&at, cookie->name);
	copy->value = keep(&at, cookie->value);
	copy->domain = keep(&at, cookie->domain);
	copy->path = keep(&at, cookie->path);
	return copy;
}

static bool is_same(const struct cookie *a, const struct cookie *b)
{
	return sv_eq(a->name, b->name) && sv_eq_nocase(a->domain, b->domain) && sv_eq(a->path, b->path) &&
	       a->host_only == b->host_only;
}

/* Takes the cookie at *place out. */
static void drop(struct cookies *cookies, struct cookie **place)
{
	struct cookie *gone = *place;

	*place = gone->next;
	cookies->count--;
	free(gone);
}

void cookies_take(struct cookies *cookies, const struct url *url, struct sv field, time_t now)
{
	struct cookie read;
	struct cookie **place = &cookies->first;
	bool changed = true;

	if (read_field(&read, url, field, now) != 0)
		return;
	while (*place && !is_same(*place, &read))
		place = &(*place)->next;
	if (*place) {
		changed = !sv_eq((*place)->value, read.value);
		drop(cookies, place);
	} else if (read.expires <= now) {
		return;
	}
	cookies->changes += changed;
	if (read.expires <= now)
		return;
	while (*place)
		place = &(*place)->next;
	*place = copy_of(&read);
	cookies->count++;
	if (cookies->count > LIMIT_COOKIES)
		drop(cookies, &cookies->first);
}

static bool is_for(const struct cookie *cookie, const struct url *url)
{
	bool host = cookie->host_only ? sv_eq_nocase(cookie->domain, url->host) : is_within(url->host, cookie->domain);

	return host && path_matches(url->path, cookie->path) && (!cookie->secure || sv_eq(url->scheme, SV("https")));
}

void cookies_give(struct buf *out, struct cookies *cookies, const struct url *url, time_t now)
{
	struct cookie **place = &cookies->first;
	size_t begin = out->len;

	while (*place) {
		struct cookie *cookie = *place;
		if (cookie->expires <= now) {
			drop(cookies, place);
			continue;
		}
		place = &cookie->next;
		if (!is_for(cookie, url) ||
		    out->len - begin + cookie->name.len + cookie->value.len + 3 > LIMIT_COOKIE_BYTES)
			continue;
		if (out->len > begin)
			buf_append(out, SV("; "));
		buf_append(out, cookie->name);
		buf_byte(out, '=');
		buf_append(out, cookie->value);
	}
}
