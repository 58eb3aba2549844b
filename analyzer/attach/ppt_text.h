/* The text of one slide, of its notes, or of what a PowerPoint document says beside its slides. */
#ifndef ATTACH_PPT_TEXT_H
#define ATTACH_PPT_TEXT_H

#include "attach/ppt_records.h"
#include "attach/reading.h"

/* Tells what a container holds: paragraphs, tables, comments, footers, links. `outline` has the texts that stand in the
 * list of slides and not in the slide. */
void ppt_text_tell(struct reading *out, struct sv container, struct sv outline);

/* True if the slide is left out when the slides are shown. */
bool ppt_is_hidden(struct sv slide);

#endif
