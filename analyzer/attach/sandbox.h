/* What a process that reads a document may do: compute, read what it has, write to its pipe. Nothing else. */
#ifndef ATTACH_SANDBOX_H
#define ATTACH_SANDBOX_H

enum sandbox {
	SANDBOX_READER, /* no files, no sockets, no processes, no programs */
	SANDBOX_PROGRAM /* may start one program, which opens files for reading only; no sockets, no processes */
};

/* Limits of processor time, memory, files and descriptors, then a filter of system calls; neither can be undone. What
 * is refused fails with EPERM. Returns -1 if the system does not have it: nothing must be read then. */
int sandbox_enter(enum sandbox sandbox);

#endif
