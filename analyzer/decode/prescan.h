/* The encoding that a page names in its markup, before anything of it is decoded. Private to decode/. */
#ifndef DECODE_PRESCAN_H
#define DECODE_PRESCAN_H

#include "base/sv.h"

/* Bytes at the start of a page in which browsers look for a <meta>. */
#define PRESCAN_BYTES 1024

/* The encoding that a <meta> in `bytes` names, by the HTML standard's prescan; NULL if none does. UTF-16 counts as
 * UTF-8, as the markup was read. `skip_scripts`: what scripts write is not looked at; that is not the standard's, but
 * wise beyond the first PRESCAN_BYTES. */
const char *prescan_meta(struct sv bytes, bool skip_scripts);

/* The encoding of an XML declaration at the very start; NULL if there is none. */
const char *prescan_xml(struct sv bytes);

#endif
