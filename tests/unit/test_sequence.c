#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above */
#include <cmocka.h>

#include <stdlib.h>

#include "base/pool.h"
#include "base/queue.h"
#include "base/sequence.h"

enum { ITEMS = 20000, WORKERS = 4 };

struct line {
	struct queue *queue;
	struct sequence *sequence;
};

static void produce(void *context, size_t index)
{
	struct line *line = context;
	(void)index;
	for (int i = 0; i < ITEMS; i++) {
		uint64_t *number = malloc(sizeof *number);
		if (sequence_open(line->sequence, number) != 0 || queue_push(line->queue, number, *number % 7) != 0) {
			free(number);
			break;
		}
	}
	queue_close(line->queue);
	sequence_end(line->sequence);
}

static void work(void *context, size_t index)
{
	struct line *line = context;
	uint64_t *number;
	(void)index;
	while ((number = queue_pop(line->queue)))
		sequence_deliver(line->sequence, *number, number, (size_t)(*number * 31 % 13));
}

static void start(struct line *line, struct pool **producer, struct pool **workers)
{
	line->queue = queue_new(16, 40);
	line->sequence = sequence_new(16, 20);
	*workers = pool_start(WORKERS, work, line);
	*producer = pool_start(1, produce, line);
}

static void finish(struct line *line, struct pool *producer, struct pool *workers)
{
	pool_join(producer);
	pool_join(workers);
	sequence_free(line->sequence);
	queue_free(line->queue);
}

static void results_come_in_the_order_of_their_numbers(void **state)
{
	struct line line;
	struct pool *producer, *workers;
	uint64_t expected = 0;
	uint64_t *number;
	(void)state;

	start(&line, &producer, &workers);
	while ((number = sequence_take(line.sequence))) {
		assert_int_equal(*number, expected++);
		free(number);
	}
	assert_int_equal(expected, ITEMS);
	finish(&line, producer, workers);
}

static void a_cancelled_sequence_still_gives_everything_back(void **state)
{
	struct line line;
	struct pool *producer, *workers;
	uint64_t taken = 0;
	uint64_t *number;
	(void)state;

	start(&line, &producer, &workers);
	while ((number = sequence_take(line.sequence))) {
		assert_int_equal(*number, taken++);
		free(number);
		if (taken == 100)
			sequence_cancel(line.sequence);
	}
	assert_true(taken >= 100 && taken <= 100 + 16);
	finish(&line, producer, workers);
}

static void a_result_heavier_than_the_bound_passes(void **state)
{
	struct sequence *sequence = sequence_new(4, 10);
	uint64_t first, second;
	int a = 1, b = 2;
	(void)state;

	assert_int_equal(sequence_open(sequence, &first), 0);
	assert_int_equal(sequence_open(sequence, &second), 0);
	sequence_deliver(sequence, second, &b, 1000);
	sequence_deliver(sequence, first, &a, 1000);
	sequence_end(sequence);
	assert_ptr_equal(sequence_take(sequence), &a);
	assert_ptr_equal(sequence_take(sequence), &b);
	assert_null(sequence_take(sequence));
	sequence_free(sequence);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results_come_in_the_order_of_their_numbers),
		cmocka_unit_test(a_cancelled_sequence_still_gives_everything_back),
		cmocka_unit_test(a_result_heavier_than_the_bound_passes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
