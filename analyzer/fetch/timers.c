#include "fetch/timers.h"

#include <stdlib.h>

static void put(struct timers *timers, size_t place, struct timer *timer)
{
	timers->items[place - 1] = timer;
	timer->place = place;
}

static void sift_up(struct timers *timers, struct timer *timer)
{
	size_t place = timer->place;

	for (; place > 1 && timers->items[place / 2 - 1]->due > timer->due; place /= 2)
		put(timers, place, timers->items[place / 2 - 1]);
	put(timers, place, timer);
}

static void sift_down(struct timers *timers, struct timer *timer)
{
	size_t place = timer->place;

	for (size_t child = 2 * place; child <= timers->count; child = 2 * place) {
		if (child < timers->count && timers->items[child]->due < timers->items[child - 1]->due)
			child++;
		if (timers->items[child - 1]->due >= timer->due)
			break;
		put(timers, place, timers->items[child - 1]);
		place = child;
	}
	put(timers, place, timer);
}

static void push(struct timers *timers, struct timer *timer)
{
	if (timers->count == timers->capacity) {
		timers->capacity = timers->capacity ? timers->capacity * 2 : 64;
		timers->items = realloc(timers->items, timers->capacity * sizeof(struct timer *));
		if (!timers->items)
			abort();
	}
	timers->count++;
	put(timers, timers->count, timer);
}

void timers_set(struct timers *timers, struct timer *timer, double due)
{
	timer->due = due;
	if (timer->place == 0)
		push(timers, timer);
	sift_up(timers, timer);
	sift_down(timers, timer);
}

void timers_unset(struct timers *timers, struct timer *timer)
{
	size_t place = timer->place;

	if (place == 0)
		return;
	struct timer *last = timers->items[timers->count - 1];
	timers->count--;
	timer->place = 0;
	if (last == timer)
		return;
	put(timers, place, last);
	sift_up(timers, last);
	sift_down(timers, last);
}

struct timer *timers_first(const struct timers *timers)
{
	return timers->count > 0 ? timers->items[0] : NULL;
}

void timers_free(struct timers *timers)
{
	free(timers->items);
	*timers = (struct timers){ 0 };
}
