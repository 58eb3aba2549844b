/* From what a reader tells to pages: without processes. */
#include "assert_sv.h"

#include <stdio.h>
#include <unistd.h>

#include "attach/collector.h"
#include "attach/reading_wire.h"
#include "base/limits.h"

#define MOST 64

struct bench {
	struct html_reader *html;
	struct arena *arena;
	struct arena *kept;
	struct buf wire;
	size_t pages;
	size_t heads; /* cells that head a column, of the last page */
	struct sv bodies[MOST];
	struct sv paths[MOST]; /* of the last cell or block of each page */
	struct sv members[MOST];
	size_t member_count;
	size_t stop_after; /* pages; 0: never */
	unsigned faults;
};

static int take_page(void *context, struct page *page)
{
	struct bench *bench = context;
	const struct stream *body = &page->streams[STREAM_BODY];

	assert_true(bench->pages < MOST);
	bench->heads = 0;
	for (size_t i = 0; i < page->cells.count; i++)
		bench->heads += page->cells.items[i].header;
	bench->bodies[bench->pages] = arena_copy(bench->kept, body->text);
	if (body->pieces.count)
		bench->paths[bench->pages] =
		    page_path(page, bench->kept, body->pieces.items[body->pieces.count - 1].element);
	return ++bench->pages == bench->stop_after ? -1 : 0;
}

static int take_member(void *context, const struct attach_member *member)
{
	struct bench *bench = context;

	assert_true(bench->member_count < MOST);
	bench->members[bench->member_count++] =
	    arena_printf(bench->kept, "%.*s=%.*s%s", SV_ARG(member->name), SV_ARG(member->bytes),
			 member->encrypted ? "(encrypted)" : "");
	return 0;
}

static int set_up(void **state)
{
	struct bench *bench = test_calloc(1, sizeof *bench);

	bench->html = html_reader_new();
	bench->arena = arena_new();
	bench->kept = arena_new();
	buf_init(&bench->wire, SIZE_MAX);
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	html_reader_free(bench->html);
	arena_free(bench->arena);
	arena_free(bench->kept);
	buf_free(&bench->wire);
	test_free(bench);
	return 0;
}

/* Lets `tell` write to a file and takes its bytes. */
static void record(struct bench *bench, void (*tell)(struct reading *reading))
{
	FILE *file = tmpfile();
	char bytes[4096];
	size_t length;

	assert_non_null(file);
	struct reading *reading = reading_new(fileno(file));
	tell(reading);
	reading_free(reading);
	rewind(file);
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_append(&bench->wire, (struct sv){ bytes, length });
	fclose(file);
}

/* Collects the recorded bytes, `step` at a time. */
static void collect(struct bench *bench, size_t step)
{
	struct attach_document document = { .source = SV("test") };
	struct attach_sink sink = { bench, take_page, take_member };
	struct collector *collector =
	    collector_new(&(struct collector_input){ bench->html, bench->arena, &document, &sink });
	struct sv rest = buf_view(&bench->wire);

	bench->pages = bench->member_count = 0;
	arena_reset(bench->kept);
	while (rest.len && !collector_take(collector, sv_slice(rest, 0, step)))
		rest = sv_skip(rest, step < rest.len ? step : rest.len);
	bench->faults = collector_finish(collector);
	collector_free(collector);
}

static void open_element(struct reading *reading, enum reading_element element, const char *name)
{
	reading_open(reading, element, &(struct reading_open){ .name = sv_from(name) });
}

static void tell_text(struct reading *reading)
{
	static const struct sv none = SV("");

	open_element(reading, READING_PART, "");
	reading_put(reading, READING_PARAGRAPH, none, SV("one"));
	open_element(reading, READING_PARAGRAPH, "");
	reading_text(reading, SV("tw"));
	reading_text(reading, SV("o"));
	open_element(reading, READING_HIDDEN, "");
	reading_text(reading, SV(" gone"));
	reading_close(reading);
	reading_close(reading);
	reading_put(reading, READING_COMMENT, none, SV("who said that"));
	reading_fault(reading, READING_MACROS);
}

static void reads_text_in_any_steps(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_text);
	for (size_t step = 1; step < 40; step++) {
		collect(bench, step);
		assert_int_equal(bench->pages, 1);
		assert_sv(bench->bodies[0], SV("one\ntwo\ngone\n"));
		assert_sv(bench->paths[0], SV("paragraph 2"));
		assert_int_equal(bench->faults, ATTACH_MACROS);
	}
}

static void tell_row(struct reading *reading, uint32_t row, const char *left, const char *right)
{
	reading_open(reading, READING_ROW, &(struct reading_open){ .row = row });
	reading_open(reading, READING_CELL, &(struct reading_open){ .row = row, .column = 1 });
	reading_text(reading, sv_from(left));
	reading_close(reading);
	reading_open(reading, READING_CELL, &(struct reading_open){ .row = row, .column = 28 });
	reading_text(reading, sv_from(right));
	reading_close(reading);
	reading_close(reading);
}

static void tell_sheet(struct reading *reading)
{
	open_element(reading, READING_PART, "Sheet1");
	open_element(reading, READING_TABLE, "Sheet1");
	tell_row(reading, 1, "name", "number");
	tell_row(reading, 7, "a", "1");
}

static void names_cells_as_sheets_do(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_sheet);
	collect(bench, SIZE_MAX);
	assert_int_equal(bench->pages, 1);
	assert_sv(bench->bodies[0], SV("name\tnumber\t\na\t1\t\n"));
	assert_sv(bench->paths[0], SV("Sheet1!AB7"));
}

#define LONG_ROWS (LIMIT_READING_CHUNK / 1024 + 16)

static void tell_long_sheet(struct reading *reading)
{
	static char padding[1025];

	memset(padding, 'x', sizeof padding - 1);
	open_element(reading, READING_PART, "Sheet1");
	open_element(reading, READING_TABLE, "Sheet1");
	tell_row(reading, 1, "name", "number");
	for (uint32_t row = 2; row < LONG_ROWS; row++) {
		tell_row(reading, row, "a", padding);
		reading_pause(reading);
	}
}

static void heads_every_page_of_a_long_table(void **state)
{
	struct bench *bench = *state;
	char path[32];

	record(bench, tell_long_sheet);
	collect(bench, 100000);
	assert_int_equal(bench->pages, 2);
	assert_true(sv_starts(bench->bodies[1], SV("name\tnumber\t\na\txxx")));
	snprintf(path, sizeof path, "Sheet1!AB%u", (unsigned)LONG_ROWS - 1);
	assert_sv(bench->paths[1], sv_from(path));
	assert_int_equal(bench->faults, 0);
}

static void tell_titled_sheet(struct reading *reading)
{
	static char padding[1025];

	memset(padding, 'x', sizeof padding - 1);
	open_element(reading, READING_PART, "Sheet1");
	open_element(reading, READING_TABLE, "Sheet1");
	tell_row(reading, 2, "列表 13800138000", "");
	tell_row(reading, 4, "姓名", "身份证号");
	for (uint32_t row = 5; row < LONG_ROWS; row++) {
		tell_row(reading, row, "a", padding);
		reading_pause(reading);
	}
}

static void heads_a_table_by_the_row_below_its_title(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_titled_sheet);
	collect(bench, 100000);
	assert_int_equal(bench->pages, 2);
	assert_true(sv_starts(bench->bodies[0], SV("列表 13800138000\t\t\n姓名\t身份证号\t\na\txxx")));
	assert_true(sv_starts(bench->bodies[1], SV("姓名\t身份证号\t\na\txxx")));
	assert_int_equal(bench->heads, 2);
}

static void stops_when_the_sink_has_enough(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_long_sheet);
	bench->stop_after = 1;
	collect(bench, 100000);
	assert_int_equal(bench->pages, 1);
}

static void tell_members(struct reading *reading)
{
	reading_put(reading, READING_MEMBER, SV("a.txt"), SV("A\xFF"));
	reading_open(reading, READING_MEMBER, &(struct reading_open){ .name = SV("b"), .encrypted = true });
	reading_close(reading);
	reading_put(reading, READING_PARAGRAPH, SV(""), SV("between \xFF words"));
	open_element(reading, READING_MEMBER, "c");
	reading_text(reading, SV("not closed"));
}

static void takes_members_and_replaces_bad_text(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_members);
	collect(bench, 3);
	assert_int_equal(bench->member_count, 3);
	assert_sv(bench->members[0], SV("a.txt=A\xFF"));
	assert_sv(bench->members[1], SV("b=(encrypted)"));
	assert_sv(bench->members[2], SV("c=not closed"));
	assert_sv(bench->bodies[0], SV("between \xEF\xBF\xBD words\n"));
}

static void tell_deep(struct reading *reading)
{
	for (int i = 0; i < 2 * LIMIT_READING_DEPTH; i++)
		open_element(reading, READING_PART, "x");
	reading_text(reading, SV("deep"));
}

static void flattens_what_is_too_deep(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_deep);
	collect(bench, 1000);
	assert_int_equal(bench->faults, ATTACH_CUT);
}

static void survives_any_bytes(void **state)
{
	struct bench *bench = *state;

	record(bench, tell_sheet);
	for (size_t at = 0; at < bench->wire.len; at++)
		for (int bit = 0; bit < 8; bit++) {
			bench->wire.data[at] ^= (char)(1 << bit);
			collect(bench, 7);
			assert_true(bench->pages <= 1);
			bench->wire.data[at] ^= (char)(1 << bit);
		}
	for (size_t length = 0; length < bench->wire.len; length++) {
		size_t whole = bench->wire.len;
		bench->wire.len = length;
		collect(bench, 5);
		bench->wire.len = whole;
	}
}

static void says_what_no_reader_writes(void **state)
{
	struct bench *bench = *state;

	buf_append(&bench->wire, SV("\x63junk"));
	collect(bench, SIZE_MAX);
	assert_int_equal(bench->faults, ATTACH_CRASHED);
	assert_int_equal(bench->pages, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_text_in_any_steps, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_cells_as_sheets_do, set_up, tear_down),
		cmocka_unit_test_setup_teardown(heads_every_page_of_a_long_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(heads_a_table_by_the_row_below_its_title, set_up, tear_down),
		cmocka_unit_test_setup_teardown(stops_when_the_sink_has_enough, set_up, tear_down),
		cmocka_unit_test_setup_teardown(takes_members_and_replaces_bad_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(flattens_what_is_too_deep, set_up, tear_down),
		cmocka_unit_test_setup_teardown(survives_any_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(says_what_no_reader_writes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
