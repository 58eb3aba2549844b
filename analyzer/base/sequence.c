#include "base/sequence.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct slot {
	void *result;
	size_t weight;
};

struct sequence {
	pthread_mutex_t lock;
	pthread_cond_t moved; /* results came or went */
	pthread_cond_t room;  /* half of the numbers that may be open are not */
	size_t max_open;
	size_t max_weight;
	uint64_t opened; /* next number to give out */
	uint64_t taken;  /* next number to take */
	size_t weight;   /* of results that wait */
	bool ended;
	bool cancelled;
	struct slot slots[]; /* of number n: n % max_open */
};

struct sequence *sequence_new(size_t max_open, size_t max_weight)
{
	struct sequence *sequence = calloc(1, sizeof *sequence + max_open * sizeof sequence->slots[0]);

	if (!sequence)
		abort();
	pthread_mutex_init(&sequence->lock, NULL);
	pthread_cond_init(&sequence->moved, NULL);
	pthread_cond_init(&sequence->room, NULL);
	sequence->max_open = max_open;
	sequence->max_weight = max_weight;
	return sequence;
}

void sequence_free(struct sequence *sequence)
{
	if (!sequence)
		return;
	pthread_cond_destroy(&sequence->room);
	pthread_cond_destroy(&sequence->moved);
	pthread_mutex_destroy(&sequence->lock);
	free(sequence);
}

int sequence_open(struct sequence *sequence, uint64_t *number)
{
	int result = -1;

	pthread_mutex_lock(&sequence->lock);
	while (!sequence->cancelled && sequence->opened - sequence->taken >= sequence->max_open)
		pthread_cond_wait(&sequence->room, &sequence->lock);
	if (!sequence->cancelled) {
		*number = sequence->opened++;
		result = 0;
	}
	pthread_mutex_unlock(&sequence->lock);
	return result;
}

void sequence_deliver(struct sequence *sequence, uint64_t number, void *result, size_t weight)
{
	pthread_mutex_lock(&sequence->lock);
	while (number != sequence->taken && sequence->weight > 0 && sequence->weight + weight > sequence->max_weight)
		pthread_cond_wait(&sequence->moved, &sequence->lock);
	sequence->slots[number % sequence->max_open] = (struct slot){ result, weight };
	sequence->weight += weight;
	pthread_cond_broadcast(&sequence->moved);
	pthread_mutex_unlock(&sequence->lock);
}

void *sequence_take(struct sequence *sequence)
{
	void *result = NULL;

	pthread_mutex_lock(&sequence->lock);
	struct slot *slot = &sequence->slots[sequence->taken % sequence->max_open];
	while (!slot->result && !(sequence->ended && sequence->taken == sequence->opened))
		pthread_cond_wait(&sequence->moved, &sequence->lock);
	if (slot->result) {
		result = slot->result;
		sequence->weight -= slot->weight;
		*slot = (struct slot){ NULL, 0 };
		sequence->taken++;
		pthread_cond_broadcast(&sequence->moved);
		/* Not for a single number each time. */
		if (sequence->opened - sequence->taken <= sequence->max_open / 2)
			pthread_cond_broadcast(&sequence->room);
	}
	pthread_mutex_unlock(&sequence->lock);
	return result;
}

void sequence_end(struct sequence *sequence)
{
	pthread_mutex_lock(&sequence->lock);
	sequence->ended = true;
	pthread_cond_broadcast(&sequence->moved);
	pthread_mutex_unlock(&sequence->lock);
}

void sequence_cancel(struct sequence *sequence)
{
	pthread_mutex_lock(&sequence->lock);
	sequence->cancelled = true;
	pthread_cond_broadcast(&sequence->moved);
	pthread_cond_broadcast(&sequence->room);
	pthread_mutex_unlock(&sequence->lock);
}
