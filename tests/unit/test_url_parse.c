#include "assert_sv.h"

#include "base/arena.h"
#include "base/limits.h"
#include "lib/charset.h"
#include "url/url.h"

static const struct {
	enum { GROUP_ROW, URL_ROW, BAD_ROW } kind;
	struct sv input; /* of a group: its base */
	struct sv href;  /* of a group: what it is about */
} rows[] = {
#define GROUP(what, base) { GROUP_ROW, { base, sizeof(base) - 1 }, { what, sizeof(what) - 1 } },
#define URL(input, href)  { URL_ROW, { input, sizeof(input) - 1 }, { href, sizeof(href) - 1 } },
#define BAD(input)        { BAD_ROW, { input, sizeof(input) - 1 }, { NULL, 0 } },
#include "test_url_cases.def"
#undef GROUP
#undef URL
#undef BAD
};

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* An address that must parse */
static struct url parsed(struct arena *arena, struct sv text)
{
	struct url url;

	assert_int_equal(url_parse(&url, arena, NULL, NULL, text), 0);
	return url;
}

static struct sv resolved(struct arena *arena, struct sv base, struct charset *charset, struct sv text)
{
	struct url base_url = parsed(arena, base);
	struct url url;

	assert_int_equal(url_parse(&url, arena, &base_url, charset, text), 0);
	return url.href;
}

static void every_row_of_the_table_holds(void **state)
{
	struct arena *arena = *state;
	struct url base;
	struct url url;
	const struct url *with = NULL;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].kind == GROUP_ROW) {
			with = rows[i].input.len ? &base : NULL;
			if (with)
				base = parsed(arena, rows[i].input);
			continue;
		}
		int result = url_parse(&url, arena, with, NULL, rows[i].input);
		if (result != (rows[i].kind == URL_ROW ? 0 : -1))
			fail_msg("%.*s gives %d", SV_ARG(rows[i].input), result);
		if (result == 0)
			assert_sv(url.href, rows[i].href);
	}
}

static void assert_same(const struct url *a, const struct url *b)
{
	assert_sv(a->href, b->href);
	assert_sv(a->scheme, b->scheme);
	assert_sv(a->username, b->username);
	assert_sv(a->password, b->password);
	assert_sv(a->host, b->host);
	assert_sv(a->path, b->path);
	assert_sv(a->query, b->query);
	assert_sv(a->fragment, b->fragment);
	assert_int_equal(a->port, b->port);
	assert_int_equal(a->has_host, b->has_host);
	assert_int_equal(a->has_query, b->has_query);
	assert_int_equal(a->has_fragment, b->has_fragment);
	assert_int_equal(a->special, b->special);
	assert_int_equal(a->opaque_path, b->opaque_path);
}

static void an_href_parses_to_itself(void **state)
{
	struct arena *arena = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].kind != URL_ROW)
			continue;
		struct url first = parsed(arena, rows[i].href);
		struct url again = parsed(arena, first.href);
		struct url resolved_again;
		assert_sv(first.href, rows[i].href);
		assert_same(&again, &first);
		assert_int_equal(url_parse(&resolved_again, arena, &first, NULL, first.href), 0);
		assert_same(&resolved_again, &first);
	}
}

static void components_are_slices_of_the_href(void **state)
{
	struct url url = parsed(*state, SV("HTTPS://User:P w@WWW.中国.cn:8443/a/../附 件?q='#f `"));

	assert_sv(url.href, SV("https://User:P%20w@www.xn--fiqs8s.cn:8443/%E9%99%84%20%E4%BB%B6?q=%27#f%20%60"));
	assert_sv(url.scheme, SV("https"));
	assert_sv(url.username, SV("User"));
	assert_sv(url.password, SV("P%20w"));
	assert_sv(url.host, SV("www.xn--fiqs8s.cn"));
	assert_int_equal(url.port, 8443);
	assert_sv(url.path, SV("/%E9%99%84%20%E4%BB%B6"));
	assert_sv(url.query, SV("q=%27"));
	assert_sv(url.fragment, SV("f%20%60"));
	assert_true(url.has_host && url.has_query && url.has_fragment && url.special && !url.opaque_path);
	assert_ptr_equal(url.scheme.data, url.href.data);
	assert_ptr_equal(url.fragment.data + url.fragment.len, url.href.data + url.href.len);
	assert_int_equal(url.href.data[url.href.len], '\0');
}

static void what_is_absent_is_told_from_what_is_empty(void **state)
{
	struct url none = parsed(*state, SV("http://h/"));
	struct url empty = parsed(*state, SV("http://h/?#"));
	struct url opaque = parsed(*state, SV("javascript:void(0)"));
	struct url file = parsed(*state, SV("file:///x"));

	assert_false(none.has_query || none.has_fragment);
	assert_int_equal(none.port, -1);
	assert_true(empty.has_query && empty.has_fragment);
	assert_int_equal(empty.query.len + empty.fragment.len, 0);
	assert_true(opaque.opaque_path && !opaque.has_host && !opaque.special);
	assert_sv(opaque.path, SV("void(0)"));
	assert_true(file.has_host && file.special);
	assert_int_equal(file.host.len, 0);
}

static void a_path_that_looks_like_a_host_is_guarded(void **state)
{
	struct url url = parsed(*state, SV("web:/a/..//b?q#f"));

	assert_sv(url.href, SV("web:/.//b?q#f"));
	assert_sv(url.path, SV("//b"));
	assert_sv(url.query, SV("q"));
	assert_sv(url.fragment, SV("f"));
}

static void a_url_may_be_its_own_base(void **state)
{
	struct url url = parsed(*state, SV("http://h/a/b"));

	assert_int_equal(url_parse(&url, *state, &url, NULL, SV("../c#d")), 0);
	assert_sv(url.href, SV("http://h/c#d"));
}

static void without_fragment_ends_before_the_hash(void **state)
{
	struct url with = parsed(*state, SV("http://h/a?b#c"));
	struct url empty = parsed(*state, SV("http://h/a#"));
	struct url none = parsed(*state, SV("http://h/a"));

	assert_sv(url_without_fragment(&with), SV("http://h/a?b"));
	assert_sv(url_without_fragment(&empty), SV("http://h/a"));
	assert_sv(url_without_fragment(&none), SV("http://h/a"));
}

static void queries_are_in_the_encoding_of_the_page(void **state)
{
	static const struct {
		const char *encoding;
		struct sv text;
		struct sv href;
	} cases[] = {
		{ NULL, SV("/s?q=通知"), SV("http://h/s?q=%E9%80%9A%E7%9F%A5") },
		{ "UTF-8", SV("/s?q=通知"), SV("http://h/s?q=%E9%80%9A%E7%9F%A5") },
		{ "UTF-16LE", SV("/s?q=通知"), SV("http://h/s?q=%E9%80%9A%E7%9F%A5") },
		{ "GB18030", SV("/s?q=通知&p=1"), SV("http://h/s?q=%CD%A8%D6%AA&p=1") },
		/* The second byte of a pair may be ASCII, and one that needs encoding. */
		{ "GB18030", SV("?丂亹"), SV("http://h/?%81@%81%90") },
		{ "GB18030", SV("?😀 '\""), SV("http://h/?%949%FC6%20%27%22") },
		{ "Big5", SV("?通知"), SV("http://h/?%B3q%AA%BE") },
		{ "windows-1252", SV("?é通知€"), SV("http://h/?%E9%26%2336890%3B%26%2330693%3B%80") },
		/* Paths and fragments are UTF-8 on any page, */
		{ "GB18030", SV("/通?知#段"), SV("http://h/%E9%80%9A?%D6%AA#%E6%AE%B5") },
		/* and so are the queries of these. */
		{ "GB18030", SV("ws://h/?中"), SV("ws://h/?%E4%B8%AD") },
		{ "GB18030", SV("wss://h/?中"), SV("wss://h/?%E4%B8%AD") },
		{ "GB18030", SV("foo://h/?中"), SV("foo://h/?%E4%B8%AD") },
		{ "GB18030", SV("file:///?中"), SV("file:///?%D6%D0") },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct charset *charset = cases[i].encoding ? charset_open(cases[i].encoding) : NULL;
		assert_sv(resolved(*state, SV("http://h/"), charset, cases[i].text), cases[i].href);
		charset_close(charset);
	}
}

static void bytes_that_are_no_utf8_are_kept_percent_encoded(void **state)
{
	struct url url;

	assert_sv(parsed(*state, SV("http://h/\xCD\xA8?\xFF#\xE4\xB8")).href, SV("http://h/%CD%A8?%FF#%E4%B8"));
	assert_int_equal(url_parse(&url, *state, NULL, NULL, SV("http://\xCD\xA8/")), -1);
}

static struct sv repeated(struct arena *arena, struct sv head, struct sv unit, size_t len)
{
	char *text = arena_alloc(arena, head.len + len + unit.len);
	struct sv result = { text, head.len };

	memcpy(text, head.data, head.len);
	for (; result.len < len; result.len += unit.len)
		memcpy(text + result.len, unit.data, unit.len);
	return result;
}

static void longer_addresses_than_the_limit_fail(void **state)
{
	struct sv text = repeated(*state, SV("http://h/"), SV("a"), LIMIT_URL_BYTES);
	struct sv grows = repeated(*state, SV("http://h/"), SV("\xE4\xB8\xAD"), LIMIT_URL_BYTES / 2);
	struct url url;

	assert_int_equal(url_parse(&url, *state, NULL, NULL, text), 0);
	assert_int_equal(url.href.len, LIMIT_URL_BYTES);
	text = repeated(*state, SV("http://h/"), SV("a"), LIMIT_URL_BYTES + 1);
	assert_int_equal(url_parse(&url, *state, NULL, NULL, text), -1);
	assert_int_equal(url_parse(&url, *state, NULL, NULL, grows), -1);
}

/* Each as long as an address may be */
static void hostile_addresses_neither_crash_nor_hang(void **state)
{
	static const struct {
		struct sv head;
		struct sv unit;
	} cases[] = {
		{ SV("http://h/"), SV("a/../") },
		{ SV("http://h/"), SV("../") },
		{ SV("http://h/"), SV("%2e%2E/") },
		{ SV("http://h/"), SV("/") },
		{ SV("foo:/"), SV("/..//") },
		{ SV("http://"), SV("@") },
		{ SV("http://"), SV(":") },
		{ SV("http://"), SV("[") },
		{ SV("http://"), SV("a.") },
		{ SV("http://"), SV("xn--") },
		{ SV("http://"), SV("1") },
		{ SV("http://"), SV("1.") },
		{ SV("http://h:"), SV("0") },
		{ SV("http://"), SV("%4") },
		{ SV("http://"), SV("\xE4\xB8\xAD") },
		{ SV("http://a"), SV("\xCC\x81") },
		{ SV("http://中.xn--"), SV("99999999") },
		{ SV("http://["), SV("0:") },
		{ SV("http://"), SV("\n") },
		{ SV("javascript:"), SV(" ") },
		{ SV("file:"), SV("/c:/..") },
		{ SV("file:"), SV("\\") },
		{ SV("http://h/?"), SV("\xF0\x9F\x98\x80") },
	};
	struct charset *charset = charset_open("windows-1252");
	struct url base = parsed(*state, SV("http://h/a/b"));
	struct url url;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sv text = repeated(*state, cases[i].head, cases[i].unit, LIMIT_URL_BYTES - 8);
		(void)url_parse(&url, *state, &base, charset, text);
		(void)url_parse(&url, *state, NULL, NULL, sv_slice(text, 0, LIMIT_IDN_BYTES / 2));
		(void)url_network_of_text(text);
		(void)url_registrable_domain(sv_skip(text, cases[i].head.len));
	}
	charset_close(charset);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_row_of_the_table_holds, setup, teardown),
		cmocka_unit_test_setup_teardown(an_href_parses_to_itself, setup, teardown),
		cmocka_unit_test_setup_teardown(components_are_slices_of_the_href, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_absent_is_told_from_what_is_empty, setup, teardown),
		cmocka_unit_test_setup_teardown(a_path_that_looks_like_a_host_is_guarded, setup, teardown),
		cmocka_unit_test_setup_teardown(a_url_may_be_its_own_base, setup, teardown),
		cmocka_unit_test_setup_teardown(without_fragment_ends_before_the_hash, setup, teardown),
		cmocka_unit_test_setup_teardown(queries_are_in_the_encoding_of_the_page, setup, teardown),
		cmocka_unit_test_setup_teardown(bytes_that_are_no_utf8_are_kept_percent_encoded, setup, teardown),
		cmocka_unit_test_setup_teardown(longer_addresses_than_the_limit_fail, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_addresses_neither_crash_nor_hang, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
