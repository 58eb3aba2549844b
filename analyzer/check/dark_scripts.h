/* Dark links in scripts, which write them into the page. */
#ifndef CHECK_DARK_SCRIPTS_H
#define CHECK_DARK_SCRIPTS_H

#include "check/dark_words.h"
#include "check/page_run.h"

/* Reports, as link.hidden, what the scripts of the page hold as HTML: links to other hosts with dark words on them. */
void dark_scripts_find(struct page_run *run, const struct dark_words *words);

#endif
