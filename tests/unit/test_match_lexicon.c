#include "assert_sv.h"

#include "match/lexicon.h"

static const struct lexicon *make(struct arena *arena, size_t count, const struct sv *words)
{
	return lexicon_new(arena, words, count);
}

static void the_longest_word_at_a_place_is_found(void **state)
{
	struct arena *arena = arena_new();
	const struct sv words[] = { SV("编号"), SV("证件"), SV("证件编号"), SV("ID") };
	const struct lexicon *lexicon = make(arena, 4, words);
	struct sv text = SV("其证件编号如下");
	struct span span;
	(void)state;

	assert_true(lexicon_find(&span, lexicon, text, 0));
	assert_sv(sv_slice(text, span.begin, span.end), SV("证件编号"));
	assert_true(lexicon_find_last(&span, lexicon, text));
	assert_sv(sv_slice(text, span.begin, span.end), SV("证件编号"));
	assert_false(lexicon_find(&span, lexicon, text, span.end));
	assert_true(lexicon_find_last(&span, lexicon, SV("编号 证件 x")));
	assert_int_equal(span.begin, 7);
	assert_true(lexicon_is(lexicon, SV("证件")));
	assert_false(lexicon_is(lexicon, SV("证件号")));
	assert_false(lexicon_in(lexicon, SV("")));
	assert_false(lexicon_in(NULL, text));
	arena_free(arena);
}

static void ascii_words_stand_alone_in_any_case(void **state)
{
	struct arena *arena = arena_new();
	const struct sv words[] = { SV("ID"), SV("user") };
	const struct lexicon *lexicon = make(arena, 2, words);
	(void)state;

	assert_true(lexicon_in(lexicon, SV("id: 1")));
	assert_true(lexicon_in(lexicon, SV("身份ID号")));
	assert_false(lexicon_in(lexicon, SV("paid")));
	assert_false(lexicon_in(lexicon, SV("idle")));
	assert_false(lexicon_in(lexicon, SV("user1")));
	assert_true(lexicon_in(lexicon, SV("userName")));
	assert_true(lexicon_in(lexicon, SV("dbUser")));
	assert_true(lexicon_in(lexicon, SV("db_user")));
	assert_false(lexicon_in(lexicon, SV("PAID")));
	arena_free(arena);
}

static void spaced_out_headings_are_read(void **state)
{
	struct arena *arena = arena_new();
	const struct sv words[] = { SV("身份证号") };
	const struct lexicon *lexicon = make(arena, 1, words);
	struct sv text = SV("身 份\xC2\xA0证\xE3\x80\x80\xE3\x80\x80号 码");
	struct span span;
	(void)state;

	assert_true(lexicon_find(&span, lexicon, text, 0));
	assert_int_equal(span.begin, 0);
	assert_sv(sv_skip(text, span.end), SV(" 码"));
	assert_false(lexicon_in(lexicon, SV("身份、证号")));
	assert_false(lexicon_in(lexicon, SV("身份证 ")));
	arena_free(arena);
}

static void spaces_beside_ascii_belong_to_the_words(void **state)
{
	struct arena *arena = arena_new();
	const struct sv words[] = { SV("user id"), SV("号 id"), SV("号码") };
	const struct lexicon *lexicon = make(arena, 3, words);
	(void)state;

	assert_true(lexicon_is(lexicon, SV("user id")));
	assert_false(lexicon_in(lexicon, SV("userid, user  id")));
	assert_true(lexicon_is(lexicon, SV("号 id")));
	assert_true(lexicon_is(lexicon, SV("号 码")));
	assert_false(lexicon_in(lexicon, SV("号  id")));
	arena_free(arena);
}

static void a_word_at_a_place_is_not_looked_for_behind_it(void **state)
{
	struct arena *arena = arena_new();
	const struct sv words[] = { SV("密码"), SV("密码锁"), SV("𠮷") };
	const struct lexicon *lexicon = make(arena, 3, words);
	struct sv text = SV("旧密码锁𠮷");
	(void)state;

	assert_int_equal(lexicon_at(lexicon, text, 0), 0);
	assert_int_equal(lexicon_at(lexicon, text, 3), 9);
	assert_int_equal(lexicon_at(lexicon, text, 12), 4);
	assert_int_equal(lexicon_at(lexicon, sv_slice(text, 0, 14), 12), 0); /* cut within the character */
	assert_int_equal(lexicon_at(lexicon, sv_slice(text, 0, 11), 3), 6);
	assert_int_equal(lexicon_at(lexicon, text, text.len), 0);
	assert_int_equal(lexicon_at(NULL, text, 3), 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_word_at_a_place_is_found),
		cmocka_unit_test(ascii_words_stand_alone_in_any_case),
		cmocka_unit_test(spaced_out_headings_are_read),
		cmocka_unit_test(spaces_beside_ascii_belong_to_the_words),
		cmocka_unit_test(a_word_at_a_place_is_not_looked_for_behind_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
