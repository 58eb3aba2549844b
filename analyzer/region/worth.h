/* Whether a page has to be read at all; private to region/. */
#ifndef REGION_WORTH_H
#define REGION_WORTH_H

#include "region/about.h"

/* False for most pages: they are not about their region, and do not describe another. */
bool worth_reading(const struct region_question *question, const struct about_page *about);

#endif
