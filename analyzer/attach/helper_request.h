/* What is sent to the helper process, and what comes back. */
#ifndef ATTACH_HELPER_REQUEST_H
#define ATTACH_HELPER_REQUEST_H

/* The descriptor that the helper finds its socket at. */
#define HELPER_SOCKET 3

/* One message, with three descriptors: the document's bytes (a memory file), the end of a pipe that the reading is
 * written to, the end of a socket for the answer. */
enum { HELPER_INPUT, HELPER_OUTPUT, HELPER_ANSWER, HELPER_DESCRIPTORS };

struct helper_request {
	int reader; /* index in readers.def */
};

/* One message, when the reader's process has ended. */
struct helper_answer {
	unsigned faults; /* ATTACH_CRASHED, ATTACH_TIMEOUT, ATTACH_NO_HELPER */
};

#endif
