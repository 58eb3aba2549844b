/*
 * A bounded queue between threads. It is bounded twice: by items and by their weight (bytes), so that a few
 * large documents cannot fill the memory. An item heavier than the whole bound passes alone.
 */
#ifndef BASE_QUEUE_H
#define BASE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct queue;

struct queue *queue_new(size_t max_items, size_t max_weight);

/* The queue must be empty or its items owned elsewhere; NULL does nothing. */
void queue_free(struct queue *queue);

/* Waits for room; where it had to wait, until half of the queue is free. Returns 0 and the queue owns `item`, or -1
 * once the queue is closed: the caller still owns it. */
int queue_push(struct queue *queue, void *item, size_t weight);

/* Waits for an item. Returns NULL once the queue is closed and empty. */
void *queue_pop(struct queue *queue);

/* Takes up to `most` items at once, oldest first; returns how many. Waits for the first, but not longer than that. */
size_t queue_pop_within(struct queue *queue, void **items, size_t most, double seconds);

/* No more items are taken in; what is inside can still be popped. Wakes everybody. */
void queue_close(struct queue *queue);

#endif
