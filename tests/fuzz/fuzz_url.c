/*
 * Two lines: a base (empty: none) and an address; the rest is an address of its own. Whatever parses must parse to
 * itself again, and every component must be a slice of the whole.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "lib/charset.h"
#include "url/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void require_slice(struct sv href, struct sv part)
{
	require(part.data >= href.data && part.data + part.len <= href.data + href.len);
}

static void require_sound(const struct url *url)
{
	const struct sv parts[] = { url->scheme, url->username, url->password, url->host,
				    url->path,   url->query,    url->fragment };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		require_slice(url->href, parts[i]);
	for (size_t i = 0; i < url->href.len; i++)
		require(url->href.data[i] >= ' ' && url->href.data[i] <= '~');
	require(url->port >= -1 && url->port <= 65535);
	require(!url->has_host || !url->opaque_path);
	require(url->scheme.len > 0);
	require_slice(url->host, url_registrable_domain(url->host));
	require_slice(url->href, url_without_fragment(url));
}

static void require_idempotent(struct arena *arena, const struct url *url)
{
	struct url again;

	require(url_parse(&again, arena, NULL, NULL, url->href) == 0);
	require(sv_eq(again.href, url->href) && sv_eq(again.path, url->path) && sv_eq(again.host, url->host));
	require(again.port == url->port && again.opaque_path == url->opaque_path);
	require(url_network(&again) == url_network(url));
}

static void use(struct arena *arena, const struct url *base, struct charset *charset, struct sv text)
{
	struct url url;

	url_network_of_text(text);
	if (url_parse(&url, arena, base, charset, text) != 0)
		return;
	require_sound(&url);
	require_idempotent(arena, &url);
	struct sv rest = url.query;
	struct sv name;
	struct sv value;
	while (url_next_parameter(&name, &value, &rest, arena))
		require(name.len + value.len <= url.query.len);
	require(url_percent_decode(arena, url.path).len <= url.path.len);
	struct sv joined = url_join_path(arena, SV("http://h/d/"), text);
	require(url_parse(&url, arena, NULL, NULL, joined) == 0 || joined.len > LIMIT_URL_BYTES);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv rest = { (const char *)data, size };
	struct sv base_text = { NULL, 0 };
	struct sv text = { NULL, 0 };
	struct arena *arena = arena_new();
	struct charset *charset = charset_open("windows-1252");
	struct url base;

	sv_split(&base_text, &rest, '\n');
	sv_split(&text, &rest, '\n');
	bool based = url_parse(&base, arena, NULL, NULL, base_text) == 0;
	use(arena, based ? &base : NULL, charset, text);
	use(arena, NULL, NULL, rest);
	charset_close(charset);
	arena_free(arena);
	return 0;
}
