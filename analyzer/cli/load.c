#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "cli/commands.h"

#ifndef PAGEWARDEN_SHARE
#define PAGEWARDEN_SHARE "/usr/local/share/pagewarden"
#endif

#define PATH_SIZE 4096

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The executable's folder, without a slash at its end. */
static int own_folder(char *path, size_t size)
{
	ssize_t len = readlink("/proc/self/exe", path, size - 1);
	if (len <= 0)
		return -1;
	path[len] = '\0';
	char *slash = strrchr(path, '/');
	if (!slash)
		return -1;
	*slash = '\0';
	return 0;
}

/* The first of the usual places that exists. */
static int usual_folder(char *path, size_t size)
{
	static const char *const beside[] = { "rules", "share/pagewarden/rules" };
	char own[PATH_SIZE];
	bool known = own_folder(own, sizeof own) == 0;

	for (size_t i = 0; known && i < sizeof beside / sizeof beside[0]; i++) {
		int len = snprintf(path, size, "%s/../%s", own, beside[i]);
		if (len > 0 && (size_t)len < size && is_folder(path))
			return 0;
	}
	snprintf(path, size, "%s/rules", PAGEWARDEN_SHARE);
	return is_folder(path) ? 0 : -1;
}

/* The folder of rules that the user named, or the first of the usual ones. Returns NULL if there is none. */
static const char *rule_folder(const struct options *options, char *usual, size_t size)
{
	const char *folder = options->rules_dir ? options->rules_dir : getenv("PAGEWARDEN_RULES");

	if (folder && folder[0])
		return folder;
	return usual_folder(usual, size) == 0 ? usual : NULL;
}

static void print_lines(struct sv rest)
{
	struct sv line;

	while (sv_split(&line, &rest, '\n'))
		if (line.len)
			log_line("%.*s", SV_ARG(line));
}

static bool is_enabled(const struct rules *rules, const char *id)
{
	const struct rule *rule = rules_find(rules, id);

	return rule && rule->enabled;
}

static void tell_compiling(const void *context)
{
	const struct run_options *run = context;

	if (run_shows_progress(run))
		log_line("%s", run->chinese ? "首次使用这些规则，正在编译……" : "compiling rules ...");
}

int command_load_rules(struct options *options)
{
	char usual[PATH_SIZE * 2];
	char cache[PATH_SIZE];
	struct buf errors;
	const char *folder = rule_folder(options, usual, sizeof usual);
	const char *cache_dir = options->no_cache ? NULL : rules_cache_dir(cache, sizeof cache);

	if (!folder) {
		log_line("%s", options->run.chinese ? "找不到规则目录；请用 --rules 指定"
						    : "no folder of rules found; name one with --rules");
		return -1;
	}
	buf_init(&errors, LIMIT_RECORD_BYTES);
	struct rules *rules = rules_load_telling(folder, cache_dir, tell_compiling, &options->run, &errors);
	bool needs_places = rules && (is_enabled(rules, "region.wrong") || is_enabled(rules, "region.site-code"));
	options->run.rules = rules;
	if (needs_places)
		options->run.places = places_open(folder, cache_dir, &errors);
	bool loaded = rules && (!needs_places || options->run.places);
	if (!loaded) {
		print_lines(buf_view(&errors));
		command_free_rules(options);
	}
	buf_free(&errors);
	return loaded ? 0 : -1;
}

int command_load_places(struct options *options)
{
	if (!options->run.places || places_load(options->run.places) == 0)
		return 0;
	print_lines(places_faults(options->run.places));
	return -1;
}

void command_free_rules(struct options *options)
{
	places_free(options->run.places);
	rules_free((struct rules *)options->run.rules);
	options->run.places = NULL;
	options->run.rules = NULL;
}
