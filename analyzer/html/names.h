/*
 * What the names of elements and attributes mean to extraction: elements.def, attributes.def and links.def as tables,
 * and a quick way from a name to its line.
 */
#ifndef HTML_NAMES_H
#define HTML_NAMES_H

#include "html/events.h"
#include "model/page.h"

enum element_id {
	ELEMENT_OTHER,
#define ELEMENT(id, name, flags, block) ELEMENT_##id,
#include "html/elements.def"
#undef ELEMENT
	ELEMENT_COUNT
};

enum element_flag {
	ELEMENT_BREAKS = 1,     /* starts and ends a block of text */
	ELEMENT_LINES = 2,      /* its lines are blocks */
	ELEMENT_HIDES = 4,      /* its content is not shown */
	ELEMENT_IN_FOREIGN = 8, /* means the same in SVG; all others mean nothing there */
};

struct element_kind {
	enum element_id id;
	struct sv name; /* empty: ELEMENT_OTHER */
	unsigned int flags;
	enum block_kind block;
};

enum attribute_id {
	ATTRIBUTE_OTHER,
#define ATTRIBUTE(id, name, use) ATTRIBUTE_##id,
#include "html/attributes.def"
#undef ATTRIBUTE
	ATTRIBUTE_COUNT
};

enum attribute_use {
	USE_TEXT,
	USE_LAYOUT,  /* nothing in it to read */
	USE_ADDRESS, /* a link where there is a rule for it, else text */
	USE_FILENAME
};

struct attribute_kind {
	enum attribute_id id;
	struct sv name; /* empty: ATTRIBUTE_OTHER */
	enum attribute_use use;
};

enum link_form {
	FORM_ADDRESS, /* one address; an empty one is a fault of the page */
	FORM_FIELD,   /* one address; an empty one means none */
	FORM_LAZY,    /* an address for a script to load, by custom only: taken where it looks like one */
	FORM_LIST,    /* addresses between spaces */
	FORM_SET      /* candidates of a srcset */
};

struct link_rule {
	enum element_id element;
	enum attribute_id attribute;
	enum link_form form;
	enum link_kind kind;
};

#define NAME_SLOTS 512 /* a power of two, at least twice the names */

/* A place of a hash table. */
struct name_slot {
	uint64_t key;
	struct sv name;
	const void *kind; /* NULL: free */
};

struct names {
	struct name_slot elements[NAME_SLOTS];   /* of struct element_kind */
	struct name_slot attributes[NAME_SLOTS]; /* of struct attribute_kind */
	uint8_t first_rule[ATTRIBUTE_COUNT + 1]; /* of each attribute; the next one's begins where they end */
};

void names_init(struct names *names);

/* The line of a lower case name; that of ELEMENT_OTHER and ATTRIBUTE_OTHER for all others. */
const struct element_kind *names_element(const struct names *names, struct sv name, enum html_namespace ns);
const struct attribute_kind *names_attribute(const struct names *names, struct sv name);

/* NULL if the attribute is no link on that element. */
const struct link_rule *names_link(const struct names *names, enum element_id element, enum attribute_id attribute);

#endif
