#define _POSIX_C_SOURCE 200809L
#include "run/baseline.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/log.h"
#include "lib/json_reader.h"

struct baseline {
	struct arena *arena;
	VEC(struct sv, fingerprints); /* sorted once all are in */
};

static int compare(const void *a, const void *b)
{
	return sv_compare(*(const struct sv *)a, *(const struct sv *)b);
}

void baseline_free(struct baseline *baseline)
{
	if (!baseline)
		return;
	arena_free(baseline->arena);
	free(baseline);
}

bool baseline_has(const struct baseline *baseline, struct sv fingerprint)
{
	return baseline && baseline->fingerprints.count &&
	       bsearch(&fingerprint, baseline->fingerprints.items, baseline->fingerprints.count, sizeof fingerprint,
		       compare);
}

/* Takes in one line; -1 if it is no record. */
static int add_line(struct baseline *baseline, struct sv line)
{
	struct json_reader *reader = json_reader_new(line);
	struct sv type = json_reader_string(reader, "type");
	struct sv fingerprint = json_reader_string(reader, "fingerprint");
	int result = type.data ? 0 : -1;

	if (sv_eq(type, SV("finding")) && fingerprint.len)
		*vec_push(baseline->arena, &baseline->fingerprints) = arena_copy(baseline->arena, fingerprint);
	json_reader_free(reader);
	return result;
}

/* Returns 0, the number of the first bad line, or -1 on a read error. */
static long read_lines(struct baseline *baseline, FILE *file)
{
	char *line = NULL;
	size_t size = 0;
	long number = 0;
	long bad = 0;
	ssize_t len;

	while (!bad && (len = getline(&line, &size, file)) >= 0) {
		struct sv text = sv_trim((struct sv){ line, (size_t)len });
		if (number++ == 0 && sv_starts(text, SV("\xEF\xBB\xBF")))
			text = sv_skip(text, 3); /* an editor's or a shell's doing */
		if (text.len && add_line(baseline, text) != 0)
			bad = number;
	}
	free(line);
	return ferror(file) ? -1 : bad;
}

size_t baseline_count(const struct baseline *baseline)
{
	return baseline ? baseline->fingerprints.count : 0;
}

static int add_file(struct baseline *baseline, const char *path, bool chinese)
{
	FILE *file = fopen(path, "re");
	long bad = -1;

	if (file) {
		errno = 0;
		bad = read_lines(baseline, file);
	}
	int error = errno;
	if (file)
		fclose(file);
	if (bad < 0)
		log_line(chinese ? "无法读取基线文件 %s：%s" : "cannot read the baseline %s: %s", path,
			 strerror(error));
	else if (bad > 0)
		log_line(chinese ? "基线文件 %s 第 %ld 行不是 pagewarden 的 JSON Lines 记录"
				 : "%s:%ld: not a record of pagewarden's JSON Lines output",
			 path, bad);
	return bad ? -1 : 0;
}

struct baseline *baseline_load(const char *const *paths, size_t count, bool chinese)
{
	struct baseline *baseline = calloc(1, sizeof *baseline);

	if (!baseline)
		abort();
	baseline->arena = arena_new();
	for (size_t i = 0; i < count; i++)
		if (add_file(baseline, paths[i], chinese) != 0) {
			baseline_free(baseline);
			return NULL;
		}
	if (baseline->fingerprints.count)
		qsort(baseline->fingerprints.items, baseline->fingerprints.count, sizeof(struct sv), compare);
	return baseline;
}
