/* What speaks for a finding, put into words that may be shown. */
#ifndef RUN_REASONS_H
#define RUN_REASONS_H

#include "run/redact.h"

/* Adds the fact "reasons" to the finding, whose list of facts becomes a copy in the arena. Nothing where it has no
 * reasons. No value that was found shows through them; `redactor` is NULL where values are to be shown. */
void reasons_tell(struct finding *finding, struct arena *arena, const struct redactor *redactor, bool chinese);

/* One reason, likewise; `sensitive` tells that the value is. */
struct sv reasons_words(struct arena *arena, const struct redactor *redactor, const struct reason_given *given,
			bool sensitive, bool chinese);

#endif
