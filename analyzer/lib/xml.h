/* XML as a stream of events. No document type, no entities of its own, nothing from outside is ever looked at. */
#ifndef LIB_XML_H
#define LIB_XML_H

#include <stdbool.h>

#include "base/sv.h"

struct xml_attribute {
	struct sv name; /* without its prefix */
	struct sv value;
};

/* Names are local ones: "p" of "w:p", whatever the prefix is. Strings live until the callback returns. A callback may
 * be NULL: nothing is told of it then. */
struct xml_handler {
	void *context;
	void (*open)(void *context, struct sv name, const struct xml_attribute *attributes, size_t count);
	void (*text)(void *context, struct sv text); /* one text may come in several pieces */
	void (*close)(void *context, struct sv name);
};

struct xml_reader;

struct xml_reader *xml_reader_new(const struct xml_handler *handler);
void xml_reader_free(struct xml_reader *reader);

/* Reads the next bytes. Returns 0, or -1 from where the document is not well-formed, nested deeper than
 * LIMIT_XML_DEPTH, or declares a type with content: nothing more comes then. */
int xml_reader_take(struct xml_reader *reader, struct sv bytes, bool is_last);

/* The attribute's value, empty if there is none. */
struct sv xml_attribute(const struct xml_attribute *attributes, size_t count, struct sv name);

#endif
