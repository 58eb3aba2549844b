#include "base/once.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct once {
	pthread_mutex_t lock;
	bool done;
	int result;
};

struct once *once_new(void)
{
	struct once *once = calloc(1, sizeof *once);

	if (!once)
		abort();
	pthread_mutex_init(&once->lock, NULL);
	return once;
}

void once_free(struct once *once)
{
	if (!once)
		return;
	pthread_mutex_destroy(&once->lock);
	free(once);
}

int once_run(struct once *once, int (*work)(void *context), void *context)
{
	pthread_mutex_lock(&once->lock);
	if (!once->done)
		once->result = work(context);
	once->done = true;
	int result = once->result;
	pthread_mutex_unlock(&once->lock);
	return result;
}
