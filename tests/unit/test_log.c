#define _XOPEN_SOURCE 700 /* mkstemp, pread */
#include "assert_sv.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"

static void is_shown(struct sv text, struct sv expected)
{
	struct buf out;

	buf_init(&out, 1000);
	log_visible(&out, text);
	assert_sv(buf_view(&out), expected);
	buf_free(&out);
}

static void ordinary_text_stays_as_it_is(void **state)
{
	(void)state;
	is_shown(SV("a\tb 身份证 \xC2\xA0 é \xF0\x9F\x98\x80"), SV("a\tb 身份证 \xC2\xA0 é \xF0\x9F\x98\x80"));
	is_shown((struct sv){ NULL, 0 }, SV(""));
}

static void control_characters_are_made_visible(void **state)
{
	(void)state;
	is_shown(SV("\x1B[31mred\x07\n\r"), SV("\\u{1B}[31mred\\u{07}\\u{0A}\\u{0D}"));
	is_shown(SV("\0\x7F\xC2\x9B"), SV("\\u{00}\\u{7F}\\u{9B}"));
	is_shown(SV("\xE2\x80\xA8"), SV("\\u{2028}"));
}

static void what_reorders_text_is_made_visible(void **state)
{
	(void)state;
	is_shown(SV("exe\xE2\x80\xAE"
		    "fdp"),
		 SV("exe\\u{202E}fdp"));
	is_shown(SV("\xE2\x81\xA6\xE2\x81\xA9"), SV("\\u{2066}\\u{2069}"));
	is_shown(SV("\xD8\x9C\xE2\x80\x8F"), SV("\\u{61C}\\u{200F}"));
}

static void bad_utf8_is_replaced(void **state)
{
	(void)state;
	is_shown(SV("a\xFF\xE4\xB8"), SV("a\xEF\xBF\xBD\xEF\xBF\xBD"));
}

/* Standard error into a file while `write_it` runs; returns what was written. */
static struct sv captured(char *text, size_t size, void (*write_it)(void))
{
	char path[] = "/tmp/test_log.XXXXXX";
	int file = mkstemp(path);
	int saved = dup(STDERR_FILENO);

	assert_true(file >= 0 && saved >= 0);
	unlink(path);
	dup2(file, STDERR_FILENO);
	write_it();
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	ssize_t len = pread(file, text, size, 0);
	assert_true(len >= 0);
	close(file);
	return (struct sv){ text, (size_t)len };
}

static void write_a_message(void)
{
	log_line("%s: %d\x1B", "a\nb", 3);
}

static void write_a_long_message(void)
{
	char *name = malloc(6001);

	assert_non_null(name);
	memset(name, 'x', 6000);
	name[6000] = '\0';
	log_line("%s!", name);
	free(name);
}

static void write_a_huge_message(void)
{
	char *name = malloc(LIMIT_RECORD_BYTES + 1);

	assert_non_null(name);
	memset(name, 'x', LIMIT_RECORD_BYTES);
	name[LIMIT_RECORD_BYTES] = '\0';
	log_line("too much: %s", name);
	free(name);
}

static void a_message_is_one_line(void **state)
{
	char text[100];

	(void)state;
	assert_sv(captured(text, sizeof text, write_a_message), SV("pagewarden: a\\u{0A}b: 3\\u{1B}\n"));
}

static void a_long_message_is_whole(void **state)
{
	static char text[10000];

	(void)state;
	struct sv line = captured(text, sizeof text, write_a_long_message);
	assert_int_equal(line.len, 6000 + strlen("pagewarden: !\n"));
	assert_true(sv_ends(line, SV("x!\n")));
}

static void a_message_over_the_limit_tells_at_least_its_kind(void **state)
{
	char text[100];

	(void)state;
	assert_sv(captured(text, sizeof text, write_a_huge_message), SV("pagewarden: too much: %s\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinary_text_stays_as_it_is),
		cmocka_unit_test(control_characters_are_made_visible),
		cmocka_unit_test(what_reorders_text_is_made_visible),
		cmocka_unit_test(bad_utf8_is_replaced),
		cmocka_unit_test(a_message_is_one_line),
		cmocka_unit_test(a_long_message_is_whole),
		cmocka_unit_test(a_message_over_the_limit_tells_at_least_its_kind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
