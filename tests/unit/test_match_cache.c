/* The databases on disk. */
#include "rule_folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include "page_fixture.h"

#define ONE "rules:\n" RULE("a.one") "  scope: [text, comment]\n  pattern: abc\n"
#define TWO "rules:\n" RULE("a.one") "  scope: [text, comment]\n  pattern: abd\n"

struct bench {
	struct rule_folder rules;
	struct rule_folder cache;
	char file[512]; /* of the cache */
};

/* The only file of the cache with databases; false if there is none. */
static bool find_file(struct bench *bench)
{
	DIR *dir = opendir(bench->cache.path);
	size_t files = 0;

	assert_non_null(dir);
	for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
		if (!sv_ends(sv_from(entry->d_name), SV(".rules")))
			continue;
		snprintf(bench->file, sizeof bench->file, "%s/%s", bench->cache.path, entry->d_name);
		files++;
	}
	closedir(dir);
	assert_true(files <= 1);
	return files == 1;
}

static bool loads_from_cache(const struct bench *bench)
{
	struct rules *rules = folder_load(bench->rules.path, bench->cache.path);
	bool from_cache = rules_from_cache(rules);
	struct fixture fixture;
	struct findings findings = { .arena = arena_new() };
	struct scanner *scanner = scanner_new(rules);

	fixture_init(&fixture);
	fixture_block(&fixture, WHERE_TEXT, "abc abd");
	assert_int_equal(scanner_scan(scanner, &findings, fixture_page(&fixture)), 0);
	assert_int_equal(findings.list.count, 1);
	scanner_free(scanner);
	fixture_free(&fixture);
	arena_free(findings.arena);
	rules_free(rules);
	return from_cache;
}

static int set_up(void **state)
{
	struct bench *bench = test_calloc(1, sizeof *bench);

	folder_make(&bench->rules);
	folder_make(&bench->cache);
	folder_write(&bench->rules, "x.yaml", SV(ONE));
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	folder_remove(&bench->rules);
	folder_remove(&bench->cache);
	test_free(bench);
	return 0;
}

static void the_second_load_takes_the_databases_from_the_cache(void **state)
{
	struct bench *bench = *state;
	struct stat status;

	assert_false(loads_from_cache(bench));
	assert_true(find_file(bench));
	assert_int_equal(stat(bench->file, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_true(loads_from_cache(bench));
}

static void other_rules_have_other_files(void **state)
{
	struct bench *bench = *state;

	assert_false(loads_from_cache(bench));
	assert_true(find_file(bench));
	assert_int_equal(unlink(bench->file), 0);
	folder_write(&bench->rules, "x.yaml", SV(TWO));
	assert_false(loads_from_cache(bench));
	char two[sizeof bench->file];
	assert_true(find_file(bench));
	strcpy(two, bench->file);
	assert_true(loads_from_cache(bench));
	/* The file of other rules under this name: the name is no proof. */
	folder_write(&bench->rules, "x.yaml", SV(ONE));
	char aside[sizeof bench->file + 8];
	snprintf(aside, sizeof aside, "%s/two", bench->rules.path);
	assert_int_equal(rename(two, aside), 0);
	assert_false(loads_from_cache(bench));
	assert_true(find_file(bench));
	assert_int_equal(rename(aside, bench->file), 0);
	assert_false(loads_from_cache(bench));
	assert_true(loads_from_cache(bench));
}

static void change_byte(const char *path, long at)
{
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, at < 0 ? SEEK_END : SEEK_SET), 0);
	int byte = fgetc(file);
	assert_int_equal(fseek(file, at, at < 0 ? SEEK_END : SEEK_SET), 0);
	fputc(byte ^ 0x10, file);
	fclose(file);
}

static void damaged_files_are_written_anew(void **state)
{
	static const long places[] = { 0, 9, 17, 25, 33, 81, 200, 2000, -1 };
	struct bench *bench = *state;
	struct stat status;

	assert_false(loads_from_cache(bench));
	assert_true(find_file(bench));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		change_byte(bench->file, places[i]);
		assert_false(loads_from_cache(bench));
		assert_true(loads_from_cache(bench));
	}
	assert_int_equal(stat(bench->file, &status), 0);
	const off_t sizes[] = { 0, 7, 60, 300, status.st_size - 1, status.st_size + 1 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		assert_int_equal(truncate(bench->file, sizes[i]), 0);
		assert_false(loads_from_cache(bench));
		assert_true(loads_from_cache(bench));
	}
}

static void files_that_others_may_have_written_are_not_trusted(void **state)
{
	struct bench *bench = *state;
	char aside[128];

	assert_false(loads_from_cache(bench));
	assert_true(find_file(bench));
	assert_int_equal(chmod(bench->file, 0620), 0);
	assert_false(loads_from_cache(bench));
	assert_true(loads_from_cache(bench));
	if (geteuid() == 0) { /* only root can give a file away */
		assert_int_equal(chown(bench->file, 12345, 12345), 0);
		assert_false(loads_from_cache(bench));
		assert_true(loads_from_cache(bench));
	}
	snprintf(aside, sizeof aside, "%s/aside", bench->rules.path);
	assert_int_equal(rename(bench->file, aside), 0);
	assert_int_equal(symlink(aside, bench->file), 0);
	assert_false(loads_from_cache(bench));
	assert_true(loads_from_cache(bench));
}

/* Databases and the tree of the rule file, each in a file of its own. */
static void change_trees(const struct bench *bench)
{
	char command[256];

	snprintf(command, sizeof command, "for f in %s/*.tree; do printf x >>$f; done", bench->cache.path);
	assert_int_equal(system(command), 0);
}

static void rule_files_are_read_from_the_cache_if_it_is_whole(void **state)
{
	struct bench *bench = *state;

	assert_false(loads_from_cache(bench));
	assert_true(loads_from_cache(bench)); /* from both */
	change_trees(bench);
	assert_true(loads_from_cache(bench)); /* from the databases alone */
	/* A fault that only the text has is told, though the databases would be the same. */
	folder_write(&bench->rules, "x.yaml", SV(ONE "  colour: blue\n"));
	struct buf errors;
	buf_init(&errors, 1 * MIB);
	assert_null(rules_load(bench->rules.path, bench->cache.path, &errors));
	assert_null(rules_load(bench->rules.path, bench->cache.path, &errors));
	buf_free(&errors);
}

static void a_folder_that_cannot_be_written_does_no_harm(void **state)
{
	struct bench *bench = *state;
	char path[128];

	folder_write(&bench->cache, "file", SV("not a folder"));
	snprintf(path, sizeof path, "%s/file/below", bench->cache.path);
	struct rules *rules = folder_load(bench->rules.path, path);
	assert_false(rules_from_cache(rules));
	rules_free(rules);
	rules = folder_load(bench->rules.path, "/proc/nowhere/at/all");
	rules_free(rules);
	rules = folder_load(bench->rules.path, "");
	rules_free(rules);
}

static void missing_folders_are_made(void **state)
{
	struct bench *bench = *state;
	char path[128];
	struct stat status;

	snprintf(path, sizeof path, "%s/a/b", bench->cache.path);
	rules_free(folder_load(bench->rules.path, path));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	struct rules *rules = folder_load(bench->rules.path, path);
	assert_true(rules_from_cache(rules));
	rules_free(rules);
}

static void the_cache_has_its_customary_place(void **state)
{
	char path[64];
	(void)state;

	setenv("PAGEWARDEN_CACHE", "/a/b", 1);
	setenv("XDG_CACHE_HOME", "/xdg", 1);
	setenv("HOME", "/home/x", 1);
	assert_string_equal(rules_cache_dir(path, sizeof path), "/a/b");
	unsetenv("PAGEWARDEN_CACHE");
	assert_string_equal(rules_cache_dir(path, sizeof path), "/xdg/pagewarden");
	setenv("XDG_CACHE_HOME", "relative", 1);
	assert_string_equal(rules_cache_dir(path, sizeof path), "/home/x/.cache/pagewarden");
	assert_null(rules_cache_dir(path, 10));
	unsetenv("HOME");
	assert_null(rules_cache_dir(path, sizeof path));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_second_load_takes_the_databases_from_the_cache, set_up, tear_down),
		cmocka_unit_test_setup_teardown(other_rules_have_other_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damaged_files_are_written_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rule_files_are_read_from_the_cache_if_it_is_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_that_others_may_have_written_are_not_trusted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_written_does_no_harm, set_up, tear_down),
		cmocka_unit_test_setup_teardown(missing_folders_are_made, set_up, tear_down),
		cmocka_unit_test(the_cache_has_its_customary_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
