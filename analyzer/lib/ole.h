/*
 * OLE compound files in memory, by the names of their streams: what Word, Excel, PowerPoint and Outlook wrote before
 * XML.
 *
 * Own code, for libgsf walks the directory by recursion: a file whose storages are nested 200,000 deep overflows its
 * stack. Here every chain is cut by counting, every entry is visited once, and all reading together is linear in the
 * file.
 */
#ifndef LIB_OLE_H
#define LIB_OLE_H

#include "base/arena.h"
#include "base/buf.h"

struct ole;

#define OLE_ROOT 0u
#define OLE_NONE 0xffffffffu

/* NULL if the bytes do not begin as a compound file does, or end within its header. They must outlive it. */
struct ole *ole_new(struct sv bytes);
void ole_free(struct ole *ole);

/* Entries are numbered from 0, the root; those that cannot be reached from it count, too. */
uint32_t ole_count(const struct ole *ole);

/* The storage that an entry is in; OLE_NONE for the root, and for what cannot be reached from it. */
uint32_t ole_parent(const struct ole *ole, uint32_t entry);
bool ole_is_storage(const struct ole *ole, uint32_t entry);

/* The entries of a storage: the first, and the one behind; OLE_NONE at the end. */
uint32_t ole_first(const struct ole *ole, uint32_t storage);
uint32_t ole_next(const struct ole *ole, uint32_t entry);

/* The name as UTF-8; lives as long as `arena`. */
struct sv ole_name(const struct ole *ole, struct arena *arena, uint32_t entry);

/* The entry of that name (ASCII, of either case) in a storage, or OLE_NONE. */
uint32_t ole_find(const struct ole *ole, uint32_t storage, struct sv name);

/* Appends the bytes of a stream. Returns -1 if there are fewer than the directory says. */
int ole_read(struct ole *ole, struct buf *out, uint32_t entry);

#endif
