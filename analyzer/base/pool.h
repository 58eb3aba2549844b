/* A fixed set of threads that all run one function. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

struct pool;

/* Starts `count` threads; thread k runs work(context, k). Returns NULL if they could not be started. */
struct pool *pool_start(size_t count, void (*work)(void *context, size_t index), void *context);

/* Waits for all to return and frees the pool. NULL does nothing. */
void pool_join(struct pool *pool);

#endif
