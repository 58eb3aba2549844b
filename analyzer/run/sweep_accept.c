#define _POSIX_C_SOURCE 200809L
#include "run/sweep_accept.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/log.h"
#include "url/url.h"

static int accept_line(struct store *store, struct arena *arena, struct sv line)
{
	struct url url;
	bool takes_back = sv_starts(line, SV("!"));

	if (url_parse(&url, arena, NULL, NULL, sv_trim(sv_skip(line, takes_back))) != 0)
		return -1;
	store_accept(store, url.href, !takes_back);
	return 0;
}

static int read_lines(struct store *store, FILE *file, const char *path, bool chinese)
{
	struct arena *arena = arena_new();
	char *line = NULL;
	size_t size = 0;
	size_t number = 0;
	ssize_t len;
	int result = 0;

	while ((len = getline(&line, &size, file)) >= 0) {
		struct sv text = sv_trim((struct sv){ line, (size_t)len });
		number++;
		arena_reset(arena);
		if (!text.len || text.data[0] == '#')
			continue;
		if (accept_line(store, arena, text) == 0)
			continue;
		log_line(chinese ? "%s 第 %zu 行不是网址" : "%s: line %zu is no address", path, number);
		result = -1;
	}
	free(line);
	arena_free(arena);
	return result;
}

int sweep_accept_load(struct store *store, const char *path, bool chinese)
{
	if (!path)
		return 0;
	FILE *file = fopen(path, "re");
	if (!file) {
		log_line("%s: %s", path, strerror(errno));
		return -1;
	}
	int result = read_lines(store, file, path, chinese);
	fclose(file);
	return result;
}
