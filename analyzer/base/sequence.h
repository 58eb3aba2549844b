/*
 * Puts the results of parallel work back into the order in which the work was handed out.
 *
 * A producer takes numbers (sequence_open), workers deliver a result under its number in any order, one consumer takes
 * them in order. Both the count of numbers under way and the weight of results that wait are bounded.
 */
#ifndef BASE_SEQUENCE_H
#define BASE_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

struct sequence;

struct sequence *sequence_new(size_t max_open, size_t max_weight);
/* Results that were not taken are the caller's business; NULL does nothing. */
void sequence_free(struct sequence *sequence);

/* The next number, 0 first. Waits while `max_open` numbers are given out and not taken. Returns -1 after
 * sequence_cancel. */
int sequence_open(struct sequence *sequence, uint64_t *number);

/* Hands over the result (not NULL) of a number. Waits while too much weight waits, but never for the number that is
 * next. */
void sequence_deliver(struct sequence *sequence, uint64_t number, void *result, size_t weight);

/* The next result in order; NULL once sequence_end was called and all numbers given out were taken. */
void *sequence_take(struct sequence *sequence);

/* The producer gives out no more numbers. */
void sequence_end(struct sequence *sequence);

/* The consumer wants no more: sequence_open fails from now on. Deliveries and takes go on, so that everything comes
 * back. */
void sequence_cancel(struct sequence *sequence);

#endif
