/* The commands of the program, one file each. Each returns the exit status. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

/* `extract` and `scan` */
int command_pages(struct options *options);

/* `sweep` */
int command_sweep(struct options *options);

/* Records on a terminal that takes colours. */
bool command_wants_color(const struct run_options *run);

/* `rules list`, `rules test`, `rules show ID` */
int command_rules(struct options *options);

/* Loads the tables of regions now. Returns -1 after telling what is wrong with them. */
int command_load_places(struct options *options);

/* Loads rules and, where rules about regions are among them, opens the tables of regions, from --rules, else
 * $PAGEWARDEN_RULES, else
 * `../rules` beside the executable's folder, else the installed share folder. On failure says why on stderr and returns
 * -1. */
int command_load_rules(struct options *options);
void command_free_rules(struct options *options);

#endif
