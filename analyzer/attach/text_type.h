/* Formats of text: told by how the text begins, and by its name where that says more. */
#ifndef ATTACH_TEXT_TYPE_H
#define ATTACH_TEXT_TYPE_H

#include "attach/kind.h"

/* The kind of `text` (attach_is_text); `named` is what its extension stands for, or NULL. */
struct kind text_type_find(struct sv text, const struct media_type *named);

#endif
