/*
 * For tests of readers: what one told, in this process, as text, and what became of it on the far side.
 *
 *	struct read_fixture *fixture = *state;	// of read_set_up and read_tear_down
 *	read_run(fixture, read_docx, bytes);
 *	assert_told(fixture, "<cell 2 1 hidden>text</cell>");
 *	assert_sv(read_path(fixture, SV("text")), SV("table 1!A2"));
 *
 * An element is written as <NAME ROW COLUMN xROWSPANxCOLUMNSPAN header hidden encrypted "name">, each of these only
 * where it is told.
 */
#ifndef UNIT_READ_FIXTURE_H
#define UNIT_READ_FIXTURE_H

#include "assert_sv.h"

#include <stdio.h>

#include "attach/collector.h"
#include "attach/reader.h"
#include "attach/reading_wire.h"

struct read_fixture {
	struct html_reader *html;
	struct arena *arena;
	struct arena *kept;
	struct buf wire;
	struct buf told;
	unsigned faults; /* bits of enum attach_fault */
	size_t pages;
	struct sv wanted; /* text whose path is looked for */
	struct sv path;
};

static inline int read_set_up(void **state)
{
	struct read_fixture *fixture = test_calloc(1, sizeof *fixture);

	fixture->html = html_reader_new();
	fixture->arena = arena_new();
	fixture->kept = arena_new();
	buf_init(&fixture->wire, SIZE_MAX);
	buf_init(&fixture->told, SIZE_MAX);
	*state = fixture;
	return 0;
}

static inline int read_tear_down(void **state)
{
	struct read_fixture *fixture = *state;

	html_reader_free(fixture->html);
	arena_free(fixture->arena);
	arena_free(fixture->kept);
	buf_free(&fixture->wire);
	buf_free(&fixture->told);
	test_free(fixture);
	return 0;
}

static inline void read_write_open(struct buf *told, const char *name, const struct reading_open *open)
{
	buf_printf(told, "<%s", name);
	if (open->row || open->column)
		buf_printf(told, " %u %u", (unsigned)open->row, (unsigned)open->column);
	if (open->row_span > 1 || open->column_span > 1)
		buf_printf(told, " x%ux%u", (unsigned)(open->row_span ? open->row_span : 1),
			   (unsigned)(open->column_span ? open->column_span : 1));
	buf_printf(told, "%s%s%s", open->header ? " header" : "", open->hidden ? " hidden" : "",
		   open->encrypted ? " encrypted" : "");
	if (open->name.len)
		buf_printf(told, " \"%.*s\"", SV_ARG(open->name));
	buf_byte(told, '>');
}

/* Writes `told` from `wire`. */
static inline void read_write(struct read_fixture *fixture)
{
	static const char *const names[] = { "part", "p",    "h",       "a",     "hidden",   "table",
					     "row",  "cell", "comment", "title", "property", "member" };
	enum { DEEPEST = 4096 };
	static const char *open[DEEPEST];
	struct sv rest = buf_view(&fixture->wire);
	size_t depth = 0;

	while (rest.len) {
		struct wire_event event;
		size_t length;
		assert_int_equal(wire_read(&event, &length, rest), WIRE_READ);
		rest = sv_skip(rest, length);
		if (event.operation == WIRE_OPEN) {
			assert_true(depth < DEEPEST);
			open[depth++] = names[event.element];
			read_write_open(&fixture->told, names[event.element], &event.open);
		} else if (event.operation == WIRE_CLOSE) {
			assert_true(depth > 0);
			buf_printf(&fixture->told, "</%s>", open[--depth]);
		} else if (event.operation == WIRE_TEXT) {
			buf_append(&fixture->told, event.text);
		}
	}
	assert_int_equal(depth, 0);
}

static inline int read_take_page(void *context, struct page *page)
{
	struct read_fixture *fixture = context;
	const struct stream *body = &page->streams[STREAM_BODY];
	size_t at = fixture->wanted.len ? sv_find(body->text, fixture->wanted, 0) : SV_NONE;

	fixture->pages++;
	if (at != SV_NONE && !fixture->path.len)
		fixture->path = page_path(page, fixture->kept, stream_piece(body, at)->element);
	return 0;
}

static inline int read_take_member(void *context, const struct attach_member *member)
{
	(void)context;
	(void)member;
	return 0;
}

/* Lets pages be made of what was told. */
static inline void read_collect(struct read_fixture *fixture)
{
	struct attach_document document = { .source = SV("test") };
	struct attach_sink sink = { fixture, read_take_page, read_take_member };
	struct collector *collector =
	    collector_new(&(struct collector_input){ fixture->html, fixture->arena, &document, &sink });

	fixture->pages = 0;
	(void)collector_take(collector, buf_view(&fixture->wire));
	fixture->faults = collector_finish(collector);
	collector_free(collector);
}

static inline void read_run(struct read_fixture *fixture, read_function *read, struct sv bytes)
{
	FILE *file = tmpfile();
	char piece[4096];
	size_t length;

	assert_non_null(file);
	buf_clear(&fixture->wire);
	buf_clear(&fixture->told);
	arena_reset(fixture->kept);
	struct reading *reading = reading_new(fileno(file));
	reading_fault(reading, read(reading, bytes));
	reading_free(reading);
	rewind(file);
	while ((length = fread(piece, 1, sizeof piece, file)) > 0)
		buf_append(&fixture->wire, (struct sv){ piece, length });
	fclose(file);
	read_write(fixture);
	read_collect(fixture);
}

/* The bytes of a file below tests/data; free them. */
static inline struct buf read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf bytes;
	char piece[4096];
	size_t length;

	assert_non_null(file);
	buf_init(&bytes, SIZE_MAX);
	while ((length = fread(piece, 1, sizeof piece, file)) > 0)
		buf_append(&bytes, (struct sv){ piece, length });
	fclose(file);
	return bytes;
}

/* The path of the first place of a text, empty if it was not told. */
static inline struct sv read_path(struct read_fixture *fixture, struct sv text)
{
	fixture->wanted = text;
	fixture->path = SV("");
	read_collect(fixture);
	fixture->wanted = SV("");
	return fixture->path;
}

#define assert_told(fixture, text)     assert_told_at((fixture), (text), true, __FILE__, __LINE__)
#define assert_not_told(fixture, text) assert_told_at((fixture), (text), false, __FILE__, __LINE__)

static inline void assert_told_at(const struct read_fixture *fixture, const char *text, bool expected, const char *file,
				  int line)
{
	if ((sv_find(buf_view(&fixture->told), sv_from(text), 0) != SV_NONE) == expected)
		return;
	print_error("\"%s\"\n   is %sin\n\"%.*s\"\n", text, expected ? "not " : "", SV_ARG(buf_view(&fixture->told)));
	_fail(file, line);
}

#endif
