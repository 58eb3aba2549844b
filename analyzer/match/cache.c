#define _POSIX_C_SOURCE 200809L
#include "match/cache.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "match/match.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

static const char magic[8] = "pwcache\n";

struct head {
	char magic[sizeof magic];
	uint64_t checksum; /* of all that follows this field */
	uint64_t key_bytes;
	uint64_t value_bytes;
};

#define CHECKED_FROM offsetof(struct head, key_bytes)

static uint64_t hash(const char *data, size_t size)
{
	uint64_t value = 0xcbf29ce484222325u;
	size_t i = 0;

	for (; i + 8 <= size; i += 8) {
		uint64_t word;
		memcpy(&word, data + i, 8);
		value = (value ^ word) * 0x9e3779b97f4a7c15u;
		value ^= value >> 29;
	}
	for (; i < size; i++)
		value = (value ^ (unsigned char)data[i]) * 0x100000001b3u;
	return value ^ value >> 32;
}

static int file_path(char path[PATH_MAX], const char *dir, const char *suffix, struct sv key)
{
	int len = snprintf(path, PATH_MAX, "%s/%016" PRIx64 ".%s", dir, hash(key.data, key.len), suffix);

	return len > 0 && len < PATH_MAX ? 0 : -1;
}

/* A plain file of ours that nobody else can write to. */
static bool is_trustworthy(const struct stat *status)
{
	return S_ISREG(status->st_mode) && status->st_uid == geteuid() && !(status->st_mode & (S_IWGRP | S_IWOTH)) &&
	       status->st_size >= (off_t)sizeof(struct head) && status->st_size <= (off_t)LIMIT_CACHE_FILE;
}

static int read_whole(char *out, size_t size, int fd)
{
	while (size) {
		ssize_t count = read(fd, out, size);
		if (count <= 0)
			return -1;
		out += count;
		size -= (size_t)count;
	}
	return 0;
}

/* The file's bytes, to be freed; NULL if there is no such file, or none to be trusted. */
static char *read_cache(size_t *size, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat status;
	char *bytes = NULL;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) == 0 && is_trustworthy(&status)) {
		*size = (size_t)status.st_size;
		bytes = malloc(*size);
		if (!bytes)
			abort();
		if (read_whole(bytes, *size, fd)) {
			free(bytes);
			bytes = NULL;
		}
	}
	close(fd);
	return bytes;
}

/* The head fits the file and the key. */
static bool is_sound(const char *bytes, size_t size, struct sv key)
{
	struct head head;

	memcpy(&head, bytes, sizeof head);
	return memcmp(head.magic, magic, sizeof magic) == 0 && head.key_bytes == key.len &&
	       head.key_bytes <= size - sizeof head && head.value_bytes == size - sizeof head - head.key_bytes &&
	       memcmp(bytes + sizeof head, key.data, key.len) == 0 &&
	       head.checksum == hash(bytes + CHECKED_FROM, size - CHECKED_FROM);
}

char *cache_load(struct sv *value, const char *dir, const char *suffix, struct sv key)
{
	char path[PATH_MAX];
	size_t size;
	char *bytes = file_path(path, dir, suffix, key) ? NULL : read_cache(&size, path);

	if (!bytes)
		return NULL;
	if (is_sound(bytes, size, key)) {
		*value = sv_skip((struct sv){ bytes, size }, sizeof(struct head) + key.len);
		return bytes;
	}
	free(bytes);
	return NULL;
}

/* Makes the folder and those above it. */
static void make_folders(const char *dir)
{
	char path[PATH_MAX];
	size_t len = strlen(dir);

	if (len == 0 || len >= sizeof path)
		return;
	memcpy(path, dir, len + 1);
	for (size_t i = 1; i < len; i++)
		if (path[i] == '/') {
			path[i] = '\0';
			mkdir(path, 0700);
			path[i] = '/';
		}
	mkdir(path, 0700);
}

static int write_whole(int fd, struct sv bytes)
{
	while (bytes.len) {
		ssize_t count = write(fd, bytes.data, bytes.len);
		if (count <= 0)
			return -1;
		bytes = sv_skip(bytes, (size_t)count);
	}
	return 0;
}

/* Another process may do the same at the same time: each writes a file of its own, the last to rename it wins. */
static void write_file(const char *path, struct sv bytes)
{
	char temporary[PATH_MAX + 8];

	snprintf(temporary, sizeof temporary, "%s.XXXXXX", path);
	int fd = mkstemp(temporary);
	if (fd < 0)
		return;
	int result = write_whole(fd, bytes);
	if (close(fd) || result || rename(temporary, path))
		unlink(temporary);
}

void cache_store(const char *dir, const char *suffix, struct sv key, struct sv value)
{
	struct head head = { .key_bytes = key.len, .value_bytes = value.len };
	char path[PATH_MAX];
	struct buf bytes;

	if (file_path(path, dir, suffix, key))
		return;
	make_folders(dir);
	buf_init(&bytes, LIMIT_CACHE_FILE);
	memcpy(head.magic, magic, sizeof magic);
	buf_append(&bytes, (struct sv){ (const char *)&head, sizeof head });
	buf_append(&bytes, key);
	buf_append(&bytes, value);
	if (!bytes.overflow) {
		head.checksum = hash(bytes.data + CHECKED_FROM, bytes.len - CHECKED_FROM);
		memcpy(bytes.data, &head, sizeof head);
		write_file(path, buf_view(&bytes));
	}
	buf_free(&bytes);
}

const char *rules_cache_dir(char *path, size_t size)
{
	static const struct {
		const char *variable;
		const char *below;
	} places[] = { { "PAGEWARDEN_CACHE", "" },
		       { "XDG_CACHE_HOME", "/pagewarden" },
		       { "HOME", "/.cache/pagewarden" } };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *value = getenv(places[i].variable);
		/* The XDG standard has relative paths ignored; a relative HOME is no better. */
		if (!value || (i ? value[0] != '/' : !value[0]))
			continue;
		int len = snprintf(path, size, "%s%s", value, places[i].below);
		return len > 0 && (size_t)len < size ? path : NULL;
	}
	return NULL;
}
