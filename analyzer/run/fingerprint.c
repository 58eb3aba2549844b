#define _POSIX_C_SOURCE 200809L
#include "run/fingerprint.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/digest.h"

#define KEY_FILE  "key"
#define TEMPORARY ".key."

/* The folder of lasting state. Returns 0, or -1 if none can be named. */
static int state_folder(char *path, size_t size)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");
	int len;

	if (state && state[0] == '/')
		len = snprintf(path, size, "%s/pagewarden", state);
	else if (home && home[0] == '/')
		len = snprintf(path, size, "%s/.local/state/pagewarden", home);
	else
		return -1;
	return len > 0 && (size_t)len < size ? 0 : -1;
}

/* Makes the folder and those above it, for the user alone. */
static void make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	mkdir(path, 0700);
}

static int read_key(struct fingerprint_key *key, const char *path)
{
	unsigned char bytes[sizeof key->bytes];
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return -1;
	ssize_t got = read(file, bytes, sizeof bytes);
	close(file);
	if (got != (ssize_t)sizeof bytes)
		return -1;
	memcpy(key->bytes, bytes, sizeof bytes);
	return 0;
}

/* Those of runs that were killed. Where one belongs to a first run at this very moment, that run takes our key. */
static void remove_temporaries(const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;

	if (!stream)
		return;
	while ((entry = readdir(stream)))
		if (strncmp(entry->d_name, TEMPORARY, strlen(TEMPORARY)) == 0)
			unlinkat(dirfd(stream), entry->d_name, 0);
	closedir(stream);
}

/* Writes the key under a name of its own and links it into place: of two first runs at the same moment one wins, and
 * nobody ever sees half a key. */
static void store_key(const struct fingerprint_key *key, const char *folder, const char *path)
{
	char temporary[4096];
	int len = snprintf(temporary, sizeof temporary, "%s/" TEMPORARY "%ld", folder, (long)getpid());
	if (len < 0 || (size_t)len >= sizeof temporary)
		return;
	remove_temporaries(folder);
	int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return;
	ssize_t put = write(file, key->bytes, sizeof key->bytes);
	if (close(file) == 0 && put == (ssize_t)sizeof key->bytes)
		(void)!link(temporary, path);
	unlink(temporary);
}

static void random_key(struct fingerprint_key *key)
{
	if (getrandom(key->bytes, sizeof key->bytes, 0) != (ssize_t)sizeof key->bytes)
		abort();
}

int fingerprint_key_load(struct fingerprint_key *key)
{
	const char *given = getenv("PAGEWARDEN_KEY");
	char folder[4000];
	char path[sizeof key->damaged];

	if (given && given[0]) {
		char hex[DIGEST_HEX + 1];
		digest_sha256(hex, &(struct sv){ given, strlen(given) }, 1);
		memcpy(key->bytes, hex, sizeof key->bytes);
		return 0;
	}
	key->damaged[0] = '\0';
	random_key(key);
	if (state_folder(folder, sizeof folder) != 0)
		return -1;
	snprintf(path, sizeof path, "%s/%s", folder, KEY_FILE);
	if (read_key(key, path) == 0)
		return 0;
	if (access(path, F_OK) == 0) { /* damaged, or another run's, made since */
		if (read_key(key, path) == 0)
			return 0;
		strcpy(key->damaged, path);
		return -1;
	}
	make_folders(folder);
	store_key(key, folder, path);
	return read_key(key, path);
}

/* "./a//b/./c" as "a/b/c". An address is left as it is: its slashes mean something. */
static struct sv plain_path(struct arena *arena, struct sv path)
{
	struct sv rest = path;
	size_t len = 0;

	if (sv_find(path, SV("://"), 0) != SV_NONE ||
	    (!sv_starts(path, SV("./")) && sv_find(path, SV("//"), 0) == SV_NONE &&
	     sv_find(path, SV("/./"), 0) == SV_NONE))
		return path;
	char *plain = arena_alloc(arena, path.len + 1);
	if (path.data[0] == '/')
		plain[len++] = '/';
	while (rest.len > 0) {
		struct sv segment = sv_slice(rest, 0, sv_chr(rest, '/', 0));
		rest = sv_skip(rest, segment.len < rest.len ? segment.len + 1 : segment.len);
		if (segment.len == 0 || sv_eq(segment, SV(".")))
			continue;
		if (len > 0 && plain[len - 1] != '/')
			plain[len++] = '/';
		memcpy(plain + len, segment.data, segment.len);
		len += segment.len;
	}
	return (struct sv){ plain, len };
}

struct sv fingerprint_of(struct arena *arena, const struct fingerprint_key *key, const char *rule, struct sv value,
			 struct sv place)
{
	char hex[DIGEST_HEX + 1];
	struct sv parts[] = { sv_from(rule), { "", 1 }, value, { "", 1 }, plain_path(arena, place) };

	digest_hmac_sha256(hex, (struct sv){ (const char *)key->bytes, sizeof key->bytes }, parts,
			   sizeof parts / sizeof parts[0]);
	return arena_copy(arena, (struct sv){ hex, FINGERPRINT_DIGITS });
}
