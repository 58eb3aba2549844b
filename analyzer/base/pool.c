#include "base/pool.h"

#include <pthread.h>
#include <stdlib.h>

struct worker {
	pthread_t thread;
	struct pool *pool;
	size_t index;
};

struct pool {
	void (*work)(void *context, size_t index);
	void *context;
	size_t count;
	struct worker workers[];
};

static void *run_worker(void *argument)
{
	struct worker *worker = argument;

	worker->pool->work(worker->pool->context, worker->index);
	return NULL;
}

struct pool *pool_start(size_t count, void (*work)(void *context, size_t index), void *context)
{
	struct pool *pool = calloc(1, sizeof *pool + count * sizeof pool->workers[0]);

	if (!pool)
		abort();
	pool->work = work;
	pool->context = context;
	for (size_t i = 0; i < count; i++) {
		struct worker *worker = &pool->workers[i];
		worker->pool = pool;
		worker->index = i;
		if (pthread_create(&worker->thread, NULL, run_worker, worker) != 0)
			break;
		pool->count++;
	}
	if (pool->count > 0)
		return pool;
	free(pool);
	return NULL;
}

void pool_join(struct pool *pool)
{
	if (!pool)
		return;
	for (size_t i = 0; i < pool->count; i++)
		pthread_join(pool->workers[i].thread, NULL);
	free(pool);
}
