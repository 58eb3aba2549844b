/* Archives that GNU wget wrote (tests/data/warc/make.py): whole, cut off anywhere, and damaged anywhere. */
#define _GNU_SOURCE
#include "source_sink.h"

#define DATA "tests/data/warc/"

static const char *const PATHS[] = {
	"/plain.html",       "/chunked.html",     "/gzip.html",    "/gzip-chunked.html", "/deflate.html",
	"/raw-deflate.html", "/br.html",          "/stacked.html", "/gbk.html",          "/moved",
	"/missing.html",     "/files/notice.doc", "/empty.html",
};

#define PATH_COUNT (sizeof PATHS / sizeof PATHS[0])

static struct buf read_file(const char *path)
{
	struct buf bytes;
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	buf_init(&bytes, 1 << 20);
	bytes.len = fread(buf_room(&bytes, 1 << 20), 1, 1 << 20, file);
	fclose(file);
	return bytes;
}

/* The item whose address ends in `path`, or NULL. */
static const struct source_item *find(const struct sink *sink, const char *path)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sv_ends(sink->items[i]->name, sv_from(path)))
			return sink->items[i];
	return NULL;
}

static void every_response_comes_decoded(void **state)
{
	static const char *const ARCHIVES[] = { DATA "wget.warc.gz", DATA "wget-plain.warc" };
	struct sink sink = { .stop_after = 0 };
	(void)state;

	for (size_t k = 0; k < 2; k++) {
		assert_int_equal(sink_walk(&sink, "https://unused.gov.cn/", ARCHIVES[k]), 0);
		assert_int_equal(sink.error_count, 0);
		/* /moved leads to /plain.html, which so comes twice. */
		assert_int_equal(sink.count, PATH_COUNT + 1);
		for (size_t i = 0; i < PATH_COUNT; i++) {
			const struct source_item *item = find(&sink, PATHS[i]);
			assert_non_null(item);
			assert_true(sv_starts(item->name, SV("http://127.0.0.1:")));
			assert_sv(item->url, item->name);
			assert_true(item->is_response);
			assert_false(item->truncated);
			assert_int_equal(item->size, item->bytes.len);
			struct sv title = sv_from(PATHS[i] + 1);
			if (sv_ends(title, SV(".html")))
				title.len -= sizeof ".html" - 1;
			if (sv_eq(title, SV("empty")))
				assert_int_equal(item->bytes.len, 0);
			else if (!sv_eq(title, SV("files/notice.doc")))
				assert_true(sv_find(item->bytes, title, 0) != SV_NONE &&
					    sv_ends(item->bytes, SV("</a></p></body></html>\n")));
		}
		assert_int_equal(find(&sink, "/moved")->status, 302);
		assert_int_equal(find(&sink, "/missing.html")->status, 404);
		assert_int_equal(find(&sink, "/plain.html")->status, 200);
		assert_sv(find(&sink, "/gbk.html")->media_type, SV("text/html"));
		assert_sv(find(&sink, "/gbk.html")->charset, SV("GBK"));
		assert_sv(find(&sink, "/files/notice.doc")->media_type, SV("application/msword"));
		assert_int_equal(find(&sink, "/files/notice.doc")->bytes.len, 264);
		assert_int_equal(sink.done, sink.total);
	}
	sink_clear(&sink);
}

static void revisits_of_the_same_content_yield_nothing(void **state)
{
	struct sink sink = { .stop_after = 0 };
	(void)state;

	assert_int_equal(sink_walk(&sink, NULL, DATA "wget-revisit.warc.gz"), 0);
	assert_int_equal(sink.error_count, 0);
	/* wget writes a revisit only for a response with a body. */
	for (size_t i = 0; i < sink.count; i++)
		assert_int_equal(sink.items[i]->bytes.len, 0);
	sink_clear(&sink);
}

static void standard_input_is_read_as_an_archive(void **state)
{
	struct buf bytes = read_file(DATA "wget.warc.gz");
	struct sink sink = { .stop_after = 0 };
	(void)state;

	for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
		assert_int_equal(sink_walk_bytes(&sink, buf_view(&bytes), as_pipe), 0);
		assert_int_equal(sink.count, PATH_COUNT + 1);
		assert_int_equal(sink.error_count, 0);
	}
	sink_clear(&sink);
	buf_free(&bytes);
}

static void archives_follow_one_another_in_one_file(void **state)
{
	struct buf packed = read_file(DATA "wget.warc.gz");
	struct buf plain = read_file(DATA "wget-plain.warc");
	struct sink sink = { .stop_after = 0 };
	struct buf both;
	(void)state;

	for (int order = 0; order < 4; order++) {
		buf_init(&both, 1 << 20);
		buf_append(&both, buf_view(order & 1 ? &packed : &plain));
		buf_append(&both, buf_view(order & 2 ? &packed : &plain));
		for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
			assert_int_equal(sink_walk_bytes(&sink, buf_view(&both), as_pipe), 0);
			assert_int_equal(sink.error_count, 0);
			assert_int_equal(sink.count, 2 * (PATH_COUNT + 1));
		}
		buf_free(&both);
	}
	sink_clear(&sink);
	buf_free(&packed);
	buf_free(&plain);
}

/* Every item that is not truncated is one of the whole archive, bytes and all. */
static void assert_whole(const struct sink *part, const struct sink *whole)
{
	for (size_t i = 0; i < part->count; i++) {
		const struct source_item *item = part->items[i];
		bool found = item->truncated;
		for (size_t k = 0; k < whole->count && !found; k++)
			found = sv_eq(item->name, whole->items[k]->name) && sv_eq(item->bytes, whole->items[k]->bytes);
		if (!found)
			print_error("%.*s is neither whole nor marked as truncated\n", SV_ARG(item->name));
		assert_true(found);
	}
}

static void check_cuts(const char *path, bool as_pipe, size_t step)
{
	struct buf bytes = read_file(path);
	struct sink whole = { .stop_after = 0 };
	struct sink part = { .stop_after = 0 };
	size_t previous = 0;

	sink_walk_bytes(&whole, buf_view(&bytes), false);
	/* Before the first member shows what it is, standard input is not known for an archive. */
	for (size_t len = 200; len < bytes.len; len += step) {
		assert_int_equal(sink_walk_bytes(&part, sv_slice(buf_view(&bytes), 0, len), as_pipe), 0);
		assert_whole(&part, &whole);
		assert_true(part.error_count <= 1);
		assert_int_equal(part.named, part.error_count);
		assert_true(part.count + 1 >= previous);
		previous = part.count;
	}
	assert_int_equal(previous, whole.count);
	sink_clear(&whole);
	sink_clear(&part);
	buf_free(&bytes);
}

static void a_cut_archive_yields_what_is_whole(void **state)
{
	(void)state;
	check_cuts(DATA "wget.warc.gz", false, 3);
	check_cuts(DATA "wget-plain.warc", false, 5);
	check_cuts(DATA "wget.warc.gz", true, 31);
	check_cuts(DATA "wget-plain.warc", true, 31);
}

/* Items of `whole` that `part` has, bytes and all. */
static size_t count_sound(const struct sink *part, const struct sink *whole)
{
	size_t sound = 0;

	for (size_t k = 0; k < whole->count; k++) {
		bool found = false;
		for (size_t i = 0; i < part->count && !found; i++)
			found = sv_eq(part->items[i]->name, whole->items[k]->name) &&
				sv_eq(part->items[i]->bytes, whole->items[k]->bytes);
		sound += found;
	}
	return sound;
}

/* With one byte changed, all records are still found but the one it stands in. */
static void check_damage(const char *path, size_t step)
{
	struct buf bytes = read_file(path);
	struct sink whole = { .stop_after = 0 };
	struct sink part = { .stop_after = 0 };

	sink_walk_bytes(&whole, buf_view(&bytes), false);
	for (size_t at = 6; at < bytes.len; at += step) {
		bytes.data[at] ^= 0x55;
		assert_int_equal(sink_walk_bytes(&part, buf_view(&bytes), false), 0);
		bytes.data[at] ^= 0x55;
		size_t sound = count_sound(&part, &whole);
		if (sound + 2 < whole.count)
			print_error("byte %zu: only %zu of %zu items are sound\n", at, sound, whole.count);
		assert_true(sound + 2 >= whole.count);
	}
	sink_clear(&whole);
	sink_clear(&part);
	buf_free(&bytes);
}

static void a_damaged_byte_costs_one_record_at_most(void **state)
{
	(void)state;
	check_damage(DATA "wget.warc.gz", 7);
	check_damage(DATA "wget-plain.warc", 11);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_response_comes_decoded),
		cmocka_unit_test(revisits_of_the_same_content_yield_nothing),
		cmocka_unit_test(standard_input_is_read_as_an_archive),
		cmocka_unit_test(archives_follow_one_another_in_one_file),
		cmocka_unit_test(a_cut_archive_yields_what_is_whole),
		cmocka_unit_test(a_damaged_byte_costs_one_record_at_most),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
