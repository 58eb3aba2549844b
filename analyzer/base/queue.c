#define _GNU_SOURCE /* pthread_cond_clockwait */
#include "base/queue.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define NANOSECONDS 1000000000L

struct slot {
	void *item;
	size_t weight;
};

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t not_empty;
	pthread_cond_t not_full;
	size_t max_items;
	size_t max_weight;
	size_t head; /* oldest slot */
	size_t count;
	size_t weight;
	bool closed;
	struct slot slots[];
};

struct queue *queue_new(size_t max_items, size_t max_weight)
{
	struct queue *queue = calloc(1, sizeof *queue + max_items * sizeof queue->slots[0]);

	if (!queue)
		abort();
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->not_empty, NULL);
	pthread_cond_init(&queue->not_full, NULL);
	queue->max_items = max_items;
	queue->max_weight = max_weight;
	return queue;
}

void queue_free(struct queue *queue)
{
	if (!queue)
		return;
	pthread_cond_destroy(&queue->not_full);
	pthread_cond_destroy(&queue->not_empty);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

static bool has_room(const struct queue *queue, size_t weight)
{
	if (queue->count == 0)
		return true;
	return queue->count < queue->max_items && weight <= queue->max_weight &&
	       queue->weight <= queue->max_weight - weight;
}

static bool is_half_empty(const struct queue *queue)
{
	return queue->count <= queue->max_items / 2 && queue->weight <= queue->max_weight / 2;
}

int queue_push(struct queue *queue, void *item, size_t weight)
{
	int result = -1;

	pthread_mutex_lock(&queue->lock);
	while (!queue->closed && !has_room(queue, weight))
		pthread_cond_wait(&queue->not_full, &queue->lock);
	if (!queue->closed) {
		size_t tail = (queue->head + queue->count) % queue->max_items;
		queue->slots[tail] = (struct slot){ item, weight };
		queue->count++;
		queue->weight += weight;
		result = 0;
		pthread_cond_signal(&queue->not_empty);
	}
	pthread_mutex_unlock(&queue->lock);
	return result;
}

/* The oldest item, or NULL. */
static void *take(struct queue *queue)
{
	if (queue->count == 0)
		return NULL;
	struct slot *slot = &queue->slots[queue->head];
	queue->weight -= slot->weight;
	queue->head = (queue->head + 1) % queue->max_items;
	queue->count--;
	/* Pushers wait for room of different sizes: wake them all, and not for a single item each time. */
	if (is_half_empty(queue))
		pthread_cond_broadcast(&queue->not_full);
	return slot->item;
}

void *queue_pop(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	while (!queue->closed && queue->count == 0)
		pthread_cond_wait(&queue->not_empty, &queue->lock);
	void *item = take(queue);
	pthread_mutex_unlock(&queue->lock);
	return item;
}

size_t queue_pop_within(struct queue *queue, void **items, size_t most, double seconds)
{
	size_t count = 0;
	struct timespec until;
	int waited = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	long nanoseconds = until.tv_nsec + (long)((seconds - (double)(long)seconds) * 1e9);
	until.tv_sec += (time_t)seconds + nanoseconds / NANOSECONDS;
	until.tv_nsec = nanoseconds % NANOSECONDS;
	pthread_mutex_lock(&queue->lock);
	while (!queue->closed && queue->count == 0 && waited == 0)
		waited = pthread_cond_clockwait(&queue->not_empty, &queue->lock, CLOCK_MONOTONIC, &until);
	while (count < most && queue->count > 0)
		items[count++] = take(queue);
	pthread_mutex_unlock(&queue->lock);
	return count;
}

void queue_close(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->closed = true;
	pthread_cond_broadcast(&queue->not_empty);
	pthread_cond_broadcast(&queue->not_full);
	pthread_mutex_unlock(&queue->lock);
}
