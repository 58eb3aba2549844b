/* XML as a stream of events. */
#include "assert_sv.h"
#include "base/buf.h"
#include "base/limits.h"
#include "lib/xml.h"

static void note_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	buf_append(context, SV("<"));
	buf_append(context, name);
	buf_append(context, xml_attribute(attributes, count, SV("val")));
}

static void note_text(void *context, struct sv text)
{
	buf_append(context, text);
}

static void note_close(void *context, struct sv name)
{
	(void)name;
	buf_append(context, SV(">"));
}

static int setup(void **state)
{
	struct buf *notes = test_malloc(sizeof *notes);

	buf_init(notes, 1024);
	*state = notes;
	return 0;
}

static int teardown(void **state)
{
	buf_free(*state);
	test_free(*state);
	return 0;
}

/* Reads all of it at once. */
static int read_all(const struct xml_handler *handler, struct sv text)
{
	struct xml_reader *reader = xml_reader_new(handler);
	int result = xml_reader_take(reader, text, true);

	xml_reader_free(reader);
	return result;
}

#define SAMPLE SV("<w:p xmlns:w='urn:w'>a<w:b w:val='7'/>&lt;b</w:p>")

static void tells_local_names_and_text(void **state)
{
	struct xml_handler handler = { *state, note_open, note_text, note_close };

	assert_int_equal(read_all(&handler, SAMPLE), 0);
	assert_sv(buf_view(*state), SV("<pa<b7><b>"));
}

static void tells_nothing_where_nobody_listens(void **state)
{
	assert_int_equal(read_all(&(struct xml_handler){ .context = *state }, SAMPLE), 0);
	assert_sv(buf_view(*state), SV(""));
	assert_int_equal(read_all(&(struct xml_handler){ .context = *state, .open = note_open }, SAMPLE), 0);
	assert_sv(buf_view(*state), SV("<p<b7"));
	assert_int_equal(read_all(&(struct xml_handler){ .context = *state, .text = note_text }, SAMPLE), 0);
	assert_sv(buf_view(*state), SV("<p<b7a<b"));
	assert_int_equal(read_all(&(struct xml_handler){ .context = *state, .close = note_close }, SAMPLE), 0);
	assert_sv(buf_view(*state), SV("<p<b7a<b>>"));
}

static void refuses_what_is_no_document(void **state)
{
	struct xml_handler handler = { .context = *state };
	struct buf deep;

	assert_int_equal(read_all(&handler, SV("")), -1);
	assert_int_equal(read_all(&handler, SV("<a></b>")), -1);
	assert_int_equal(read_all(&handler, SV("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")), -1);
	assert_int_equal(read_all(&handler, SV("<!DOCTYPE a><a/>")), 0);
	buf_init(&deep, 16 * LIMIT_XML_DEPTH);
	for (size_t i = 0; i <= LIMIT_XML_DEPTH; i++)
		buf_append(&deep, SV("<a>"));
	struct xml_reader *reader = xml_reader_new(&handler);
	assert_int_equal(xml_reader_take(reader, sv_slice(buf_view(&deep), 0, 3 * LIMIT_XML_DEPTH), false), 0);
	assert_int_equal(xml_reader_take(reader, SV("<a>"), false), -1);
	xml_reader_free(reader);
	buf_free(&deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_local_names_and_text, setup, teardown),
		cmocka_unit_test_setup_teardown(tells_nothing_where_nobody_listens, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_document, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
