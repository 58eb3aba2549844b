#include "run/sweep_progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"

#define LIVE_SECONDS  1
#define PLAIN_SECONDS 30

void sweep_progress_start(struct sweep_progress *progress, bool enabled, bool live, bool chinese)
{
	*progress = (struct sweep_progress){ .enabled = enabled, .live = live, .chinese = chinese };
	progress->started = clock_now();
	progress->drawn = progress->started;
}

void sweep_progress_count(struct sweep_progress *progress, bool is_page, bool is_broken)
{
	progress->links++;
	progress->pages += is_page;
	progress->broken += is_broken;
}

bool sweep_progress_is_due(const struct sweep_progress *progress)
{
	return progress->enabled && clock_now() - progress->drawn >= (progress->live ? LIVE_SECONDS : PLAIN_SECONDS);
}

void sweep_progress_draw(struct sweep_progress *progress, size_t waiting, const char *slowest, uint32_t milliseconds)
{
	double now = clock_now();
	double rate = (double)(progress->links - progress->links_drawn) / (now - progress->drawn);
	struct buf line;

	buf_init(&line, LIMIT_RECORD_STRING);
	buf_printf(&line,
		   progress->chinese ? "%" PRIu64 " 个页面  %" PRIu64 " 个链接  %.0f 个/秒  失效 %" PRIu64 "  等待 %zu"
				     : "%" PRIu64 " pages  %" PRIu64 " links  %.0f/s  %" PRIu64 " broken  %zu waiting",
		   progress->pages, progress->links, rate, progress->broken, waiting);
	if (slowest[0])
		buf_printf(&line, progress->chinese ? "  最慢 " : "  slowest ");
	log_visible(&line, (struct sv){ slowest, slowest[0] ? sv_from(slowest).len : 0 });
	if (slowest[0])
		buf_printf(&line, " %" PRIu32 " ms", milliseconds);
	fprintf(stderr, "%s%.*s%s", progress->live ? "\r\033[K" : "", SV_ARG(buf_view(&line)),
		progress->live ? "" : "\n");
	fflush(stderr);
	buf_free(&line);
	progress->drawn = now;
	progress->links_drawn = progress->links;
	progress->shown = progress->live;
}

void sweep_progress_clear(struct sweep_progress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->shown = false;
}
