/*
 * The command line: options as one table, parsed for whichever command stands first.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdio.h>

#include "run/run.h"

enum command {
	COMMAND_EXTRACT = 1,
	COMMAND_SCAN = 2,
	COMMAND_RULES = 4,
	COMMAND_SWEEP = 8,
};

struct options {
	enum command command;
	struct run_options run;
	struct sweep_options sweep;
	const char *rules_dir; /* NULL: look in the usual places */
	bool no_cache;
	bool help;
	/* What is neither an option nor an option's value, in the order given. */
	struct sv *operands;
	size_t operand_count;
};

/* Parses everything behind the command's name (`count` words). On a bad option says so on stderr and returns -1. To be
 * freed in both cases. */
int options_parse(struct options *out, enum command command, char **words, size_t count);

void options_free(struct options *options);

/* The options of a command, one a line with its explanation. */
void options_print(FILE *out, enum command command, bool chinese);

#endif
