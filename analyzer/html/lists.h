/* Attribute values that hold more than one address, or an address among other things. All results are slices. */
#ifndef HTML_LISTS_H
#define HTML_LISTS_H

#include <stdbool.h>

#include "base/sv.h"

/* The next address between spaces (`ping`); false at the end. `rest` starts as the value. */
bool lists_next(struct sv *address, struct sv *rest);

/* The address of the next candidate of a srcset; false at the end. Candidates that a browser would drop, because of a
 * descriptor that is none, are passed over. `rest` starts as the value. */
bool lists_next_candidate(struct sv *address, struct sv *rest);

/* The address in the content of a meta refresh, as in "5; url=/new"; false if it names none. */
bool lists_refresh(struct sv *address, struct sv content);

#endif
