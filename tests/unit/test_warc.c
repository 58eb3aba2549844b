/* Records of WARC archives and what is read from them. Damage is the matter of test_warc_damage.c. */
#define _GNU_SOURCE
#include "source_sink.h"

#include "base/limits.h"
#include "make_warc.h"

struct scene {
	struct buf warc;
	struct sink sink;
};

static int set_up(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	buf_init(&scene->warc, (size_t)1 << 30);
	*state = scene;
	return 0;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;

	sink_clear(&scene->sink);
	buf_free(&scene->warc);
	free(scene);
	return 0;
}

/* Reads the archive; expects `count` items and `errors` errors. */
static struct sink *read_warc(struct scene *scene, size_t count, size_t errors)
{
	assert_int_equal(sink_walk_bytes(&scene->sink, buf_view(&scene->warc), false), 0);
	for (size_t i = 0; i < scene->sink.error_count && scene->sink.error_count != errors; i++)
		print_error("%s\n", scene->sink.errors[i]);
	assert_int_equal(scene->sink.count, count);
	assert_int_equal(scene->sink.error_count, errors);
	return &scene->sink;
}

/* The one page of an archive, with this header field and body; its body as it is read. */
static struct sv read_body(struct scene *scene, const char *field, struct sv body, size_t errors)
{
	buf_clear(&scene->warc);
	make_page(&scene->warc, "page", field, body);
	struct sink *sink = read_warc(scene, 1, errors);
	assert_int_equal(sink->named, 0);
	return sink->items[0]->bytes;
}

static void all_versions_and_spellings_of_headers_are_read(void **state)
{
	struct scene *scene = *state;

	buf_append(
	    &scene->warc,
	    SV("WARC/0.18\r\nwarc-type: Response\r\nWARC-TARGET-URI:<http://a/1>\r\n"
	       "content-type:application/http;msgtype=response\r\nContent-Length:23\r\n\r\n"
	       "HTTP/1.0 200 OK\r\n\r\nfour\r\n\r\n"
	       "WARC/1.1\nWARC-Type:\n\tresponse\nWARC-Target-URI: http://a/2\nContent-Length:   20\n"
	       "no colon here\n\nHTTP/1.1 404\n\nthree!\n\n\n\r\n\r\n\r\n"
	       "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/3\r\nContent-Length: 4\r\n\r\nbare"));
	struct sink *sink = read_warc(scene, 3, 0);
	assert_sv(sink->items[0]->name, SV("http://a/1"));
	assert_sv(sink->items[0]->bytes, SV("four"));
	assert_sv(sink->items[1]->name, SV("http://a/2"));
	assert_sv(sink->items[1]->bytes, SV("three!"));
	assert_int_equal(sink->items[1]->status, 404);
	assert_true(sink->items[1]->is_response);
	assert_sv(sink->items[2]->bytes, SV("bare"));
	assert_false(sink->items[2]->is_response);
}

static void the_http_head_is_read_as_servers_write_it(void **state)
{
	struct scene *scene = *state;

	make_response(&scene->warc, "1",
		      SV("HTTP/1.1 200\r\ncontent-TYPE: Text/HTML ;\r\n Charset=\"gb2312\"; x=y\r\n\r\n1"));
	make_response(&scene->warc, "2", SV("HTTP/1.1 503 Gone Fishing\nContent-Type:text/plain\n\n2"));
	make_response(&scene->warc, "3",
		      SV("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\n3"));
	make_response(&scene->warc, "4", SV("HTTP/1.1 302 Found\r\nLocation: /x\r\n"));
	make_response(&scene->warc, "5", SV("no head at all\r\n\r\n5"));
	make_response(&scene->warc, "6", SV("HTTP/banana\r\n\r\n6"));
	make_response(&scene->warc, "7",
		      SV("HTTP/2 200\r\nContent-Type: text/html; charset=gbk\r\nContent-Type: text/html\r\n\r\n7"));
	make_response(&scene->warc, "8",
		      SV("HTTP/2 200\r\nContent-Type: text/html; charset=gbk\r\nContent-Type: text/plain\r\n\r\n8"));
	make_response(&scene->warc, "9", SV("HTT"));
	struct sink *sink = read_warc(scene, 9, 0);
	static const struct {
		int status;
		const char *type;
		const char *charset;
		const char *bytes;
	} EXPECTED[] = {
		{ 200, "text/html", "gb2312", "1" },
		{ 503, "text/plain", "", "2" },
		{ 200, "text/css", "", "3" },
		{ 302, "", "", "" },
		{ 0, "", "", "no head at all\r\n\r\n5" },
		{ 0, "", "", "6" },
		{ 200, "text/html", "gbk", "7" },
		{ 200, "text/plain", "", "8" },
		{ 0, "", "", "HTT" },
	};
	for (size_t i = 0; i < 9; i++) {
		assert_int_equal(sink->items[i]->status, EXPECTED[i].status);
		assert_sv(sink->items[i]->media_type, sv_from(EXPECTED[i].type));
		assert_sv(sink->items[i]->charset, sv_from(EXPECTED[i].charset));
		assert_sv(sink->items[i]->bytes, sv_from(EXPECTED[i].bytes));
		assert_int_equal(sink->items[i]->is_response, i != 4 && i != 8);
	}
}

static void only_records_with_content_of_the_site_are_yielded(void **state)
{
	struct scene *scene = *state;
	static const char *const OTHERS[] = { "warcinfo", "request", "metadata", "revisit", "future-type" };
	char fields[256];

	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
		snprintf(fields, sizeof fields, "WARC-Type: %s\r\nWARC-Target-URI: http://a/\r\n", OTHERS[i]);
		make_record(&scene->warc, fields, SV("HTTP/1.1 200 OK\r\n\r\nx"));
	}
	make_record(&scene->warc, "WARC-Type: response\r\nWARC-Target-URI: dns:a\r\nContent-Type: text/dns\r\n",
		    SV("a"));
	make_record(&scene->warc, "WARC-Type: resource\r\nWARC-Target-URI: metadata://wget/log\r\n", SV("log"));
	make_record(
	    &scene->warc,
	    "WARC-Type: resource\r\nWARC-Target-URI: ftp://a/1.txt\r\nContent-Type: Text/Plain; charset=gbk\r\n",
	    SV("HTTP/1.1 200 OK\r\n\r\nas it is"));
	make_record(&scene->warc,
		    "WARC-Type: conversion\r\nWARC-Target-URI: http://a/2\r\nContent-Type: application/pdf\r\n",
		    SV("%PDF"));
	make_record(&scene->warc, "WARC-Type: resource\r\nContent-Type: text/plain\r\n", SV("no address"));
	struct sink *sink = read_warc(scene, 3, 0);
	assert_sv(sink->items[0]->name, SV("ftp://a/1.txt"));
	assert_sv(sink->items[0]->media_type, SV("text/plain"));
	assert_sv(sink->items[0]->charset, SV("gbk"));
	assert_sv(sink->items[0]->bytes, SV("HTTP/1.1 200 OK\r\n\r\nas it is"));
	assert_false(sink->items[0]->is_response);
	assert_sv(sink->items[1]->media_type, SV("application/pdf"));
	assert_true(sv_starts(sink->items[2]->name, SV("-!")));
	assert_int_equal(sink->items[2]->url.len, 0);
}

static void chunks_are_joined(void **state)
{
	static const char *const BODIES[] = {
		"5\r\nhello\r\n6;a=b\r\n world\r\n0\r\n\r\n",
		"5\nhello\n006 \n world\n0\n\n",
		"B\r\nhello world\r\n0\r\nTrailer: x\r\n\r\n",
		"5\r\nhello6\r\n world0\r\n\r\n", /* no line end behind a chunk */
		"b\r\nhello world\r\n0",
		"hello world", /* an archiver undid it and kept the header */
	};

	/* The fifth has a last line without an end. */
	for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++)
		assert_sv(read_body(*state, "Transfer-Encoding: Chunked", sv_from(BODIES[i]), i == 4),
			  SV("hello world"));
	assert_sv(read_body(*state, "Transfer-Encoding: chunked", SV("hello\r\nworld"), 0), SV("hello\r\nworld"));
	assert_sv(read_body(*state, "Transfer-Encoding: chunked", SV(""), 0), SV(""));
}

static void broken_chunks_give_what_precedes(void **state)
{
	struct scene *scene = *state;
	static const char *const BODIES[] = {
		"5\r\nhello\r\nffffffffffffffffffff\r\nx", /* more than 64 bits */
		"5\r\nhello\r\nxyz\r\n",
		"5\r\nhello\r\n",
		"5\r\nhello\r\n6\r\n",
		"5\r\nhello\r\n-1\r\n",
	};

	for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++) {
		assert_sv(read_body(scene, "Transfer-Encoding: chunked", sv_from(BODIES[i]), 1), SV("hello"));
		assert_true(scene->sink.items[0]->truncated);
		assert_int_equal(scene->sink.items[0]->size, 5);
	}
	/* The size says more than there is. */
	assert_sv(read_body(scene, "Transfer-Encoding: chunked", SV("7ffffffffffffff\r\nhello"), 1), SV("hello"));
}

#define TEXT SV("<p>\xe5\xae\x89\xe5\xba\xb7 some text that is long enough to be worth some packing, text, text, text")

static void codings_are_undone_in_every_form_that_servers_send(void **state)
{
	static const struct {
		const char *field;
		int bits;
	} FORMS[] = {
		{ "Content-Encoding: gzip", 31 },     { "Content-Encoding: X-GZIP", 31 },
		{ "Content-Encoding: deflate", 15 },  { "Content-Encoding: deflate", -15 },
		{ "Content-Encoding: deflate", 31 },  { "Content-Encoding: utf-8, gzip", 31 },
		{ "Transfer-Encoding: gzip", 31 },    { "Content-Encoding: identity\r\nContent-Encoding: gzip", 31 },
		{ "Content-Encoding:\r\n gzip", 31 },
	};
	struct buf packed;

	for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
		buf_init(&packed, 4096);
		make_deflated(&packed, TEXT, FORMS[i].bits);
		assert_sv(read_body(*state, FORMS[i].field, buf_view(&packed), 0), TEXT);
		/* What stands behind is padding. */
		buf_append(&packed, SV("\0\0\0padding"));
		assert_sv(read_body(*state, FORMS[i].field, buf_view(&packed), 0), TEXT);
		buf_free(&packed);
	}
	/* Two members are one text. */
	buf_init(&packed, 4096);
	make_deflated(&packed, sv_slice(TEXT, 0, 10), 31);
	make_deflated(&packed, sv_skip(TEXT, 10), 31);
	assert_sv(read_body(*state, "Content-Encoding: gzip", buf_view(&packed), 0), TEXT);
	buf_free(&packed);
}

static void brotli_is_undone(void **state)
{
	struct scene *scene = *state;
	static const char packed[] =
	    "\x1b\x1d\x00\xf8\x1d\xa9\x51\x9f\x3b\xa6\x92\x07\x0d\x2e\xd9\x40\xde\xca\xa7\xac\x04\xd1"
	    "\xa7\x0e\x78\xe6\xad\x1c\x07 padding";
	struct sv whole = SV(packed);

	assert_sv(read_body(scene, "Content-Encoding: br", whole, 0), SV("<p>hello hello hello hello</p>"));
	whole = sv_slice(whole, 0, 29);
	assert_sv(read_body(scene, "Content-Encoding: br", whole, 0), SV("<p>hello hello hello hello</p>"));
	/* Without its end, and before anything came out, nothing tells it from bytes that never were coded. */
	assert_sv(read_body(scene, "Content-Encoding: br", sv_slice(whole, 0, 10), 0), sv_slice(whole, 0, 10));
}

static void stacked_codings_are_undone_from_the_outside(void **state)
{
	struct buf inner;
	struct buf middle;
	struct buf outer;

	buf_init(&inner, 4096);
	buf_init(&middle, 4096);
	buf_init(&outer, 4096);
	make_deflated(&inner, TEXT, 31);
	make_deflated(&middle, buf_view(&inner), -15);
	make_deflated(&outer, buf_view(&middle), 15);
	assert_sv(read_body(*state, "Content-Encoding: gzip, deflate, deflate", buf_view(&outer), 0), TEXT);
	assert_sv(
	    read_body(*state, "Transfer-Encoding: deflate\r\nContent-Encoding: gzip, deflate", buf_view(&outer), 0),
	    TEXT);
	buf_free(&inner);
	buf_free(&middle);
	buf_free(&outer);
}

static void bytes_that_are_not_coded_as_they_say_pass_as_they_are(void **state)
{
	static const char *const FIELDS[] = {
		"Content-Encoding: gzip",        "Content-Encoding: deflate",  "Content-Encoding: br",
		"Content-Encoding: gzip, br",    "Content-Encoding: utf-8",    "Content-Encoding: ",
		"Content-Encoding: br, deflate", "Content-Encoding: identity",
	};

	for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++) {
		assert_sv(read_body(*state, FIELDS[i], TEXT, 0), TEXT);
		assert_sv(read_body(*state, FIELDS[i], SV("<!DOCTYPE html>"), 0), SV("<!DOCTYPE html>"));
		assert_sv(read_body(*state, FIELDS[i], SV("<"), 0), SV("<"));
		assert_sv(read_body(*state, FIELDS[i], SV(""), 0), SV(""));
	}
}

static void broken_codings_give_what_precedes(void **state)
{
	struct scene *scene = *state;
	struct buf text;
	struct buf packed;

	buf_init(&text, 1 << 20);
	buf_init(&packed, 1 << 20);
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "%d ", i);
	make_deflated(&packed, buf_view(&text), 31);
	for (int broken = 0; broken < 2; broken++) {
		if (broken)
			memset(packed.data + packed.len / 2, 0xff, 64);
		struct sv body = broken ? buf_view(&packed) : sv_slice(buf_view(&packed), 0, packed.len / 2);
		struct sv bytes = read_body(scene, "Content-Encoding: gzip", body, 1);
		assert_true(bytes.len > text.len / 4);
		assert_memory_equal(bytes.data, text.data, text.len / 4);
		assert_true(scene->sink.items[0]->truncated);
		assert_non_null(strstr(scene->sink.errors[0], broken ? "broken" : "no end"));
	}
	buf_free(&text);
	buf_free(&packed);
}

static void codings_that_nobody_can_undo_are_errors(void **state)
{
	static const char *const FIELDS[] = { "Content-Encoding: zstd", "Content-Encoding: gzip, compress",
					      "Content-Encoding: gzip,gzip,gzip,gzip,gzip" };
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++) {
		buf_clear(&scene->warc);
		make_page(&scene->warc, "page", FIELDS[i], SV("\x28\xb5\x2f\xfd"));
		struct sink *sink = read_warc(scene, 0, 1);
		assert_int_equal(sink->named, 0);
		assert_non_null(strstr(sink->errors[0], "http://a/page|record at byte 0 of the archive: the body has"));
	}
}

static void bodies_that_expand_beyond_measure_are_stopped(void **state)
{
	struct scene *scene = *state;
	struct buf text;
	struct buf packed;
	struct buf twice;
	size_t size = 64 * MIB;

	buf_init(&text, size);
	buf_init(&packed, (size_t)1 << 30);
	buf_init(&twice, MIB);
	memset(buf_room(&text, size), 0, size);
	text.len = size;
	make_deflated(&packed, buf_view(&text), 31);
	struct sv bytes = read_body(scene, "Content-Encoding: gzip", buf_view(&packed), 1);
	assert_true(bytes.len >= MIB && bytes.len <= LIMIT_EXPANSION * packed.len + MIB);
	assert_true(scene->sink.items[0]->truncated);
	assert_int_equal(scene->sink.items[0]->size, bytes.len);
	make_deflated(&twice, buf_view(&packed), 31);
	bytes = read_body(scene, "Content-Encoding: gzip, gzip", buf_view(&twice), 1);
	assert_true(bytes.len <= 2 * MIB);
	buf_free(&text);
	buf_free(&packed);
	buf_free(&twice);
}

static void a_body_beyond_the_limit_is_cut_there(void **state)
{
	struct scene *scene = *state;
	struct buf text;
	struct buf packed;
	size_t size = LIMIT_DOCUMENT_BYTES + 1000;

	buf_init(&text, size);
	buf_init(&packed, (size_t)1 << 30);
	uint32_t random = 1;
	for (size_t i = 0; i < size; i++) {
		random = random * 1664525 + 1013904223;
		buf_byte(&text, (char)("0123456789abcdef"[random >> 28]));
	}
	read_body(scene, "", buf_view(&text), 0);
	assert_int_equal(scene->sink.items[0]->bytes.len, LIMIT_DOCUMENT_BYTES);
	assert_int_equal(scene->sink.items[0]->size, size);
	assert_true(scene->sink.items[0]->truncated);
	make_deflated(&packed, buf_view(&text), 31);
	read_body(scene, "Content-Encoding: gzip", buf_view(&packed), 0);
	assert_int_equal(scene->sink.items[0]->bytes.len, LIMIT_DOCUMENT_BYTES);
	assert_true(scene->sink.items[0]->size > LIMIT_DOCUMENT_BYTES);
	assert_true(scene->sink.items[0]->truncated);
	buf_free(&text);
	buf_free(&packed);
}

static void a_long_http_header_hides_nothing_behind_it(void **state)
{
	struct scene *scene = *state;
	struct buf http;

	buf_init(&http, 8 * MIB);
	buf_append(&http, SV("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"));
	for (size_t i = 0; http.len < 2 * LIMIT_HTTP_HEADER; i++)
		buf_printf(&http, "X-Field-%zu: value\r\n", i);
	buf_append(&http, SV("\r\nbody"));
	make_response(&scene->warc, "1", buf_view(&http));
	struct sink *sink = read_warc(scene, 1, 1);
	assert_sv(sink->items[0]->bytes, SV("body"));
	assert_sv(sink->items[0]->media_type, SV("text/html"));
	assert_int_equal(sink->named, 0);
	buf_free(&http);
}

static void what_the_archiver_cut_is_told(void **state)
{
	struct scene *scene = *state;

	make_record(&scene->warc, "WARC-Type: response\r\nWARC-Target-URI: http://a/\r\nWARC-Truncated: length\r\n",
		    SV("HTTP/1.1 200 OK\r\n\r\nbeginn"));
	struct sink *sink = read_warc(scene, 1, 1);
	assert_true(sink->items[0]->truncated);
	assert_int_equal(sink->named, 0);
}

/* Segment `number` of the response "http://a/"; `total` 0: not the last. */
static void make_segment(struct buf *out, int number, int total, const char *block)
{
	char fields[512];
	char last[64] = "";

	if (total)
		snprintf(last, sizeof last, "WARC-Segment-Total-Length: %d\r\n", total);
	snprintf(
	    fields, sizeof fields,
	    "WARC-Type: %s\r\nWARC-Target-URI: http://a/\r\nWARC-Record-ID: <urn:%d>\r\nWARC-Segment-Number: %d\r\n%s%s",
	    number == 1 ? "response" : "continuation", number, number,
	    number == 1 ? "" : "WARC-Segment-Origin-ID: <urn:1>\r\n", last);
	make_record(out, fields, sv_from(block));
}

static void segments_are_joined(void **state)
{
	struct scene *scene = *state;

	make_segment(&scene->warc, 1, 0, "HTTP/1.1 200 OK\r\nContent-Ty");
	make_record(&scene->warc, "WARC-Type: metadata\r\n", SV("x"));
	make_segment(&scene->warc, 2, 0, "pe: text/html\r\n\r\nfirst ");
	make_page(&scene->warc, "other", "", SV("between"));
	make_segment(&scene->warc, 3, 60, "second");
	struct sink *sink = read_warc(scene, 2, 0);
	assert_sv(sink->items[0]->bytes, SV("between"));
	assert_sv(sink->items[1]->bytes, SV("first second"));
	assert_sv(sink->items[1]->media_type, SV("text/html"));
	assert_false(sink->items[1]->truncated);
}

static void segments_that_are_missing_are_errors(void **state)
{
	struct scene *scene = *state;

	make_segment(&scene->warc, 1, 0, "HTTP/1.1 200 OK\r\n\r\nfirst ");
	make_segment(&scene->warc, 3, 60, "third");
	struct sink *sink = read_warc(scene, 1, 2);
	assert_sv(sink->items[0]->bytes, SV("first "));
	assert_true(sink->items[0]->truncated);
	assert_int_equal(sink->named, 0);

	buf_clear(&scene->warc);
	make_segment(&scene->warc, 1, 0, "HTTP/1.1 200 OK\r\n\r\nfirst");
	make_segment(&scene->warc, 1, 0, "HTTP/1.1 200 OK\r\n\r\nsecond");
	make_segment(&scene->warc, 2, 9, "!");
	sink = read_warc(scene, 2, 1);
	assert_sv(sink->items[0]->bytes, SV("first"));
	assert_sv(sink->items[1]->bytes, SV("second!"));
}

static void members_need_not_be_records(void **state)
{
	static const size_t STEPS[] = { 1 << 20, 1000, 64, 7, 1 };
	struct scene *scene = *state;
	struct buf plain;

	buf_init(&plain, MIB);
	for (int i = 0; i < 20; i++)
		make_page(&plain, "page", "", TEXT);
	for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
		buf_clear(&scene->warc);
		for (size_t at = 0; at < plain.len; at += at ? STEPS[i] : 1000) {
			make_deflated(&scene->warc, sv_slice(buf_view(&plain), at, at + (at ? STEPS[i] : 1000)), 31);
			make_deflated(&scene->warc, SV(""), 31);
		}
		read_warc(scene, 20, 0);
	}
	buf_free(&plain);
}

static void the_sink_stops_an_archive(void **state)
{
	struct scene *scene = *state;
	struct source_sink calls = sink_of(&scene->sink);
	struct source_options options = { .chinese = true };
	char path[] = "/tmp/test-warc-XXXXXX";
	int fd = mkstemp(path);

	for (int i = 0; i < 5; i++)
		make_page(&scene->warc, "page", "", TEXT);
	make_file(path, buf_view(&scene->warc));
	close(fd);
	scene->sink.stop_after = 3;
	assert_int_equal(source_walk(&calls, &options, sv_from(path)), -1);
	assert_int_equal(scene->sink.count, 3);
	unlink(path);
}

#define HERE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		HERE(all_versions_and_spellings_of_headers_are_read),
		HERE(the_http_head_is_read_as_servers_write_it),
		HERE(only_records_with_content_of_the_site_are_yielded),
		HERE(chunks_are_joined),
		HERE(broken_chunks_give_what_precedes),
		HERE(codings_are_undone_in_every_form_that_servers_send),
		HERE(brotli_is_undone),
		HERE(stacked_codings_are_undone_from_the_outside),
		HERE(bytes_that_are_not_coded_as_they_say_pass_as_they_are),
		HERE(broken_codings_give_what_precedes),
		HERE(codings_that_nobody_can_undo_are_errors),
		HERE(bodies_that_expand_beyond_measure_are_stopped),
		HERE(a_body_beyond_the_limit_is_cut_there),
		HERE(a_long_http_header_hides_nothing_behind_it),
		HERE(what_the_archiver_cut_is_told),
		HERE(segments_are_joined),
		HERE(segments_that_are_missing_are_errors),
		HERE(members_need_not_be_records),
		HERE(the_sink_stops_an_archive),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
