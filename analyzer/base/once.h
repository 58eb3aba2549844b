/* Work that several threads need done and the first of them does, while the others wait. */
#ifndef BASE_ONCE_H
#define BASE_ONCE_H

struct once;

struct once *once_new(void);
void once_free(struct once *once);

/* Runs work(context) the first time; returns then and later what that returned. */
int once_run(struct once *once, int (*work)(void *context), void *context);

#endif
