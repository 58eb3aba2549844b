#define _POSIX_C_SOURCE 200809L
#include "run/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "base/limits.h"

#define FIRST_DRAWN_AFTER 1.0
#define DRAWN_EVERY       0.1
#define BAR_WIDTH         30

double progress_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_start(struct progress *progress, bool enabled, bool chinese)
{
	atomic_init(&progress->read, 0);
	atomic_init(&progress->total, 0);
	progress->documents = 0;
	progress->errors = 0;
	progress->started = progress_clock();
	progress->drawn = progress->started + FIRST_DRAWN_AFTER - DRAWN_EVERY;
	progress->enabled = enabled;
	progress->shown = false;
	progress->chinese = chinese;
}

static void draw_bar(double part)
{
	char bar[BAR_WIDTH + 1];

	for (int i = 0; i < BAR_WIDTH; i++)
		bar[i] = i < (int)(part * BAR_WIDTH) ? '=' : ' ';
	bar[BAR_WIDTH] = '\0';
	fprintf(stderr, "[%s] %3d%% ", bar, (int)(part * 100));
}

void progress_draw(struct progress *progress)
{
	if (!progress->enabled)
		return;
	double now = progress_clock();
	if (now - progress->drawn < DRAWN_EVERY)
		return;
	progress->drawn = now;
	progress->shown = true;
	double seconds = now - progress->started;
	uint64_t read = atomic_load(&progress->read);
	uint64_t total = atomic_load(&progress->total);
	fputs("\r\033[K", stderr);
	if (total > 0)
		draw_bar(read < total ? (double)read / (double)total : 1);
	fprintf(stderr,
		progress->chinese ? "%" PRIu64 " 个文档  %.0f 个/秒  %.1f MB/秒"
				  : "%" PRIu64 " documents  %.0f/s  %.1f MB/s",
		progress->documents, (double)progress->documents / seconds, (double)read / seconds / 1e6);
	if (total > read && read > 0)
		fprintf(stderr, progress->chinese ? "  剩余 %.0f 秒" : "  %.0f s left",
			seconds * (double)(total - read) / (double)read);
	fflush(stderr);
}

void progress_clear(struct progress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->shown = false;
}
