#define _GNU_SOURCE /* CLOCK_MONOTONIC_COARSE */
#include "base/clock.h"

#include <time.h>

double clock_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}
