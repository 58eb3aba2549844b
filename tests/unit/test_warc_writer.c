/* Archives that are written are read back, and continued. */
#define _GNU_SOURCE
#include "source_sink.h"

#include <errno.h>

#include "lib/zlib.h"

struct scene {
	char path[32];
	struct warc_writer *writer;
	struct buf why;
	struct buf text; /* of the whole archive, unpacked */
	struct sink sink;
};

static int set_up(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	strcpy(scene->path, "/tmp/pw-warc-XXXXXX.gz");
	close(mkstemps(scene->path, 3));
	buf_init(&scene->why, 1 << 12);
	buf_init(&scene->text, (size_t)1 << 28);
	*state = scene;
	return 0;
}

static int set_up_plain(void **state)
{
	struct scene *scene;

	set_up(state);
	scene = *state;
	unlink(scene->path);
	scene->path[strlen(scene->path) - 3] = '\0';
	return 0;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;

	unlink(scene->path);
	sink_clear(&scene->sink);
	buf_free(&scene->why);
	buf_free(&scene->text);
	free(scene);
	return 0;
}

static void open_archive(struct scene *scene)
{
	scene->writer = warc_writer_open(scene->path, &scene->why);
	if (!scene->writer)
		print_error("%.*s\n", SV_ARG(buf_view(&scene->why)));
	assert_non_null(scene->writer);
}

static void put(struct scene *scene, const char *url, const char *head, struct sv body)
{
	struct warc_exchange exchange = {
		.url = sv_from(url),
		.asked = SV("GET /a HTTP/2\r\nHost: a.gov.cn\r\nAuthorization: Basic YTpi\r\n\r\n"),
		.head = sv_from(head),
		.body = body,
		.has_body = true,
		.address = SV("192.0.2.7:443"),
		.date = 1700000000,
	};

	assert_int_equal(warc_writer_put(scene->writer, &exchange), 0);
}

static void close_archive(struct scene *scene)
{
	assert_int_equal(warc_writer_close(scene->writer), 0);
}

static void read_file(struct scene *scene, struct buf *out)
{
	FILE *file = fopen(scene->path, "rb");
	char block[4096];
	size_t count;

	assert_non_null(file);
	while ((count = fread(block, 1, sizeof block, file)) > 0)
		buf_append(out, (struct sv){ block, count });
	fclose(file);
}

/* The archive's text; asserts that it is nothing but whole members. */
static struct sv unpacked(struct scene *scene)
{
	struct inflater *inflater = inflater_new();
	struct buf packed;
	int status = 1;

	buf_init(&packed, (size_t)1 << 28);
	buf_clear(&scene->text);
	read_file(scene, &packed);
	if (!sv_ends(sv_from(scene->path), SV(".gz")))
		buf_append(&scene->text, buf_view(&packed));
	for (struct sv rest = scene->text.len ? (struct sv){ NULL, 0 } : buf_view(&packed); rest.len > 0;) {
		size_t len = 65536;
		if (status == 1)
			inflater_start(inflater, INFLATE_GZIP);
		char *room = buf_room(&scene->text, len);
		status = inflater_run(inflater, room, &len, &rest);
		assert_true(status >= 0);
		scene->text.len += len;
	}
	assert_int_equal(status, 1);
	buf_free(&packed);
	inflater_free(inflater);
	return buf_view(&scene->text);
}

static bool has(struct sv text, const char *part)
{
	bool found = sv_find(text, sv_from(part), 0) != SV_NONE;

	if (!found)
		print_error("%.*s\nhas no\n%s\n", SV_ARG(text), part);
	return found;
}

static size_t count_of(struct sv text, const char *part)
{
	size_t count = 0;

	for (size_t at = sv_find(text, sv_from(part), 0); at != SV_NONE; at = sv_find(text, sv_from(part), at + 1))
		count++;
	return count;
}

static void what_is_written_is_read_back(void **state)
{
	struct scene *scene = *state;

	open_archive(scene);
	put(scene, "https://a.gov.cn/a",
	    "HTTP/2 200\r\ncontent-type: text/html; charset=GBK\r\ncontent-encoding: gzip\r\ncontent-length: 20\r\n\r\n",
	    SV("<p>\xC4\xE3\xBA\xC3</p>"));
	put(scene, "https://a.gov.cn/b.pdf",
	    "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/pdf\r\n\r\n", SV("%PDF-1.4"));
	put(scene, "https://a.gov.cn/c", "HTTP/1.1 404 Not Found\r\n\r\n", SV(""));
	close_archive(scene);
	assert_int_equal(sink_walk(&scene->sink, "", scene->path), 0);
	assert_int_equal(scene->sink.error_count, 0);
	assert_int_equal(scene->sink.count, 3);
	const struct source_item *page = scene->sink.items[0];
	assert_sv(page->url, SV("https://a.gov.cn/a"));
	assert_sv(page->bytes, SV("<p>\xC4\xE3\xBA\xC3</p>"));
	assert_sv(page->media_type, SV("text/html"));
	assert_int_equal(page->status, 200);
	assert_sv(scene->sink.items[1]->bytes, SV("%PDF-1.4"));
	assert_int_equal(scene->sink.items[2]->status, 404);
}

static void records_say_what_evidence_needs(void **state)
{
	struct scene *scene = *state;

	open_archive(scene);
	put(scene, "https://a.gov.cn/a", "HTTP/2 200\r\ncontent-encoding: gzip\r\n\r\n", SV("abc"));
	close_archive(scene);
	struct sv text = unpacked(scene);
	assert_true(sv_starts(text, SV("WARC/1.1\r\nWARC-Type: warcinfo\r\n")));
	assert_int_equal(count_of(text, "WARC/1.1\r\n"), 3);
	assert_int_equal(count_of(text, "WARC-Record-ID: <urn:uuid:"), 3);
	assert_int_equal(count_of(text, "WARC-Concurrent-To: <urn:uuid:"), 2);
	assert_int_equal(count_of(text, "WARC-Target-URI: https://a.gov.cn/a\r\n"), 2);
	assert_int_equal(count_of(text, "WARC-Date: 2023-11-14T22:13:20Z\r\n"), 2);
	assert_int_equal(count_of(text, "WARC-IP-Address: 192.0.2.7\r\n"), 2);
	assert_true(has(text, "Content-Type: application/http;msgtype=request\r\n"));
	assert_true(has(text, "\r\n\r\nGET /a HTTP/1.1\r\nHost: a.gov.cn\r\nAuthorization: ***\r\n\r\n"));
	assert_true(
	    has(text,
		"\r\n\r\nHTTP/1.1 200 \r\nX-Original-content-encoding: gzip\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"));
	assert_true(has(text, "WARC-Payload-Digest: "
			      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\r\n"));
}

static void a_document_keeps_the_name_that_it_was_linked_by(void **state)
{
	struct scene *scene = *state;
	struct warc_exchange exchange = {
		.url = SV("http://a.gov.cn/login.html"),
		.linked = SV("http://a.gov.cn/files/a.docx"),
		.head = SV("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
		.body = SV("<p>login"),
		.has_body = true,
	};

	open_archive(scene);
	assert_int_equal(warc_writer_put(scene->writer, &exchange), 0);
	close_archive(scene);
	assert_int_equal(sink_walk(&scene->sink, "", scene->path), 0);
	assert_int_equal(scene->sink.error_count, 0);
	assert_int_equal(scene->sink.count, 1);
	assert_sv(scene->sink.items[0]->name, exchange.linked);
	assert_sv(scene->sink.items[0]->url, exchange.url);
}

static void answers_without_body_are_no_pages(void **state)
{
	struct scene *scene = *state;
	struct warc_exchange exchange = {
		.url = SV("http://a.gov.cn/a.doc"),
		.head = SV("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"),
		.address = SV("[2001:db8::1]:80"),
	};

	open_archive(scene);
	assert_int_equal(warc_writer_put(scene->writer, &exchange), 0);
	exchange.head = SV("");
	assert_int_equal(warc_writer_put(scene->writer, &exchange), 0);
	close_archive(scene);
	assert_int_equal(sink_walk(&scene->sink, "", scene->path), 0);
	assert_int_equal(scene->sink.count + scene->sink.error_count, 0);
	assert_true(has(unpacked(scene), "WARC-IP-Address: 2001:db8::1\r\n"));
	assert_int_equal(count_of(unpacked(scene), "WARC/1.1\r\n"), 2);
}

/* Two nights' worth, with the archive cut to `size` bytes between them. */
static void continue_from(struct scene *scene, size_t size)
{
	open_archive(scene);
	put(scene, "http://a.gov.cn/1", "HTTP/1.1 200 OK\r\n\r\n", SV("first"));
	put(scene, "http://a.gov.cn/2", "HTTP/1.1 200 OK\r\n\r\n", SV("second"));
	close_archive(scene);
	if (size != SIZE_MAX)
		assert_int_equal(truncate(scene->path, (off_t)size), 0);
	open_archive(scene);
	put(scene, "http://a.gov.cn/3", "HTTP/1.1 200 OK\r\n\r\n", SV("third"));
	close_archive(scene);
	unpacked(scene);
	assert_int_equal(sink_walk(&scene->sink, "", scene->path), 0);
	assert_int_equal(scene->sink.error_count, 0);
	assert_sv(scene->sink.items[scene->sink.count - 1]->bytes, SV("third"));
}

static void an_archive_is_continued_wherever_it_was_cut(void **state)
{
	struct scene *scene = *state;
	struct buf whole;

	buf_init(&whole, 1 << 20);
	continue_from(scene, SIZE_MAX);
	assert_int_equal(scene->sink.count, 3);
	assert_int_equal(truncate(scene->path, 0), 0);
	open_archive(scene);
	put(scene, "http://a.gov.cn/1", "HTTP/1.1 200 OK\r\n\r\n", SV("first"));
	put(scene, "http://a.gov.cn/2", "HTTP/1.1 200 OK\r\n\r\n", SV("second"));
	close_archive(scene);
	read_file(scene, &whole);
	for (size_t size = 0; size < whole.len; size += size < 400 ? 29 : 101) {
		assert_int_equal(truncate(scene->path, 0), 0);
		continue_from(scene, size);
		assert_in_range(scene->sink.count, 1, 3);
	}
	buf_free(&whole);
}

static void other_files_are_left_as_they_are(void **state)
{
	static const char *const others[] = { "no archive", "\x1f\x8b\x08 neither",
					      "WARC/1.1\r\nWARC-Type: warcinfo\r\n" };
	struct scene *scene = *state;
	struct buf now;

	buf_init(&now, 1 << 20);
	for (size_t i = 0; i < 3; i++) {
		FILE *file = fopen(scene->path, "wb");
		fputs(others[i], file);
		fclose(file);
		buf_clear(&scene->why);
		assert_null(warc_writer_open(scene->path, &scene->why));
		assert_sv(buf_view(&scene->why), SV("not a WARC archive that can be continued"));
		buf_clear(&now);
		read_file(scene, &now);
		assert_sv(buf_view(&now), sv_from(others[i]));
	}
	buf_free(&now);
	buf_clear(&scene->why);
	assert_null(warc_writer_open("/tmp/no-such-folder-here/a.warc.gz", &scene->why));
	assert_sv(buf_view(&scene->why), SV("No such file or directory"));
}

static void plain_archives_are_not_mistaken(void **state)
{
	static const char *const others[] = { "no archive", "\x1f\x8b\x08 neither",
					      "WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n",
					      "WARC/1.1\r\nContent-Length: 1\r\n\r\na\r\n\r\nmore" };
	struct scene *scene = *state;

	for (size_t i = 0; i < 4; i++) {
		FILE *file = fopen(scene->path, "wb");
		fputs(others[i], file);
		fclose(file);
		buf_clear(&scene->why);
		assert_null(warc_writer_open(scene->path, &scene->why));
		assert_sv(buf_view(&scene->why), SV("not a WARC archive that can be continued"));
		buf_clear(&scene->text);
		read_file(scene, &scene->text);
		assert_sv(buf_view(&scene->text), sv_from(others[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_written_is_read_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(records_say_what_evidence_needs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(answers_without_body_are_no_pages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_document_keeps_the_name_that_it_was_linked_by, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_archive_is_continued_wherever_it_was_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_written_is_read_back, set_up_plain, tear_down),
		cmocka_unit_test_setup_teardown(records_say_what_evidence_needs, set_up_plain, tear_down),
		cmocka_unit_test_setup_teardown(an_archive_is_continued_wherever_it_was_cut, set_up_plain, tear_down),
		cmocka_unit_test_setup_teardown(plain_archives_are_not_mistaken, set_up_plain, tear_down),
		cmocka_unit_test_setup_teardown(other_files_are_left_as_they_are, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
