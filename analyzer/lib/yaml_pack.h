/* Trees of YAML as bytes, to be kept in a file: they read back a hundred times faster than their text. */
#ifndef LIB_YAML_PACK_H
#define LIB_YAML_PACK_H

#include "base/buf.h"
#include "lib/yaml.h"

void yaml_pack(struct buf *out, const struct yaml *root);

/* The tree, or NULL if the bytes are none. Its texts lie in `bytes`, its nodes in `arena`. */
const struct yaml *yaml_unpack(struct arena *arena, struct sv bytes);

#endif
