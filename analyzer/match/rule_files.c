#define _POSIX_C_SOURCE 200809L

#include "match/rule_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
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

static size_t read_file(struct rule_list *out, struct arena *arena, struct sv path, struct buf *errors)
{
	struct rule_file file = { .arena = arena, .errors = errors, .name = path };
	struct yaml_fault fault;
	struct buf bytes;

	buf_init(&bytes, LIMIT_YAML_BYTES + 64 * KIB);
	if (read_bytes(&bytes, path.data)) {
		field_fault(&file, 1, "cannot be read: %s", strerror(errno));
	} else {
		const struct yaml *root = yaml_read(&fault, arena, buf_view(&bytes));
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

int rule_files_read(struct rule_list *out, struct arena *arena, const char *dir, struct buf *errors)
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
		faults += read_file(out, arena, path, errors);
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
