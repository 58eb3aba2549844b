/* Zip packages in memory, by the names of their parts: what Office, OpenDocument and OFD files are. */
#ifndef LIB_PACKAGE_H
#define LIB_PACKAGE_H

#include <stdbool.h>

#include "base/sv.h"

struct package;

/* NULL if the bytes are no zip archive. They must outlive the package. One without its directory has the parts that can
 * be read from its start on. */
struct package *package_new(struct sv bytes);
void package_free(struct package *package);

/* It had no directory: parts may be missing, and the last one cut. */
bool package_is_damaged(const struct package *package);

size_t package_count(const struct package *package);

/* The name of a part; empty if it has none. Lives as long as the package. */
struct sv package_name(struct package *package, size_t index);

struct package_part;

/* The part of that index; NULL if it cannot be read. */
struct package_part *package_open(struct package *package, size_t index);
void package_close(struct package_part *part);

/* The next bytes of a part: how many, 0 at its end, -1 if it is damaged. */
long package_read(struct package_part *part, char *out, size_t size);

/* A part, or the package, wants a password. */
bool package_is_encrypted(struct package *package);

#endif
