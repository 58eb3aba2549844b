#define _POSIX_C_SOURCE 200809L
#include "run/sweep_output.h"

#include <time.h>

#include "base/clock.h"

struct sv sweep_time(struct arena *arena, int64_t seconds)
{
	time_t time = (time_t)seconds;
	struct tm utc;
	char text[32];

	if (!gmtime_r(&time, &utc) || strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
		return SV("");
	return arena_copy(arena, sv_from(text));
}

static void flush(struct sweep_output *output)
{
	writer_records(&output->writer, buf_view(&output->out));
	buf_clear(&output->out);
}

int sweep_output_open(struct sweep_output *output, struct sweep *sweep)
{
	const struct run_options *run = sweep->run;

	*output = (struct sweep_output){ .sweep = sweep,
					 .emit = { .rules = run->rules,
						   .chinese = run->chinese,
						   .color = run->color,
						   .show_secrets = run->show_secrets } };
	if (run->baseline_count) {
		output->baseline = baseline_load(run->baselines, run->baseline_count, run->chinese);
		if (!output->baseline)
			return -1;
	}
	if (writer_open(&output->writer, run->output, run->emitter->separator, run->chinese) != 0) {
		baseline_free(output->baseline);
		return -1;
	}
	buf_init(&output->out, SIZE_MAX);
	buf_init(&output->late, LIMIT_LATE_BYTES);
	tally_init(&output->tally, run->rules);
	if (run->emitter->begin) {
		run->emitter->begin(&output->out, &output->emit);
		writer_put(&output->writer, buf_view(&output->out));
		buf_clear(&output->out);
	}
	return 0;
}

static void add_fact(struct arena *arena, struct finding *finding, const char *key, struct sv text)
{
	*vec_push(arena, &finding->facts) = (struct fact){ .key = key, .kind = FACT_TEXT, .text = text };
}

void sweep_output_finding(struct sweep_output *output, struct arena *arena, struct record *record,
			  struct finding *finding, bool fixed)
{
	struct sweep *sweep = output->sweep;
	struct sv fingerprint = record->as.finding.fingerprint;
	int64_t since = 0;
	bool still = false;

	if (fixed)
		since = store_known_since(sweep->store, fingerprint);
	else
		since = store_known(sweep->store, fingerprint, (int)finding->severity, &still);
	if (baseline_has(output->baseline, fingerprint)) {
		output->tally.known++;
		return;
	}
	if (sweep->options->news && still)
		return;
	add_fact(arena, finding, "state", fixed ? SV("fixed") : still ? SV("still") : SV("new"));
	add_fact(arena, finding, "first_seen", sweep_time(arena, since ? since : sweep->night.started));
	record->as.finding.finding = finding;
	tally_finding(&output->tally, finding->rule, finding->severity);
	sweep->run->emitter->record(&output->out, &output->late, &output->emit, record);
	flush(output);
}

void sweep_output_error(struct sweep_output *output, const struct record *record)
{
	output->tally.errors++;
	output->sweep->run->emitter->record(&output->out, &output->late, &output->emit, record);
	flush(output);
}

static void write_end(struct sweep_output *output)
{
	struct sweep *sweep = output->sweep;
	const struct run_options *run = sweep->run;
	struct arena *arena = arena_new();
	struct summary summary;

	output->tally.links = store_answered(sweep->store);
	tally_summary(&summary, &output->tally, arena, clock_now() - sweep->progress.started);
	summary.trouble = sweep->trouble;
	struct record record = { .type = RECORD_SUMMARY, .as.summary = &summary };
	if (run->summary)
		run->emitter->record(&output->out, &output->late, &output->emit, &record);
	flush(output);
	if (run->emitter->end)
		run->emitter->end(&output->out, &output->late, &output->emit, &summary);
	writer_put(&output->writer, buf_view(&output->out));
	arena_free(arena);
}

int sweep_output_close(struct sweep_output *output)
{
	int status = output->sweep->trouble ? RUN_TROUBLE : RUN_CLEAN;

	write_end(output);
	writer_close(&output->writer);
	for (int severity = output->sweep->run->fail_on; severity < SEVERITY_COUNT; severity++)
		if (output->tally.severities[severity])
			status |= RUN_FINDINGS;
	if (output->writer.trouble)
		status |= RUN_TROUBLE;
	baseline_free(output->baseline);
	tally_free(&output->tally);
	buf_free(&output->out);
	buf_free(&output->late);
	return status;
}
