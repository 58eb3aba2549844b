/* The bytes of a reading: operations, each a byte and its operands; numbers are LEB128, strings a length and bytes. */
#ifndef ATTACH_READING_WIRE_H
#define ATTACH_READING_WIRE_H

#include "attach/reading.h"

enum wire_operation {
	WIRE_OPEN = 1, /* element, flags, row, column, row span, column span, name */
	WIRE_TEXT,     /* string of at most WIRE_TEXT_BYTES */
	WIRE_CLOSE,
	WIRE_FAULT, /* bits */
	WIRE_PAUSE,
	WIRE_END /* the reader came to its end */
};

enum wire_flags { WIRE_HEADER = 1, WIRE_HIDDEN = 2, WIRE_ENCRYPTED = 4 };

#define WIRE_TEXT_BYTES (64 * 1024)

/* No operation is longer. */
#define WIRE_OPERATION_BYTES (WIRE_TEXT_BYTES + 16)

struct wire_event {
	enum wire_operation operation;
	enum reading_element element; /* of WIRE_OPEN */
	struct reading_open open;     /* of WIRE_OPEN; views into the bytes */
	struct sv text;               /* of WIRE_TEXT */
	unsigned faults;              /* of WIRE_FAULT */
};

enum wire_result { WIRE_READ, WIRE_MORE, WIRE_BROKEN };

/* Reads the operation at the start of `bytes`. WIRE_READ: *length is how long it is; WIRE_MORE: it is not all there;
 * WIRE_BROKEN: no reader of ours wrote this. */
enum wire_result wire_read(struct wire_event *out, size_t *length, struct sv bytes);

#endif
