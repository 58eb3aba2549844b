/* Rule files written by a test into a folder of their own. */
#ifndef UNIT_RULE_FOLDER_H
#define UNIT_RULE_FOLDER_H

#define _GNU_SOURCE

#include "assert_sv.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "match/match.h"

/* The start of a rule: an id and what every rule needs. */
#define RULE(id) "- id: " id "\n  title: {zh: 一, en: One}\n  severity: error\n  certainty: likely\n"

struct rule_folder {
	char path[64];
};

static inline void folder_make(struct rule_folder *folder)
{
	strcpy(folder->path, "/tmp/pw-rules-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
}

static inline void folder_write(const struct rule_folder *folder, const char *name, struct sv text)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s", folder->path, name);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text.data, 1, text.len, file), text.len);
	fclose(file);
}

static inline void folder_remove(const struct rule_folder *folder)
{
	char command[128];

	snprintf(command, sizeof command, "rm -r %s", folder->path);
	assert_int_equal(system(command), 0);
}

/* Loads a folder, showing its faults if there are any. */
static inline struct rules *folder_load(const char *path, const char *cache)
{
	struct buf errors;

	buf_init(&errors, 1 * MIB);
	struct rules *rules = rules_load(path, cache, &errors);
	if (!rules)
		print_error("%.*s", SV_ARG(buf_view(&errors)));
	buf_free(&errors);
	assert_non_null(rules);
	return rules;
}

/* The rules of one file. */
static inline struct rules *load_text(const char *text)
{
	struct rule_folder folder;

	folder_make(&folder);
	folder_write(&folder, "x.yaml", sv_from(text));
	struct rules *rules = folder_load(folder.path, NULL);
	folder_remove(&folder);
	return rules;
}

/* The faults of a folder with one file, "x.yaml", without the folder's name. */
static inline void assert_faults(const char *text, const char *expected)
{
	struct rule_folder folder;
	struct buf errors;
	struct buf all;

	folder_make(&folder);
	folder_write(&folder, "x.yaml", sv_from(text));
	buf_init(&errors, 1 * MIB);
	buf_init(&all, 1 * MIB);
	assert_null(rules_load(folder.path, NULL, &errors));
	struct sv rest = buf_view(&errors);
	for (struct sv line; sv_split(&line, &rest, '\n') && line.len;) {
		buf_append(&all, sv_skip(line, strlen(folder.path) + 1));
		buf_byte(&all, '\n');
	}
	assert_sv(buf_view(&all), sv_from(expected));
	buf_free(&errors);
	buf_free(&all);
	folder_remove(&folder);
}

/* The folder of the rules that are shipped. */
static inline const char *shipped_rules(void)
{
	return getenv("PAGEWARDEN_RULES") ? getenv("PAGEWARDEN_RULES") : "rules";
}

#endif
