/*
 * Reading the maps of a rule file by a table of fields, and telling every fault with its line.
 */
#ifndef MATCH_FIELDS_H
#define MATCH_FIELDS_H

#include "base/buf.h"
#include "lib/yaml.h"

/* The file that is being read. */
struct rule_file {
	struct arena *arena; /* of what is read */
	struct buf *errors;
	struct sv name;
	size_t faults;
};

/* Appends "FILE:LINE: reason". */
void field_fault(struct rule_file *file, size_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A key of a map: `read` stores the value in `target` or tells what is wrong with it. */
struct field {
	const char *key;
	bool required;
	void (*read)(struct rule_file *file, void *target, const struct yaml *node);
};

/* Reads a map; unknown and missing keys are faults. `what` names the map in messages. */
void field_map(struct rule_file *file, void *target, const struct yaml *node, const char *what,
	       const struct field *fields, size_t count);

/* Values of one kind; each returns 0, or -1 after telling the fault. A text must not be empty. */
int field_text(struct rule_file *file, struct sv *out, const struct yaml *node);
int field_bool(struct rule_file *file, bool *out, const struct yaml *node);
int field_unsigned(struct rule_file *file, size_t *out, const struct yaml *node, size_t least, size_t most);
int field_list(struct rule_file *file, const struct yaml *node); /* is a list with something in it */
/* A list of texts, or one text. */
int field_texts(struct rule_file *file, struct sv **out, size_t *count, const struct yaml *node);

#endif
