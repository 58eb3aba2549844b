/*
 * The wish of a user or of the system to end (SIGINT, SIGTERM), taken by a thread of its own instead of a handler: the
 * first is told, so that work under way can come to its end, the second ends the program as if nobody had listened.
 */
#ifndef BASE_INTERRUPT_H
#define BASE_INTERRUPT_H

struct interrupt;

/* Listens until interrupt_free. Threads that are started meanwhile do not get the signals. `stop` is called once at
 * most, by a thread of its own. A signal that is ignored stays so. Returns NULL if that cannot be had. */
struct interrupt *interrupt_new(void (*stop)(void *context), void *context);

/* The signal that came, or 0. */
int interrupt_signal(const struct interrupt *interrupt);

/* Waits until there is something to be read from the descriptor (or its end). Returns -1 once a signal came. */
int interrupt_wait(const struct interrupt *interrupt, int descriptor);

/* All signals are as before. NULL does nothing, here and above. */
void interrupt_free(struct interrupt *interrupt);

#endif
