#include "assert_sv.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "fetch/sitemap.h"

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

static struct sitemap read_text(void **state, const char *text)
{
	struct sitemap sitemap;

	sitemap_read(&sitemap, *state, sv_from(text));
	return sitemap;
}

static void pages_stand_in_loc(void **state)
{
	struct sitemap sitemap =
	    read_text(state, "\xEF\xBB\xBF\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:image=\"i\">"
			     "<url><loc>\n http://h/a?x=1&amp;y=2 </loc><lastmod>2026-01-02</lastmod>"
			     "<image:image><image:loc>http://h/picture.jpg</image:loc></image:image></url>"
			     "<url><loc><![CDATA[http://h/b]]></loc></url><url><loc></loc></url></urlset>");

	assert_false(sitemap.broken);
	assert_int_equal(sitemap.sitemaps.count, 0);
	assert_int_equal(sitemap.pages.count, 2);
	assert_sv(sitemap.pages.items[0], SV("http://h/a?x=1&y=2"));
	assert_sv(sitemap.pages.items[1], SV("http://h/b"));
}

static void an_index_names_sitemaps(void **state)
{
	struct sitemap sitemap = read_text(
	    state,
	    "<sitemapindex><sitemap><loc>http://h/1.xml</loc></sitemap><sitemap><loc>http://h/2.xml.gz</loc></sitemap>"
	    "</sitemapindex>");

	assert_false(sitemap.broken);
	assert_int_equal(sitemap.pages.count, 0);
	assert_int_equal(sitemap.sitemaps.count, 2);
	assert_sv(sitemap.sitemaps.items[1], SV("http://h/2.xml.gz"));
}

static void feeds_count_too(void **state)
{
	struct sitemap sitemap = read_text(
	    state,
	    "<rss><channel><link>http://h/</link><item><title>t</title><link>http://h/1</link></item></channel></rss>");

	assert_int_equal(sitemap.pages.count, 2);
	assert_sv(sitemap.pages.items[1], SV("http://h/1"));
	sitemap = read_text(state, "<feed><entry><link href='http://h/2'/></entry></feed>");
	assert_int_equal(sitemap.pages.count, 1);
	assert_sv(sitemap.pages.items[0], SV("http://h/2"));
}

static void plain_text_has_one_address_a_line(void **state)
{
	struct sitemap sitemap = read_text(state, "http://h/1\r\n\r\n# no\nHTTPS://h/2\n  http://h/3");

	assert_false(sitemap.broken);
	assert_int_equal(sitemap.pages.count, 3);
	assert_sv(sitemap.pages.items[2], SV("http://h/3"));
}

static void an_error_page_has_none(void **state)
{
	static const char *const PAGES[] = {
		"<!DOCTYPE html><html><head><title>404</title></head><body><loc>http://h/</loc></body></html>",
		"<html><body><br><p>http://h/</body>",
		"404 page not found",
		"",
	};

	for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
		struct sitemap sitemap = read_text(state, PAGES[i]);
		assert_int_equal(sitemap.pages.count + sitemap.sitemaps.count, 0);
		assert_false(sitemap.broken);
	}
}

static void what_is_not_well_formed_is_read_all_the_same(void **state)
{
	struct sitemap sitemap = read_text(
	    state, "<urlset><url><loc>http://h/1?x=1&amp;y=2</loc></url><url><loc> http://h/?a=1&b=2 </loc></url>"
		   "<url><loc>&bomb;</loc></url><url><loc>http://h/cut");

	assert_true(sitemap.broken);
	assert_int_equal(sitemap.pages.count, 2);
	assert_sv(sitemap.pages.items[0], SV("http://h/1?x=1&y=2"));
	assert_sv(sitemap.pages.items[1], SV("http://h/?a=1&b=2"));
	sitemap = read_text(
	    state, "<?xml version=\"1.0\" encoding=\"no-such-one\"?><urlset><url><loc>http://h/1</loc></url></urlset>");
	assert_int_equal(sitemap.pages.count, 1);
	sitemap = read_text(state, "<sitemapindex><sitemap><loc>http://h/a.xml?b&c</loc></sitemap>");
	assert_int_equal(sitemap.sitemaps.count, 1);
}

static void entities_of_its_own_are_not_read(void **state)
{
	struct sitemap sitemap = read_text(
	    state,
	    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><urlset><url><loc>&b;</loc></url></urlset>");

	assert_int_equal(sitemap.pages.count, 0);
}

static struct sv compressed(struct arena *arena, struct sv text)
{
	size_t room = text.len / 500 + 1000;
	char *out = arena_alloc(arena, room);
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)text.data, .avail_in = (uInt)text.len };

	stream.next_out = (Bytef *)out;
	stream.avail_out = (uInt)room;
	assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	deflateEnd(&stream);
	return (struct sv){ out, room - stream.avail_out };
}

static void compressed_ones_are_unpacked(void **state)
{
	struct sv packed = compressed(*state, SV("<urlset><url><loc>http://h/1</loc></url></urlset>"));
	struct sitemap sitemap;

	sitemap_read(&sitemap, *state, packed);
	assert_false(sitemap.broken);
	assert_int_equal(sitemap.pages.count, 1);
	sitemap_read(&sitemap, *state, sv_slice(packed, 0, packed.len - 8));
	assert_true(sitemap.broken);
	assert_int_equal(sitemap.pages.count, 1);
}

static void what_grows_without_end_is_cut(void **state)
{
	size_t size = LIMIT_SITEMAP_BYTES + MIB;
	char *blanks = malloc(size);
	struct sitemap sitemap;

	memset(blanks, ' ', size);
	memcpy(blanks, "<urlset>", 8);
	sitemap_read(&sitemap, *state, compressed(*state, (struct sv){ blanks, size }));
	assert_true(sitemap.broken);
	free(blanks);
}

static void addresses_are_counted(void **state)
{
	struct buf text;
	struct sitemap sitemap;

	buf_init(&text, SIZE_MAX);
	for (size_t i = 0; i < LIMIT_SITEMAP_URLS + 10; i++)
		buf_printf(&text, "http://h/%zu\n", i);
	sitemap_read(&sitemap, *state, buf_view(&text));
	assert_true(sitemap.broken);
	assert_int_equal(sitemap.pages.count, LIMIT_SITEMAP_URLS);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pages_stand_in_loc, setup, teardown),
		cmocka_unit_test_setup_teardown(an_index_names_sitemaps, setup, teardown),
		cmocka_unit_test_setup_teardown(feeds_count_too, setup, teardown),
		cmocka_unit_test_setup_teardown(plain_text_has_one_address_a_line, setup, teardown),
		cmocka_unit_test_setup_teardown(an_error_page_has_none, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_not_well_formed_is_read_all_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(entities_of_its_own_are_not_read, setup, teardown),
		cmocka_unit_test_setup_teardown(compressed_ones_are_unpacked, setup, teardown),
		cmocka_unit_test_setup_teardown(what_grows_without_end_is_cut, setup, teardown),
		cmocka_unit_test_setup_teardown(addresses_are_counted, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
