/* A lock for what threads share and seldom touch. */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

struct lock;

struct lock *lock_new(void);
void lock_free(struct lock *lock);
void lock_take(struct lock *lock);
void lock_release(struct lock *lock);

#endif
