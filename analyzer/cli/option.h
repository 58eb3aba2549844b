/* One row of the tables of options. Private to options.c and to the files that hold further rows. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "cli/options.h"

struct option {
	const char *name;
	char letter;          /* 0: none */
	unsigned commands;    /* that take it */
	const char *argument; /* what to call the value in help; NULL: a switch */
	int (*set)(struct options *options, const char *value);
	const char *zh;
	const char *en;
};

/* sweep_options.c */
extern const struct option sweep_option_table[];
extern const size_t sweep_option_count;

#endif
