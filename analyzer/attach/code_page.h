/* Text of old documents: UTF-16, or in one of the code pages of Windows. */
#ifndef ATTACH_CODE_PAGE_H
#define ATTACH_CODE_PAGE_H

#include "base/buf.h"

struct code_page;

/* By its number: 936, 1252 … One that is not known is read as 1252. Never NULL. */
struct code_page *code_page_new(unsigned number);
void code_page_free(struct code_page *page);

/* Appends UTF-8; NUL is left out, and what is no character becomes U+FFFD. */
void code_page_append(struct code_page *page, struct buf *out, struct sv bytes);

/* Writes the character at the start of `bytes` (not empty) to *code_point; returns its bytes. */
size_t code_page_read(struct code_page *page, uint32_t *code_point, struct sv bytes);

/* Likewise for UTF-16, least significant byte first. */
void utf16_append(struct buf *out, struct sv bytes);

/* Bytes that are the code points themselves. */
void latin1_append(struct buf *out, struct sv bytes);

/* Number of the code page in which Windows writes the language, by its identifier (2052 is Chinese of the PRC). */
unsigned code_page_of_language(unsigned language);

#endif
