#include "match/databases.h"

#include <stdlib.h>

#include "base/limits.h"
#include "match/fields.h"

/* To be raised when what the cache holds changes its meaning. */
#define KEY_FORMAT "pagewarden databases 2\n"

/* Two streams share a database if the same patterns read both. */
static bool read_alike(const struct scanned_pattern *patterns, size_t count, int a, int b)
{
	for (size_t i = 0; i < count; i++)
		if ((patterns[i].streams >> a & 1) != (patterns[i].streams >> b & 1))
			return false;
	return true;
}

static bool is_read(const struct scanned_pattern *patterns, size_t count, int kind)
{
	for (size_t i = 0; i < count; i++)
		if (patterns[i].streams >> kind & 1)
			return true;
	return false;
}

void databases_plan(struct databases *out, struct arena *arena, const struct scanned_pattern *patterns, size_t count)
{
	*out =
	    (struct databases){ .windows = arena_zalloc(arena, count * sizeof *out->windows), .window_count = count };
	for (int kind = 0; kind < STREAM_COUNT; kind++) {
		out->of_stream[kind] = -1;
		if (!is_read(patterns, count, kind))
			continue;
		for (int other = 0; other < kind; other++)
			if (out->of_stream[other] >= 0 && read_alike(patterns, count, kind, other))
				out->of_stream[kind] = out->of_stream[other];
		if (out->of_stream[kind] < 0)
			out->of_stream[kind] = (int)out->count++;
		out->streams[out->of_stream[kind]] |= 1u << kind;
	}
}

static unsigned flags_of(const struct pattern *pattern)
{
	unsigned flags = HS_FLAG_UTF8;

	if (pattern->flags & REGEX_CASELESS)
		flags |= HS_FLAG_CASELESS;
	if (pattern->flags & REGEX_DOTALL)
		flags |= HS_FLAG_DOTALL;
	if (pattern->flags & REGEX_MULTILINE)
		flags |= HS_FLAG_MULTILINE;
	return flags;
}

static int refuse(const struct scanned_pattern *pattern, const hs_compile_error_t *error, struct buf *errors)
{
	struct rule_file file = { .errors = errors, .name = pattern->rule->file };

	field_fault(&file, pattern->pattern->line, "Hyperscan cannot use this pattern: %s", error->message);
	return -1;
}

/* The compiler stops at the first bad pattern; this tells all of them. */
static int tell_bad_patterns(const struct scanned_pattern *patterns, size_t count, struct buf *errors)
{
	int result = 0;

	for (size_t i = 0; i < count; i++) {
		hs_database_t *database = NULL;
		hs_compile_error_t *error = NULL;
		if (hs_compile(patterns[i].pattern->text.data, flags_of(patterns[i].pattern), HS_MODE_BLOCK, NULL,
			       &database, &error) != HS_SUCCESS)
			result = refuse(&patterns[i], error, errors);
		hs_free_compile_error(error);
		hs_free_database(database);
	}
	return result;
}

/* The patterns of one database as the compiler wants them. */
struct selection {
	const char **texts;
	unsigned *flags;
	unsigned *ids;
	unsigned count;
};

static void select_patterns(struct selection *out, const struct scanned_pattern *patterns, size_t count,
			    uint32_t streams)
{
	for (size_t i = 0; i < count; i++) {
		if (!(patterns[i].streams & streams))
			continue;
		out->texts[out->count] = patterns[i].pattern->text.data;
		out->flags[out->count] = flags_of(patterns[i].pattern);
		out->ids[out->count++] = (unsigned)i;
	}
}

static int compile_one(hs_database_t **out, const struct scanned_pattern *patterns, size_t count, uint32_t streams,
		       struct buf *errors)
{
	struct arena *arena = arena_new();
	struct selection selection = { arena_alloc(arena, count * sizeof(char *)),
				       arena_alloc(arena, count * sizeof(unsigned)),
				       arena_alloc(arena, count * sizeof(unsigned)), 0 };
	hs_compile_error_t *error = NULL;

	select_patterns(&selection, patterns, count, streams);
	hs_error_t result = hs_compile_multi(selection.texts, selection.flags, selection.ids, selection.count,
					     HS_MODE_BLOCK, NULL, out, &error);
	/* Patterns that pass one by one can still fail together (too large): then the first takes the blame. */
	if (result != HS_SUCCESS && tell_bad_patterns(patterns, count, errors) == 0)
		refuse(&patterns[selection.ids[0]], error, errors);
	hs_free_compile_error(error);
	arena_free(arena);
	return result == HS_SUCCESS ? 0 : -1;
}

/* LIMIT_RULE_WINDOW at most. */
static size_t window_of(const struct scanned_pattern *pattern)
{
	hs_compile_error_t *error = NULL;
	hs_expr_info_t *info = NULL;
	size_t window = LIMIT_RULE_WINDOW;

	if (hs_expression_info(pattern->pattern->text.data, flags_of(pattern->pattern), &info, &error) == HS_SUCCESS &&
	    info->max_width < LIMIT_RULE_WINDOW)
		window = info->max_width;
	hs_free_compile_error(error);
	free(info);
	return window;
}

int databases_compile(struct databases *databases, const struct scanned_pattern *patterns, size_t count,
		      struct buf *errors)
{
	for (size_t i = 0; i < databases->count; i++)
		if (compile_one(&databases->list[i], patterns, count, databases->streams[i], errors))
			return -1;
	for (size_t i = 0; i < count; i++)
		databases->windows[i] = window_of(&patterns[i]);
	return 0;
}

void databases_free(struct databases *databases)
{
	for (size_t i = 0; i < databases->count; i++)
		hs_free_database(databases->list[i]);
	databases->count = 0;
}

void databases_key(struct buf *out, const struct databases *databases, const struct scanned_pattern *patterns,
		   size_t count)
{
	hs_platform_info_t platform;

	buf_append(out, SV(KEY_FORMAT));
	buf_printf(out, "%s\n", hs_version());
	if (hs_populate_platform(&platform) == HS_SUCCESS)
		buf_printf(out, "%u %llx\n", platform.tune, platform.cpu_features);
	for (size_t i = 0; i < databases->count; i++)
		buf_printf(out, "%x\n", databases->streams[i]);
	for (size_t i = 0; i < count; i++) {
		const struct pattern *pattern = patterns[i].pattern;
		buf_printf(out, "%x %x %zu:", patterns[i].streams, flags_of(pattern), pattern->text.len);
		buf_append(out, pattern->text);
		buf_byte(out, '\n');
	}
}
