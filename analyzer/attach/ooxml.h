/*
 * Packages as Office writes them since 2007: parts of XML, and relations that say how one part needs another.
 *
 * Everything here lives as long as the package. Part names are in lower case with no slash before them.
 */
#ifndef ATTACH_OOXML_H
#define ATTACH_OOXML_H

#include "attach/reading.h"
#include "base/arena.h"
#include "lib/xml.h"

struct ooxml_name {
	struct sv name;
	size_t index; /* in the zip */
	bool is_told;
};

struct ooxml {
	struct reading *out;
	struct package *package;
	struct sv flat; /* instead of a package: all of it is one part */
	struct arena *arena;
	VEC(struct ooxml_name, names); /* sorted */
	size_t size;                   /* bytes of the package */
	uint64_t unpacked;             /* bytes of the parts that were read */
	unsigned faults;               /* bits of enum reading_fault */
};

/* Returns 0, or -1 if nothing can be read: `faults` says why. Close it in any case. */
int ooxml_open(struct ooxml *package, struct reading *out, struct sv bytes);

/* A document that is one file of XML: a package with one part, whose text it is. */
#define OOXML_FLAT SV("document.xml")
void ooxml_open_flat(struct ooxml *package, struct reading *out, struct sv text);

/* Returns the faults. */
unsigned ooxml_close(struct ooxml *package);

bool ooxml_has(const struct ooxml *package, struct sv part);

/* The name of a part as the package spells it; empty if there is none. */
struct sv ooxml_spelling(const struct ooxml *package, struct sv part);

/* True the first time that it is asked for a part that is there: cycles of relations end so. */
bool ooxml_is_new(struct ooxml *package, struct sv part);

/* The name of the part that a place means: "../media/a.png" seen from "xl/worksheets/" is "xl/media/a.png". */
struct sv ooxml_resolve(struct ooxml *package, struct sv folder, struct sv target);

/* Who takes the bytes of a part. Returns 0 to go on; -1: they are not what they should be. */
typedef int ooxml_take(void *context, struct sv bytes, bool is_last);

/* Reads a part; a missing one has no bytes. What goes wrong becomes a fault. */
void ooxml_read(struct ooxml *package, struct sv part, ooxml_take *take, void *context);

/* Reads a part as XML. */
void ooxml_parse(struct ooxml *package, struct sv part, const struct xml_handler *handler);

struct ooxml_relation {
	struct sv id;
	struct sv kind;   /* the last step of its type: "hyperlink", "worksheet" */
	struct sv target; /* name of a part, or an address */
	bool is_external; /* it is an address */
};

struct ooxml_relations {
	struct ooxml_relation *items; /* sorted by id */
	size_t count;
};

/* Relations of a part; of the package itself where `part` is empty. */
struct ooxml_relations ooxml_relations(struct ooxml *package, struct sv part);

/* The relation that an element names with one of its attributes "id"; NULL if there is none. */
const struct ooxml_relation *ooxml_related(const struct ooxml_relations *relations,
					   const struct xml_attribute *attributes, size_t count);

/* The part of the document itself: that which the package names, else `usual`. */
struct sv ooxml_main_part(struct ooxml *package, struct sv usual);

/* Title, authors and other properties; macros; addresses of what the part takes from outside. */
void ooxml_tell_properties(struct ooxml *package);
/* Those of one part; `depth` is that of their elements, 1 for the root. */
void ooxml_tell_properties_of(struct ooxml *package, struct sv part, size_t depth);
void ooxml_tell_outside(struct ooxml *package, const struct ooxml_relations *relations);

#endif
