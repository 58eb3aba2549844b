/* Answers that are no page of the site: those of firewalls, and of checks for robots. */
#ifndef FETCH_CHALLENGE_H
#define FETCH_CHALLENGE_H

#include "model/observation.h"

/* By status, header block and the begin of the decoded body, as far as it was read. A page that merely speaks of
 * firewalls is none: what a firewall says stands nearly alone on its page, or comes with a status or a field. */
bool challenge_is(const struct observation *seen, struct sv head, struct sv body);

#endif
