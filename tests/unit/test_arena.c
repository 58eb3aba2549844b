#include "assert_sv.h"

#include "base/arena.h"
#include "base/limits.h"

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

static void memory_is_aligned_and_does_not_overlap(void **state)
{
	struct arena *arena = *state;
	char *memory[200];

	for (size_t i = 0; i < 200; i++) {
		memory[i] = arena_alloc(arena, i);
		assert_int_equal((uintptr_t)memory[i] % 16, 0);
		memset(memory[i], (int)i, i);
	}
	for (size_t i = 0; i < 200; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_equal((unsigned char)memory[i][k], i);
}

static void nothing_has_an_address_of_its_own(void **state)
{
	void *first = arena_alloc(*state, 0);
	void *second = arena_alloc(*state, 0);

	assert_non_null(first);
	assert_ptr_not_equal(first, second);
}

static void zalloc_clears_memory_that_was_used_before(void **state)
{
	memset(arena_alloc(*state, 4096), 'x', 4096);
	arena_reset(*state);
	const char *memory = arena_zalloc(*state, 4096);
	for (size_t i = 0; i < 4096; i++)
		assert_int_equal(memory[i], 0);
}

static void allocations_larger_than_any_block_are_whole(void **state)
{
	size_t size = 20 * MIB;
	char *memory = arena_alloc(*state, size);

	memset(memory, 'x', size);
	assert_true(arena_held(*state) >= size);
	assert_non_null(arena_alloc(*state, 1));
}

static void the_newest_allocation_grows_in_place(void **state)
{
	char *memory = arena_alloc(*state, 10);

	memcpy(memory, "0123456789", 10);
	assert_ptr_equal(arena_realloc(*state, memory, 10, 1000), memory);
	assert_memory_equal(memory, "0123456789", 10);
	assert_ptr_equal(arena_realloc(*state, memory, 1000, 5), memory);
	char *next = arena_alloc(*state, 1);
	assert_true(next >= memory + 5 && next < memory + 1000);
}

static void an_older_allocation_moves_with_its_bytes(void **state)
{
	char *old = arena_alloc(*state, 10);

	memcpy(old, "0123456789", 10);
	arena_alloc(*state, 1);
	char *moved = arena_realloc(*state, old, 10, 100);
	assert_ptr_not_equal(moved, old);
	assert_memory_equal(moved, "0123456789", 10);
}

static void the_newest_allocation_moves_at_the_end_of_its_block(void **state)
{
	size_t size = 40 * KIB;
	char *memory = arena_alloc(*state, size);

	memset(memory, 'x', size);
	memory = arena_realloc(*state, memory, size, 10 * size);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(memory[i], 'x');
	memset(memory, 'y', 10 * size);
}

static void realloc_of_nothing_allocates(void **state)
{
	memset(arena_realloc(*state, NULL, 0, 100), 'x', 100);
}

static void reset_keeps_memory_but_not_much(void **state)
{
	arena_alloc(*state, 1000);
	arena_reset(*state);
	assert_int_equal(arena_used(*state), 0);
	assert_true(arena_held(*state) > 0);

	for (size_t i = 0; i < 100; i++)
		arena_alloc(*state, MIB);
	arena_reset(*state);
	assert_true(arena_held(*state) > 0 && arena_held(*state) <= LIMIT_ARENA_KEEP);

	arena_alloc(*state, 3 * LIMIT_ARENA_KEEP);
	arena_reset(*state);
	assert_int_equal(arena_held(*state), 0);
	assert_non_null(arena_alloc(*state, 10));
}

static void used_counts_what_was_handed_out(void **state)
{
	assert_int_equal(arena_used(*state), 0);
	void *memory = arena_alloc(*state, 32);
	assert_int_equal(arena_used(*state), 32);
	arena_realloc(*state, memory, 32, 64);
	assert_int_equal(arena_used(*state), 64);
	assert_true(arena_held(*state) >= 64);
}

static void copies_end_in_a_nul(void **state)
{
	struct sv copy = arena_copy(*state, SV("abc"));

	assert_sv(copy, SV("abc"));
	assert_int_equal(copy.data[3], 0);
	copy = arena_copy(*state, (struct sv){ NULL, 0 });
	assert_int_equal(copy.len, 0);
	assert_int_equal(copy.data[0], 0);
}

static void printf_gives_the_whole_text(void **state)
{
	struct sv text = arena_printf(*state, "%s %d", "x", 12);

	assert_sv(text, SV("x 12"));
	assert_int_equal(text.data[4], 0);
	assert_int_equal(arena_printf(*state, "%0100000d", 1).len, 100000);
}

static void a_vector_keeps_its_elements_while_it_grows(void **state)
{
	struct arena *arena = *state;
	VEC(struct span, spans) = { 0 };

	for (size_t i = 0; i < 10000; i++) {
		struct span *span = vec_push(arena, &spans);
		assert_int_equal(span->begin, 0);
		assert_int_equal(span->end, 0);
		span->begin = i;
		span->end = i + 1;
		if (i % 7 == 0)
			memset(arena_alloc(arena, 24), 'x', 24);
	}
	assert_int_equal(spans.count, 10000);
	for (size_t i = 0; i < spans.count; i++) {
		assert_int_equal(spans.items[i].begin, i);
		assert_int_equal(spans.items[i].end, i + 1);
	}
}

static void freeing_nothing_is_allowed(void **state)
{
	(void)state;
	arena_free(NULL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(memory_is_aligned_and_does_not_overlap),
		TEST(nothing_has_an_address_of_its_own),
		TEST(zalloc_clears_memory_that_was_used_before),
		TEST(allocations_larger_than_any_block_are_whole),
		TEST(the_newest_allocation_grows_in_place),
		TEST(an_older_allocation_moves_with_its_bytes),
		TEST(the_newest_allocation_moves_at_the_end_of_its_block),
		TEST(realloc_of_nothing_allocates),
		TEST(reset_keeps_memory_but_not_much),
		TEST(used_counts_what_was_handed_out),
		TEST(copies_end_in_a_nul),
		TEST(printf_gives_the_whole_text),
		TEST(a_vector_keeps_its_elements_while_it_grows),
		cmocka_unit_test(freeing_nothing_is_allowed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
