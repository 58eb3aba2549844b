/* Names that several regions bear; private to region/. */
#ifndef REGION_RESOLVE_H
#define REGION_RESOLVE_H

#include "region/reading.h"

/* Decides which region each name means: by the names around it, else the page's own. Roles must be known. A name that
 * could be anybody's keeps the code 0. */
void resolve_names(struct reading *reading);

#endif
