/*
 * YAML: one document as a tree of nodes that know their lines (libyaml underneath).
 *
 * Made for files that people write by hand: aliases, tags, a second document, keys that are no plain strings, and
 * keys that come twice are faults. Size, depth and node count are capped (limits.h).
 */
#ifndef LIB_YAML_H
#define LIB_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/sv.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	bool quoted;        /* a text that is never a number, a truth value or nothing */
	size_t line;        /* 1-based, where the value starts */
	size_t key_line;    /* where its key stands, in a map */
	struct sv key;      /* in a map, else empty */
	struct sv text;     /* of YAML_TEXT, with a NUL behind it */
	size_t count;       /* children of YAML_LIST and YAML_MAP */
	struct yaml *first; /* child, in the order of the file */
	struct yaml *next;  /* sibling */
};

struct yaml_fault {
	size_t line;
	const char *reason;
};

/* The root of the only document in `bytes`, all memory from `arena`. Returns NULL and fills `fault` where the bytes are
 * no such document; an empty document is a fault too. */
const struct yaml *yaml_read(struct yaml_fault *fault, struct arena *arena, struct sv bytes);

/* The value of `key` in a map, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* Typed values of an unquoted text. Return 0, or -1 if it is none. */
int yaml_bool(bool *out, const struct yaml *node);
int yaml_unsigned(size_t *out, const struct yaml *node);
int yaml_decimal(double *out, const struct yaml *node);

#endif
