/* The source line around a finding, for people, with every sensitive value in it masked. */
#ifndef RUN_EXCERPT_H
#define RUN_EXCERPT_H

#include "run/redact.h"

struct excerpt {
	struct sv text;
	size_t mark_begin; /* the finding's place in it, bytes */
	size_t mark_end;
};

/* At most about LIMIT_EXCERPT code points of `document` on the line of `finding`. Values are shown as they are where
 * `show_secrets`. */
void excerpt_of(struct excerpt *out, const struct redactor *redactor, struct sv document, const struct finding *finding,
		bool show_secrets);

#endif
