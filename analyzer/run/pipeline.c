#define _GNU_SOURCE /* sigabbrev_np */
#include "run/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/queue.h"
#include "base/sequence.h"
#include "run/twins.h"
#include "run/worker.h"

/* A document on its way to a worker, or something that could not be read. */
struct job {
	uint64_t number;
	struct source_item *item; /* NULL: an error */
	struct sv name;           /* of the error; the job owns both texts */
	struct sv message;
	enum stage stage;
};

/* ---- reader ---- */

static struct sv heap_copy(struct sv view)
{
	char *copy = malloc(view.len + 1);

	if (!copy)
		abort();
	if (view.len)
		memcpy(copy, view.data, view.len);
	return (struct sv){ copy, view.len };
}

static void free_job(struct job *job)
{
	source_item_free(job->item);
	free((char *)job->name.data);
	free((char *)job->message.data);
	free(job);
}

/* Numbers the job and hands it to the workers. Takes ownership. */
static int send(struct pipeline *pipeline, struct job *job)
{
	size_t weight = job->item ? job->item->bytes.len : 0;

	if (sequence_open(pipeline->sequence, &job->number) == 0 && queue_push(pipeline->queue, job, weight) == 0)
		return 0;
	free_job(job);
	return -1;
}

static struct job *new_job(void)
{
	struct job *job = calloc(1, sizeof *job);

	if (!job)
		abort();
	return job;
}

static int send_item(void *context, struct source_item *item)
{
	struct job *job = new_job();

	job->item = item;
	return send(context, job);
}

static int send_error(void *context, struct sv name, enum stage stage, struct sv message, bool named)
{
	struct pipeline *pipeline = context;
	struct job *job = new_job();

	if (named)
		atomic_store(&pipeline->trouble, true);
	job->name = heap_copy(name);
	job->message = heap_copy(message);
	job->stage = stage;
	return send(pipeline, job);
}

static int wait_for(void *context, int descriptor)
{
	struct pipeline *pipeline = context;

	return interrupt_wait(pipeline->interrupt, descriptor);
}

/* Every input counts from zero. */
static void note_progress(void *context, uint64_t done, uint64_t total)
{
	struct pipeline *pipeline = context;

	(void)total;
	atomic_store(&pipeline->progress.read, pipeline->read_before + done);
}

/* All bytes there are to read, where that can be told beforehand. */
static void measure_inputs(struct pipeline *pipeline)
{
	const struct run_options *options = pipeline->options;
	uint64_t total = 0;

	if (!pipeline->progress.enabled || options->files_from.len)
		return;
	for (size_t i = 0; i < options->input_count; i++)
		total += source_measure(options->inputs[i]);
	atomic_store(&pipeline->progress.total, total);
}

static void read_inputs(void *context, size_t index)
{
	struct pipeline *pipeline = context;
	const struct run_options *options = pipeline->options;
	struct source_options source = { .base_url = options->base_url, .chinese = options->chinese };
	struct source_sink sink = {
		.context = pipeline, .item = send_item, .error = send_error, .wait = wait_for, .progress = note_progress
	};
	int stopped = 0;

	(void)index;
	measure_inputs(pipeline);
	for (size_t i = 0; i < options->input_count && !stopped; i++) {
		pipeline->read_before = atomic_load(&pipeline->progress.read);
		stopped = source_walk(&sink, &source, options->inputs[i]);
	}
	if (!stopped && options->files_from.len)
		source_walk_list(&sink, &source, options->files_from);
	queue_close(pipeline->queue);
	sequence_end(pipeline->sequence);
}

/* ---- workers ---- */

static void work_on(struct pipeline *pipeline, struct worker *worker, struct job *job)
{
	struct report *report = report_new();

	if (job->item) {
		worker_item(worker, report, job->item, NULL);
	} else {
		report_error(report, &worker->tally, &pipeline->context, job->name, job->stage, job->message);
	}
	sequence_deliver(pipeline->sequence, job->number, report,
			 report->out.len + report->waiting.len + report->why.len);
}

static void work(void *context, size_t index)
{
	struct pipeline *pipeline = context;
	struct worker *worker = &pipeline->workers[index];
	struct job *job;

	while ((job = queue_pop(pipeline->queue))) {
		work_on(pipeline, worker, job);
		free_job(job);
	}
}

static int open_workers(struct pipeline *pipeline)
{
	size_t count = pipeline->options->jobs;

	pipeline->workers = calloc(count, sizeof *pipeline->workers);
	if (!pipeline->workers)
		abort();
	for (size_t i = 0; i < count; i++)
		if (worker_open(&pipeline->workers[i], pipeline->options, &pipeline->context) != 0)
			return -1;
	return 0;
}

static void close_workers(struct pipeline *pipeline, struct tally *tally)
{
	for (size_t i = 0; i < pipeline->options->jobs; i++) {
		struct worker *worker = &pipeline->workers[i];
		if (!worker->screens[0])
			break;
		tally_add(tally, &worker->tally);
		worker_close(worker);
	}
	free(pipeline->workers);
}

/* ---- writer ---- */

static void write_reports(struct pipeline *pipeline, struct writer *writer, struct twins *twins, struct tally *tally,
			  struct buf *late)
{
	struct report *report;

	while ((report = sequence_take(pipeline->sequence))) {
		twins_take(twins, &report->out, tally, (const struct twin_claim *)(const void *)report->claims.data,
			   report->claims.len / sizeof(struct twin_claim), buf_view(&report->waiting));
		buf_append(late, buf_view(&report->late));
		if ((report->out.len && !pipeline->options->output) || report->why.len)
			progress_clear(&pipeline->progress);
		writer_records(writer, buf_view(&report->out));
		if (report->why.len)
			fwrite(report->why.data, 1, report->why.len, stderr);
		report_free(report);
		pipeline->progress.documents++;
		progress_draw(&pipeline->progress);
		if (writer->failed)
			sequence_cancel(pipeline->sequence);
	}
	progress_clear(&pipeline->progress);
}

static void write_end(struct pipeline *pipeline, struct writer *writer, struct twins *twins, struct tally *tally,
		      struct buf *late)
{
	const struct run_options *options = pipeline->options;
	struct arena *arena = arena_new();
	struct summary summary;
	struct buf out;

	buf_init(&out, SIZE_MAX);
	twins_settle(twins, &out, tally);
	tally_summary(&summary, tally, arena, progress_clock() - pipeline->progress.started);
	summary.trouble = pipeline->trouble || (options->places && places_faults(options->places).len > 0);
	struct record record = { .type = RECORD_SUMMARY, .as.summary = &summary };
	if (options->summary)
		options->emitter->record(&out, late, &pipeline->context.emit, &record);
	writer_records(writer, buf_view(&out));
	buf_clear(&out);
	if (options->emitter->end)
		options->emitter->end(&out, late, &pipeline->context.emit, &summary);
	writer_put(writer, buf_view(&out));
	buf_free(&out);
	arena_free(arena);
}

static void write_begin(struct pipeline *pipeline, struct writer *writer)
{
	struct buf out;

	if (!pipeline->options->emitter->begin)
		return;
	buf_init(&out, SIZE_MAX);
	pipeline->options->emitter->begin(&out, &pipeline->context.emit);
	writer_put(writer, buf_view(&out));
	buf_free(&out);
}

/* ---- all together ---- */

static int run_threads(struct pipeline *pipeline, struct writer *writer, struct twins *twins, struct tally *tally,
		       struct buf *late)
{
	struct pool *workers = pool_start(pipeline->options->jobs, work, pipeline);
	struct pool *reader = workers ? pool_start(1, read_inputs, pipeline) : NULL;

	if (reader) {
		write_begin(pipeline, writer);
		write_reports(pipeline, writer, twins, tally, late);
	}
	queue_close(pipeline->queue);
	pool_join(reader);
	pool_join(workers);
	return reader ? 0 : -1;
}

/* Nobody wants more documents; those that have a number come to their end. */
static void stop_reading(void *context)
{
	struct pipeline *pipeline = context;

	sequence_cancel(pipeline->sequence);
}

static void tell_interruption(struct pipeline *pipeline)
{
	int signal = interrupt_signal(pipeline->interrupt);

	if (!signal)
		return;
	atomic_store(&pipeline->trouble, true);
	log_line(pipeline->options->chinese ? "被信号 SIG%s 中断：已处理的 %zu 个文档结果完整，其余未检查"
					    : "interrupted by SIG%s: the records of %zu documents are complete, the "
					      "rest was not looked at",
		 sigabbrev_np(signal), (size_t)pipeline->progress.documents);
}

int pipeline_run(struct pipeline *pipeline, struct tally *tally, struct writer *writer)
{
	struct twins *twins = twins_new();
	struct buf late;
	int result = open_workers(pipeline);

	buf_init(&late, LIMIT_LATE_BYTES);
	pipeline->queue = queue_new(LIMIT_QUEUE_ITEMS, LIMIT_QUEUE_BYTES);
	pipeline->sequence = sequence_new(LIMIT_OPEN_ITEMS, LIMIT_QUEUE_BYTES);
	pipeline->interrupt = interrupt_new(stop_reading, pipeline);
	if (result == 0)
		result = run_threads(pipeline, writer, twins, tally, &late);
	close_workers(pipeline, tally);
	tell_interruption(pipeline);
	if (result == 0)
		write_end(pipeline, writer, twins, tally, &late);
	interrupt_free(pipeline->interrupt);
	sequence_free(pipeline->sequence);
	queue_free(pipeline->queue);
	buf_free(&late);
	twins_free(twins);
	return result;
}
