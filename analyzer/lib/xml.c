#include "lib/xml.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"

/* Between a namespace and a name in what expat tells. */
#define JOINT '\1'

enum { MOST_ATTRIBUTES = 256 };

struct xml_reader {
	struct xml_handler handler;
	XML_Parser parser;
	bool is_stopped;
	size_t depth; /* of open elements */
	struct xml_attribute attributes[MOST_ATTRIBUTES];
};

static struct sv local_name(const char *name)
{
	const char *joint = strrchr(name, JOINT);

	return sv_from(joint ? joint + 1 : name);
}

static void stop(struct xml_reader *reader)
{
	reader->is_stopped = true;
	XML_StopParser(reader->parser, XML_FALSE);
}

static void on_open(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct xml_reader *reader = context;
	size_t count = 0;

	if (reader->is_stopped)
		return;
	if (++reader->depth > LIMIT_XML_DEPTH) {
		stop(reader);
		return;
	}
	for (size_t i = 0; attributes[i] && count < MOST_ATTRIBUTES; i += 2)
		reader->attributes[count++] =
		    (struct xml_attribute){ local_name(attributes[i]), sv_from(attributes[i + 1]) };
	if (reader->handler.open)
		reader->handler.open(reader->handler.context, local_name(name), reader->attributes, count);
}

static void on_close(void *context, const XML_Char *name)
{
	struct xml_reader *reader = context;

	if (reader->is_stopped)
		return;
	reader->depth--;
	if (reader->handler.close)
		reader->handler.close(reader->handler.context, local_name(name));
}

static void on_text(void *context, const XML_Char *text, int length)
{
	struct xml_reader *reader = context;

	if (!reader->is_stopped && reader->handler.text)
		reader->handler.text(reader->handler.context, (struct sv){ text, (size_t)length });
}

/* Entities are declared in there, and nothing that a document of an office needs. */
static void on_type(void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public,
		    int has_content)
{
	(void)name;
	(void)system;
	(void)public;
	if (has_content)
		stop(context);
}

struct xml_reader *xml_reader_new(const struct xml_handler *handler)
{
	struct xml_reader *reader = calloc(1, sizeof *reader);

	if (!reader || !(reader->parser = XML_ParserCreateNS(NULL, JOINT)))
		abort();
	reader->handler = *handler;
	XML_SetUserData(reader->parser, reader);
	XML_SetElementHandler(reader->parser, on_open, on_close);
	XML_SetCharacterDataHandler(reader->parser, on_text);
	XML_SetStartDoctypeDeclHandler(reader->parser, on_type);
	XML_SetParamEntityParsing(reader->parser, XML_PARAM_ENTITY_PARSING_NEVER);
	return reader;
}

void xml_reader_free(struct xml_reader *reader)
{
	if (!reader)
		return;
	XML_ParserFree(reader->parser);
	free(reader);
}

int xml_reader_take(struct xml_reader *reader, struct sv bytes, bool is_last)
{
	if (reader->is_stopped || bytes.len > INT_MAX)
		return -1;
	if (XML_Parse(reader->parser, bytes.data, (int)bytes.len, is_last) != XML_STATUS_OK)
		reader->is_stopped = true;
	return reader->is_stopped ? -1 : 0;
}

struct sv xml_attribute(const struct xml_attribute *attributes, size_t count, struct sv name)
{
	for (size_t i = 0; i < count; i++)
		if (sv_eq(attributes[i].name, name))
			return attributes[i].value;
	return (struct sv){ NULL, 0 };
}
