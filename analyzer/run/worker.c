#include "run/worker.h"

#include <stdlib.h>

#include "base/limits.h"

int worker_open(struct worker *worker, const struct run_options *options, const struct report_context *context)
{
	*worker = (struct worker){ .options = options, .context = context, .screens[0] = screen_new(options) };
	if (!worker->screens[0])
		return -1;
	tally_init(&worker->tally, options->rules);
	return 0;
}

void worker_close(struct worker *worker)
{
	tally_free(&worker->tally);
	for (size_t i = 0; i <= LIMIT_MEMBER_DEPTH; i++)
		screen_free(worker->screens[i]);
}

/* A document, with its members below it. */
struct work {
	struct worker *worker;
	struct report *report;
	size_t depth;       /* archives around it */
	uint64_t *unpacked; /* bytes of members so far */
	const struct worker_look *look;
};

static int take_member(void *context, const struct source_item *outer, const struct attach_member *member);

static void work_on_item(struct work *work, const struct source_item *item)
{
	struct screen **screen = &work->worker->screens[work->depth];
	struct screen_members members = { work, take_member };
	struct screened screened;

	if (!*screen)
		*screen = screen_new(work->worker->options);
	if (!*screen)
		abort();
	screen_item(&screened, *screen, item, &members);
	if (work->look && work->depth == 0)
		work->look->look(work->look->context, &screened);
	report_document(work->report, &work->worker->tally, work->worker->context, item, &screened);
}

static void tell_limit(const struct work *work, struct sv name)
{
	report_error(work->report, &work->worker->tally, work->worker->context, name, STAGE_ATTACH,
		     work->worker->options->chinese
			 ? SV("压缩包层次过多或解压后过大，未检查")
			 : SV("archives nested too deeply or unpacked too large: not looked at"));
}

static int take_member(void *context, const struct source_item *outer, const struct attach_member *member)
{
	struct work *work = context;
	struct work inner = *work;
	struct buf name;

	if (member->encrypted)
		return 0;
	buf_init(&name, LIMIT_URL_BYTES);
	buf_append(&name, outer->name);
	buf_byte(&name, '!');
	buf_append(&name, member->name);
	*work->unpacked += member->bytes.len;
	struct source_item item = { .name = buf_view(&name),
				    .bytes = member->bytes,
				    .site_region = outer->site_region,
				    .truncated = member->truncated,
				    .is_embedded = member->embedded,
				    .size = member->bytes.len + member->truncated };
	inner.depth++;
	bool is_above = inner.depth > LIMIT_MEMBER_DEPTH || *work->unpacked > LIMIT_UNPACKED;
	if (is_above)
		tell_limit(work, item.name);
	else
		work_on_item(&inner, &item);
	buf_free(&name);
	return *work->unpacked > LIMIT_UNPACKED ? -1 : 0;
}

void worker_item(struct worker *worker, struct report *report, const struct source_item *item,
		 const struct worker_look *look)
{
	uint64_t unpacked = 0;

	work_on_item(&(struct work){ worker, report, 0, &unpacked, look }, item);
}
