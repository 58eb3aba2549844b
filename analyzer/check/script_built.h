/* Pages that a script builds in the browser: check_is_script_built of check.h. */
#ifndef CHECK_SCRIPT_BUILT_H
#define CHECK_SCRIPT_BUILT_H

#include "model/page.h"

/* The marks of a library that fills templates in the page's own HTML. */
bool script_built_has_signs(const struct page *page);

#endif
