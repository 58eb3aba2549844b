/* What html.c and its tests share. */
#ifndef HTML_HTML_READER_H
#define HTML_HTML_READER_H

#include "html/gumbo_producer.h"

/* html_read with a budget of the caller's. */
enum html_trouble html_reader_read(struct page *page, struct html_reader *reader, struct arena *arena,
				   const struct html_input *input, const struct gumbo_budget *budget);

/* An empty page of the document: all but what is read from it. */
void html_reader_start(struct page *page, const struct html_input *input, bool is_html);

/* Adds the whole document as text of kind `where`, each line a block. */
void html_reader_put_lines(struct page *page, struct arena *arena, enum where where);

#endif
