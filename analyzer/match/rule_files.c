#define _POSIX_C_SOURCE 200809L

#include "match/rule_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "lib/yaml_pack.h"
#include "match/cache.h"
#include "match/rule_read.h"

struct names {
	VEC(struct sv, list);
};

static int compare_views(const void *a, const void *b)
{
	return sv_compare(*(const struct sv *)a, *(const struct sv *)b);
}

static int list_files(struct names *out, struct arena *arena, const char *path)
{
	DIR *dir = opendir(path);

	if (!dir)
		return -1;
	for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
		struct sv name = sv_from(entry->d_name);
		if (sv_ends(name, SV(".yaml")) && name.data[0] != '.') /* editors leave hidden copies */
			*vec_push(arena, &out->list) = arena_copy(arena, name);
	}
	closedir(dir);
	if (out->list.count)
		qsort(out->list.items, out->list.count, sizeof *out->list.items, compare_views);
	return 0;
}

static int read_bytes(struct buf *out, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	ssize_t count = 0;

	if (fd < 0)
		return -1;
	if (fstat(fd, &status) || !S_ISREG(status.st_mode)) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	do {
		char *room = buf_room(out, 64 * KIB);
		count = room ? read(fd, room, 64 * KIB) : 0;
		if (count > 0)
			out->len += (size_t)count;
	} while (count > 0);
	close(fd);
	return count < 0 ? -1 : 0;
}

static void read_rules(struct rule_list *out, struct rule_file *file, const struct yaml *root)
{
	const struct yaml *list = root->kind == YAML_MAP ? yaml_get(root, "rules") : NULL;

	if (!list || list->kind != YAML_LIST || root->count != 1) {
		field_fault(file, root->line, "a rule file is a map with the one key \"rules\", a list");
		return;
	}
	for (const struct yaml *node = list->first; node; node = node->next) {
		if (out->rules.count == LIMIT_RULES) {
			field_fault(file, node->line, "more than %d rules", LIMIT_RULES);
			return;
		}
		rule_read(vec_push(file->arena, &out->rules), file, node);
	}
}

/* To be raised when packed trees change. */
#define KEY_FORMAT "pagewarden rule file 1\n"
#define SUFFIX     "tree"

/* The tree of a file that was read before; its whole text is the key. */
static const struct yaml *read_packed(struct arena *arena, const char *cache_dir, struct sv key)
{
	struct sv value;
	char *bytes = cache_load(&value, cache_dir, SUFFIX, key);
	const struct yaml *root = bytes ? yaml_unpack(arena, arena_copy(arena, value)) : NULL;

	free(bytes);
	return root;
}

static void store_packed(const struct yaml *root, const char *cache_dir, struct sv key)
{
	struct buf packed;

	buf_init(&packed, LIMIT_CACHE_FILE);
	yaml_pack(&packed, root);
	if (!packed.overflow)
		cache_store(cache_dir, SUFFIX, key, buf_view(&packed));
	buf_free(&packed);
}

/* `key` is KEY_FORMAT and the file's bytes. */
static const struct yaml *read_tree(struct yaml_fault *fault, struct arena *arena, const char *cache_dir, struct sv key)
{
	const struct yaml *root = cache_dir ? read_packed(arena, cache_dir, key) : NULL;

	if (root)
		return root;
	root = yaml_read(fault, arena, sv_skip(key, strlen(KEY_FORMAT)));
	if (root && cache_dir)
		store_packed(root, cache_dir, key);
	return root;
}

static size_t read_file(struct rule_list *out, struct arena *arena, struct sv path, const char *cache_dir,
			struct buf *errors)
{
	struct rule_file file = { .arena = arena, .errors = errors, .name = path };
	struct yaml_fault fault;
	struct buf bytes;

	buf_init(&bytes, LIMIT_YAML_BYTES + 64 * KIB);
	buf_append(&bytes, SV(KEY_FORMAT));
	if (read_bytes(&bytes, path.data)) {
		field_fault(&file, 1, "cannot be read: %s", strerror(errno));
	} else {
		out->sum = sv_hash(buf_view(&bytes), out->sum);
		const struct yaml *root = read_tree(&fault, arena, cache_dir, buf_view(&bytes));
		if (root)
			read_rules(out, &file, root);
		else
			field_fault(&file, fault.line, "%s", fault.reason);
	}
	buf_free(&bytes);
	return file.faults;
}

static int compare_rules(const void *a, const void *b)
{
	const struct rule *left = a;
	const struct rule *right = b;
	int order = strcmp(left->id, right->id);

	if (!order)
		order = sv_compare(left->file, right->file);
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* The rules are sorted. */
static size_t refuse_repeated_ids(const struct rule_list *list, struct buf *errors)
{
	size_t faults = 0;

	for (size_t i = 1; i < list->rules.count; i++) {
		const struct rule *rule = &list->rules.items[i];
		const struct rule *before = rule - 1;
		if (rule->id[0] == '\0' || strcmp(rule->id, before->id) != 0)
			continue;
		struct rule_file file = { .errors = errors, .name = rule->file };
		field_fault(&file, rule->line, "the rule id \"%s\" stands already in %.*s:%zu", rule->id,
			    SV_ARG(before->file), before->line);
		faults++;
	}
	return faults;
}

int rule_files_read(struct rule_list *out, struct arena *arena, const char *dir, const char *cache_dir,
		    struct buf *errors)
{
	struct names names = { 0 };
	size_t faults = 0;

	*out = (struct rule_list){ 0 };
	if (list_files(&names, arena, dir)) {
		buf_printf(errors, "%s: %s\n", dir, strerror(errno));
		return -1;
	}
	for (size_t i = 0; i < names.list.count; i++) {
		struct sv path = arena_printf(arena, "%s/%.*s", dir, SV_ARG(names.list.items[i]));
		faults += read_file(out, arena, path, cache_dir, errors);
	}
	if (!out->rules.count && !faults) {
		buf_printf(errors, "%s: no rule in this folder\n", dir);
		return -1;
	}
	if (out->rules.count)
		qsort(out->rules.items, out->rules.count, sizeof *out->rules.items, compare_rules);
	faults += refuse_repeated_ids(out, errors);
	return faults ? -1 : 0;
}
