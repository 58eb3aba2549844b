/* The clock that deadlines are measured by. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/* Seconds since some time in the past. Never goes back; cheap, and exact to some milliseconds. */
double clock_now(void);

#endif
