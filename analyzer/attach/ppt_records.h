/* Records of a PowerPoint document ([MS-PPT] 2.3.1): containers hold others, atoms data. */
#ifndef ATTACH_PPT_RECORDS_H
#define ATTACH_PPT_RECORDS_H

#include <stdint.h>

#include "base/sv.h"

enum ppt_type {
	PPT_DOCUMENT = 0x03e8,
	PPT_SLIDE = 0x03ee,
	PPT_SLIDE_ATOM = 0x03ef,
	PPT_NOTES = 0x03f0,
	PPT_NOTES_ATOM = 0x03f1,
	PPT_SLIDE_PLACE = 0x03f3,
	PPT_SHOW = 0x03f9,
	PPT_PROGRAM = 0x0400,
	PPT_OUTLINE_TEXT = 0x0f9e,
	PPT_TEXT_HEADER = 0x0f9f,
	PPT_TEXT_WIDE = 0x0fa0,
	PPT_TEXT_BYTES = 0x0fa8,
	PPT_STRING = 0x0fba,
	PPT_LINK = 0x0fd7,
	PPT_HEADERS = 0x0fd9,
	PPT_SLIDE_LIST = 0x0ff0,
	PPT_USER_EDIT = 0x0ff5,
	PPT_OBJECT = 0x1011,
	PPT_BINARY_DATA = 0x138b,
	PPT_PLACES = 0x1772,
	PPT_COMMENT = 0x2ee0,
	PPT_GROUP = 0xf003,
	PPT_SHAPE = 0xf004,
	PPT_ANCHOR = 0xf00f,
	PPT_MORE_PROPERTIES = 0xf122
};

struct ppt_record {
	size_t at;
	uint16_t type;
	uint16_t instance;
	bool is_container;
	bool is_cut;    /* longer than what it stands in */
	struct sv data; /* without the head */
};

/* The record at *at; false at the end. *at moves behind the record's head into a container, or behind an atom: so a
 * walk meets all records inside each other, in order. */
bool ppt_next(struct ppt_record *out, struct sv bytes, size_t *at);

/* Where a record ends, be it a container. */
size_t ppt_end(const struct ppt_record *record);

#endif
