#define _POSIX_C_SOURCE 200809L
#include "run/run.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "run/pipeline.h"

static const char *say(const struct run_options *options, const char *chinese, const char *english)
{
	return options->chinese ? chinese : english;
}

bool run_shows_progress(const struct run_options *options)
{
	if (options->progress == PROGRESS_AUTO)
		return isatty(STDERR_FILENO) == 1;
	return options->progress == PROGRESS_ALWAYS;
}

/* Key and baseline. Returns -1 where the user asked for what cannot be had. */
static int prepare(struct pipeline *pipeline, struct baseline **baseline)
{
	const struct run_options *options = pipeline->options;

	pipeline->context = (struct report_context){
		.options = options,
		.emit = {
			.rules = options->rules,
			.chinese = options->chinese,
			.color = options->color,
			.show_secrets = options->show_secrets,
		},
	};
	int keyless = options->mode == RUN_SCAN ? fingerprint_key_load(&pipeline->context.key) : 0;
	if (keyless && pipeline->context.key.damaged[0])
		log_line(
		    say(options,
			"密钥文件 %s 已损坏或不可读，指纹只在本次运行内有效；请恢复它的备份，或删除它以生成新密钥"
			"（之前的基线随之失效）",
			"the key file %s is damaged or cannot be read, so fingerprints hold for this run only; "
			"restore it from a backup, or delete it for a new one (older baselines then match nothing)"),
		    pipeline->context.key.damaged);
	else if (keyless && options->baseline_count)
		log_line("%s", say(options, "没有可保存的密钥，指纹只在本次运行内有效；请设置 PAGEWARDEN_KEY",
				   "no key can be kept, so fingerprints hold for this run only; set PAGEWARDEN_KEY"));
	if (!options->baseline_count)
		return 0;
	*baseline = baseline_load(options->baselines, options->baseline_count, options->chinese);
	pipeline->context.baseline = *baseline;
	return *baseline ? 0 : -1;
}

static bool is_file(const struct stat *file, struct sv path)
{
	struct stat status;
	char *name = strndup(path.data, path.len);

	if (!name)
		abort();
	bool same = stat(name, &status) == 0 && status.st_dev == file->st_dev && status.st_ino == file->st_ino;
	free(name);
	return same;
}

/* Opening the output empties it: one that is also to be read would be lost. Devices lose nothing. */
static bool output_is_read(const struct run_options *options)
{
	struct stat output;

	if (!options->output || stat(options->output, &output) != 0 || !S_ISREG(output.st_mode))
		return false;
	for (size_t i = 0; i < options->input_count; i++)
		if (is_file(&output, options->inputs[i]))
			return true;
	for (size_t i = 0; i < options->baseline_count; i++)
		if (is_file(&output, sv_from(options->baselines[i])))
			return true;
	return options->files_from.len && is_file(&output, options->files_from);
}

/* The tables of regions were needed and are damaged: each page that needed them says so with the first fault. */
static bool has_damaged_places(const struct run_options *options)
{
	struct sv rest = options->places ? places_faults(options->places) : (struct sv){ NULL, 0 };
	bool damaged = rest.len > 0;
	struct sv line;

	while (damaged && sv_split(&line, &rest, '\n'))
		if (line.len)
			log_line("%.*s", SV_ARG(line));
	return damaged;
}

/* Records do not say which key made their fingerprints; where many are old and many new, one should be both. */
static void tell_foreign_baseline(const struct pipeline *pipeline, const struct baseline *baseline,
				  const struct tally *tally)
{
	enum { MANY = 3 };
	uint64_t reported = 0;

	for (int severity = 0; severity < SEVERITY_COUNT; severity++)
		reported += tally->severities[severity];
	if (baseline_count(baseline) >= MANY && reported >= MANY && !tally->known)
		log_line("%s", say(pipeline->options,
				   "基线中的问题一个也没有再次出现：如果检查的是同一批内容，基线是用另一密钥生成的"
				   "（见 PAGEWARDEN_KEY）",
				   "nothing of the baseline was found again: if the pages are the same, it was made "
				   "with another key (see PAGEWARDEN_KEY)"));
}

static int status_of(const struct pipeline *pipeline, const struct tally *tally, const struct writer *writer)
{
	int status = RUN_CLEAN;

	for (int severity = pipeline->options->fail_on; severity < SEVERITY_COUNT; severity++)
		if (tally->severities[severity] > 0)
			status |= RUN_FINDINGS;
	if (has_damaged_places(pipeline->options) || pipeline->trouble || writer->trouble)
		status |= RUN_TROUBLE;
	return status;
}

int run(const struct run_options *options)
{
	struct pipeline pipeline = { .options = options };
	struct baseline *baseline = NULL;
	struct writer writer;
	struct tally tally;
	int status = RUN_TROUBLE;

	if (output_is_read(options)) {
		log_line(
		    say(options, "输出文件 %s 同时是输入，不能覆盖", "the output %s is also an input; not overwritten"),
		    options->output);
		return RUN_TROUBLE;
	}
	if (prepare(&pipeline, &baseline) != 0)
		return RUN_TROUBLE;
	if (writer_open(&writer, options->output, options->emitter->separator, options->chinese) != 0)
		goto close_baseline;
	progress_start(&pipeline.progress, run_shows_progress(options), options->chinese);
	tally_init(&tally, options->rules);
	if (pipeline_run(&pipeline, &tally, &writer) == 0) {
		writer_close(&writer);
		tell_foreign_baseline(&pipeline, baseline, &tally);
		status = status_of(&pipeline, &tally, &writer);
	} else {
		log_line("%s", say(options, "无法启动工作线程", "cannot start the worker threads"));
		writer_close(&writer);
	}
	tally_free(&tally);
close_baseline:
	baseline_free(baseline);
	return status;
}
