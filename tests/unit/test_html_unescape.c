/* html: escapes of strings in scripts. */
#include "assert_sv.h"
#include "base/limits.h"
#include "html/unescape.h"

static struct stream unescape(struct arena *arena, struct sv text)
{
	struct stream_writer writer;
	struct stream stream;
	struct piece piece = { .source = { 100, 100 + text.len }, .verbatim = true, .where = WHERE_SCRIPT };

	streams_start(&writer, arena, 16, 4);
	unescape_put(&writer, &piece, text, SPACES_LINES);
	streams_finish(&stream, &writer);
	return stream;
}

static void escapes_are_read(void **state)
{
	static const struct {
		const char *written;
		const char *meant;
	} cases[] = {
		{ "\\u5bc6\\u7801", "密码" },
		{ "a\\x41b", "aAb" },
		{ "\\u{5bc6}!", "密!" },
		{ "%u5bc6%u7801", "密码" },
		{ "%E5%AF%86%E7%A0%81", "密码" },
		{ "&#23494;&#x7801;", "密码" },
		{ "\\uD83D\\uDE00", "\xF0\x9F\x98\x80" },
		{ "{\\\"a\\\":\\\"http:\\/\\/b\\\"}", "{\"a\":\"http://b\"}" },
		{ "\\\\u5bc6", "\\密" },
		{ "plain", "plain" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_sv(unescape(arena, sv_from(cases[i].written)).text, sv_from(cases[i].meant));
	arena_free(arena);
}

static void what_is_no_escape_stays(void **state)
{
	static const char *const texts[] = { "\\n\\t\\d",    "\\u5bc",  "\\u",     "\\",          "\\x4",      "%",
					     "%41%26",       "%E5%AF",  "%u12",    "&#",          "&#;",       "&amp;",
					     "\\u0000\\x0a", "\\ud83d", "\\ude00", "\\u{110000}", "\\ud83d\\u" };
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_sv(unescape(arena, sv_from(texts[i])).text, sv_from(texts[i]));
	arena_free(arena);
}

static void places_are_those_of_the_escapes(void **state)
{
	struct arena *arena = arena_new();
	struct stream stream = unescape(arena, SV("k:\\u5bc6\\\"v"));
	struct span character = stream_source(&stream, 2, 5);
	struct span value = stream_source(&stream, 6, 7);

	(void)state;
	assert_sv(stream.text, SV("k:密\"v"));
	assert_int_equal(character.begin, 102);
	assert_int_equal(character.end, 108);
	assert_int_equal(value.begin, 110);
	assert_int_equal(value.end, 111);
	arena_free(arena);
}

static void a_flood_of_escapes_ends(void **state)
{
	struct arena *arena = arena_new();
	size_t count = LIMIT_ESCAPES + 1000;
	char *text = arena_alloc(arena, count * 4);

	(void)state;
	for (size_t i = 0; i < count; i++)
		memcpy(text + 4 * i, "\\x41", 4);
	struct stream stream = unescape(arena, (struct sv){ text, count * 4 });
	assert_in_range(stream.pieces.count, LIMIT_ESCAPES, LIMIT_ESCAPES + 1);
	assert_true(sv_ends(stream.text, SV("\\x41\\x41")));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_are_read),
		cmocka_unit_test(what_is_no_escape_stays),
		cmocka_unit_test(places_are_those_of_the_escapes),
		cmocka_unit_test(a_flood_of_escapes_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
