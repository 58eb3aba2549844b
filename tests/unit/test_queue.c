#define _POSIX_C_SOURCE 200809L /* nanosleep */
#include "assert_sv.h"

#include "base/pool.h"
#include "base/queue.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

static void items_come_out_in_order(void **state)
{
	struct queue *queue = queue_new(3, 100);
	int items[5] = { 0 };

	(void)state;
	for (int round = 0; round < 5; round++) { /* the ring wraps */
		assert_int_equal(queue_push(queue, &items[0], 1), 0);
		assert_int_equal(queue_push(queue, &items[1], 1), 0);
		assert_ptr_equal(queue_pop(queue), &items[0]);
		assert_int_equal(queue_push(queue, &items[2], 1), 0);
		assert_ptr_equal(queue_pop(queue), &items[1]);
		assert_ptr_equal(queue_pop(queue), &items[2]);
	}
	queue_free(queue);
}

static void several_items_are_taken_at_once(void **state)
{
	struct queue *queue = queue_new(4, SIZE_MAX);
	int items[4];
	void *taken[3] = { NULL };

	(void)state;
	assert_int_equal(queue_pop_within(queue, taken, 3, 0), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(queue_push(queue, &items[i], 1), 0);
	assert_int_equal(queue_pop_within(queue, taken, 3, 1), 3);
	for (int i = 0; i < 3; i++)
		assert_ptr_equal(taken[i], &items[i]);
	assert_int_equal(queue_pop_within(queue, taken, 3, 1), 1);
	assert_ptr_equal(taken[0], &items[3]);
	queue_free(queue);
}

static void a_closed_queue_gives_what_is_inside_and_takes_no_more(void **state)
{
	struct queue *queue = queue_new(3, 100);
	int items[3] = { 0 };

	(void)state;
	assert_int_equal(queue_push(queue, &items[0], 1), 0);
	assert_int_equal(queue_push(queue, &items[1], 1), 0);
	queue_close(queue);
	queue_close(queue);
	assert_int_equal(queue_push(queue, &items[2], 1), -1);
	assert_ptr_equal(queue_pop(queue), &items[0]);
	assert_ptr_equal(queue_pop(queue), &items[1]);
	assert_null(queue_pop(queue));
	assert_null(queue_pop(queue));
	queue_free(queue);
}

static void an_item_heavier_than_the_bound_passes_alone(void **state)
{
	struct queue *queue = queue_new(3, 100);
	int item;

	(void)state;
	assert_int_equal(queue_push(queue, &item, SIZE_MAX), 0);
	assert_ptr_equal(queue_pop(queue), &item);
	assert_int_equal(queue_push(queue, &item, 50), 0);
	assert_int_equal(queue_push(queue, &item, 50), 0);
	queue_free(queue);
}

static void freeing_nothing_is_allowed(void **state)
{
	(void)state;
	queue_free(NULL);
	pool_join(NULL);
}

enum { PUSHERS = 3, POPPERS = 3, EACH = 2000, MAX_WEIGHT = 50 };

struct traffic {
	struct queue *queue;
	atomic_size_t pushers;
	atomic_size_t popped;
	atomic_int seen[PUSHERS * EACH];
};

static size_t weight_of(size_t number)
{
	return number % 17 + 1;
}

static void push_all(struct traffic *traffic, size_t first)
{
	for (size_t i = first; i < first + EACH; i++)
		if (queue_push(traffic->queue, &traffic->seen[i], weight_of(i)) != 0)
			abort();
	if (atomic_fetch_sub(&traffic->pushers, 1) == 1)
		queue_close(traffic->queue);
}

static void pop_all(struct traffic *traffic)
{
	atomic_int *item;

	while ((item = queue_pop(traffic->queue)) != NULL) {
		atomic_fetch_add(item, 1);
		atomic_fetch_add(&traffic->popped, 1);
	}
}

static void work(void *context, size_t index)
{
	if (index < PUSHERS)
		push_all(context, index * EACH);
	else
		pop_all(context);
}

static void every_item_passes_once_between_many_threads(void **state)
{
	static struct traffic traffic;

	(void)state;
	traffic.queue = queue_new(8, MAX_WEIGHT);
	atomic_store(&traffic.pushers, PUSHERS);
	struct pool *pool = pool_start(PUSHERS + POPPERS, work, &traffic);
	assert_non_null(pool);
	pool_join(pool);
	assert_int_equal(atomic_load(&traffic.popped), PUSHERS * EACH);
	for (size_t i = 0; i < PUSHERS * EACH; i++)
		assert_int_equal(atomic_load(&traffic.seen[i]), 1);
	queue_free(traffic.queue);
}

static void wait_a_moment(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
}

struct blocked {
	struct queue *queue;
	int items[2];
	atomic_int result;
	atomic_bool returned;
};

static void push_second(void *context, size_t index)
{
	struct blocked *blocked = context;

	(void)index;
	atomic_store(&blocked->result, queue_push(blocked->queue, &blocked->items[1], 60));
	atomic_store(&blocked->returned, true);
}

/* Starts a push for which there is no room, and gives it time to return wrongly. */
static struct pool *start_blocked_push(struct blocked *blocked, size_t max_items, size_t max_weight)
{
	blocked->queue = queue_new(max_items, max_weight);
	atomic_init(&blocked->returned, false);
	assert_int_equal(queue_push(blocked->queue, &blocked->items[0], 60), 0);
	struct pool *pool = pool_start(1, push_second, blocked);
	assert_non_null(pool);
	wait_a_moment();
	assert_false(atomic_load(&blocked->returned));
	return pool;
}

static void a_push_waits_for_room_among_the_items(void **state)
{
	struct blocked blocked;
	struct pool *pool = start_blocked_push(&blocked, 1, 1000);

	(void)state;
	assert_ptr_equal(queue_pop(blocked.queue), &blocked.items[0]);
	assert_ptr_equal(queue_pop(blocked.queue), &blocked.items[1]);
	pool_join(pool);
	assert_int_equal(atomic_load(&blocked.result), 0);
	queue_free(blocked.queue);
}

static void a_push_waits_for_room_by_weight(void **state)
{
	struct blocked blocked;
	struct pool *pool = start_blocked_push(&blocked, 10, 100);

	(void)state;
	assert_ptr_equal(queue_pop(blocked.queue), &blocked.items[0]);
	assert_ptr_equal(queue_pop(blocked.queue), &blocked.items[1]);
	pool_join(pool);
	assert_int_equal(atomic_load(&blocked.result), 0);
	queue_free(blocked.queue);
}

static void a_full_queue_is_filled_up_again_from_the_half(void **state)
{
	enum { MOST = 8 };
	struct blocked blocked = { .queue = queue_new(MOST, 1000) };

	(void)state;
	atomic_init(&blocked.returned, false);
	for (int i = 0; i < MOST; i++)
		assert_int_equal(queue_push(blocked.queue, &blocked.items[0], 1), 0);
	struct pool *pool = pool_start(1, push_second, &blocked);
	wait_a_moment();
	for (int i = 0; i < MOST / 2 - 1; i++)
		assert_non_null(queue_pop(blocked.queue));
	wait_a_moment();
	assert_false(atomic_load(&blocked.returned));
	assert_non_null(queue_pop(blocked.queue));
	pool_join(pool);
	assert_int_equal(atomic_load(&blocked.result), 0);
	queue_free(blocked.queue);
}

static void closing_turns_a_waiting_push_away(void **state)
{
	struct blocked blocked;
	struct pool *pool = start_blocked_push(&blocked, 1, 1000);

	(void)state;
	queue_close(blocked.queue);
	pool_join(pool);
	assert_int_equal(atomic_load(&blocked.result), -1);
	assert_ptr_equal(queue_pop(blocked.queue), &blocked.items[0]);
	assert_null(queue_pop(blocked.queue));
	queue_free(blocked.queue);
}

static void pop_and_tell(void *context, size_t index)
{
	struct blocked *blocked = context;

	(void)index;
	if (queue_pop(blocked->queue) == NULL)
		atomic_store(&blocked->returned, true);
}

static void closing_wakes_every_waiting_pop(void **state)
{
	struct blocked blocked = { .queue = queue_new(1, 1) };
	struct pool *pool = pool_start(4, pop_and_tell, &blocked);

	(void)state;
	assert_non_null(pool);
	wait_a_moment();
	queue_close(blocked.queue);
	pool_join(pool);
	assert_true(atomic_load(&blocked.returned));
	queue_free(blocked.queue);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_come_out_in_order),
		cmocka_unit_test(several_items_are_taken_at_once),
		cmocka_unit_test(a_closed_queue_gives_what_is_inside_and_takes_no_more),
		cmocka_unit_test(an_item_heavier_than_the_bound_passes_alone),
		cmocka_unit_test(freeing_nothing_is_allowed),
		cmocka_unit_test(every_item_passes_once_between_many_threads),
		cmocka_unit_test(a_push_waits_for_room_among_the_items),
		cmocka_unit_test(a_push_waits_for_room_by_weight),
		cmocka_unit_test(a_full_queue_is_filled_up_again_from_the_half),
		cmocka_unit_test(closing_turns_a_waiting_push_away),
		cmocka_unit_test(closing_wakes_every_waiting_pop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
