/*
 * Extraction: from events to a page.
 *
 * extract.c keeps the stack of open elements and hands each event on: text to extract_body.c, start tags to
 * extract_elements.c (paths), extract_tables.c, extract_attributes.c (text in attributes), extract_links.c and
 * extract_meta.c. What an element hands down to what it holds stands in its frame. When all events have come,
 * extract_resolve.c settles what the links point at.
 */
#ifndef HTML_EXTRACT_H
#define HTML_EXTRACT_H

#include "base/limits.h"
#include "html/extract_elements.h"
#include "html/extract_tables.h"
#include "html/html.h"
#include "html/names.h"
#include "html/streams.h"
#include "url/url.h"

struct charset; /* lib/charset.h */

/* The start tag at hand. */
struct tag {
	const struct html_open *open;
	const struct element_kind *kind;
	struct sv name;                                            /* lives as long as the page */
	const struct attribute_kind *attributes[LIMIT_ATTRIBUTES]; /* kinds, in the order of open->attributes */
	size_t attribute_count;
	uint64_t present[ATTRIBUTE_COUNT / 64 + 1]; /* a bit for each id that is among them */
};

/* An open element. A child's frame starts as a copy of its parent's. */
struct frame {
	size_t depth;           /* elements open when it was opened, itself counted */
	uint32_t element;       /* nearest that is kept */
	uint32_t owner;         /* its frame */
	uint32_t block_element; /* nearest that breaks lines */
	uint32_t cell;          /* innermost */
	uint32_t table;         /* in `tables`: the one that rows and cells in here belong to; or PAGE_NONE */
	uint8_t where;          /* of text, while it is not hidden */
	uint8_t stream;         /* of text */
	uint8_t block;          /* kind and level of blocks */
	uint8_t level;
	bool hidden;
	bool lines; /* line ends are kept */
	bool in_template;
	bool in_link; /* whose text is being read */
	/* Its own */
	enum element_id id;
	bool breaks;
	bool is_cell;      /* of a table */
	bool is_recorded;  /* and below the limit: `cell` is this one */
	size_t first_link; /* those whose text is what stands inside */
	size_t end_link;
	size_t first_image;
	size_t first_piece;  /* of the body */
	size_t stream_begin; /* in `stream` */
	struct child_counts children;
};

/* What extraction notes about a link until it is resolved. */
struct link_note {
	struct span address;       /* as written, of the address alone where that is known */
	const struct sv *download; /* the attribute's value; NULL if there is none */
	bool has_text;             /* link.text was read inside the element, and is no substitute */
};

/* An image inside a link, for its text. */
struct link_image {
	size_t piece; /* of the body that it stands before */
	struct sv text;
};

/* The block being written. */
struct open_block {
	bool is_open;
	bool hidden;
	size_t begin;
	uint32_t element;
	uint8_t kind;
	uint8_t level;
};

struct extract {
	struct page *page;
	struct arena *arena;   /* of the page */
	struct arena *scratch; /* until the document is done */
	const struct names *names;
	struct charset *charset;  /* of the page; NULL: UTF-8 */
	struct charset **gb18030; /* opened when a file name needs it */
	struct tag tag;
	VEC(struct frame, frames); /* the first stands for the document */
	size_t depth;
	struct stream_writer streams[STREAM_COUNT];
	struct open_block block;
	struct element_counts counts;
	VEC(struct open_table, tables);
	size_t grid_places; /* of all tables, for LIMIT_CELLS */
	VEC(struct link_note, notes);
	VEC(struct link_image, images);
	struct url page_url; /* href empty: unknown */
	struct url base;     /* likewise */
	bool base_is_set;    /* a <base href> came: no other counts */
	bool has_base;       /* and it was valid */
	size_t url_bytes;    /* of addresses that were resolved */
	bool has_title;
	bool capped;
};

/* The value of an attribute. */
struct value {
	struct sv text;
	struct span written;
	bool as_written; /* text is the slice `written` of the document */
};

/* extract.c */

/* Begins a page: page, arena, scratch, names, encoding and charset must be set, all else zero. */
void extract_start(struct extract *extract);
struct html_sink extract_sink(struct extract *extract);
/* Completes the page. */
void extract_finish(struct extract *extract);

/* A view that lives as long as the page: itself if it lies in the document, else a copy. */
struct sv extract_keep(struct extract *extract, struct sv view);

/* Where a part of value->text stands in the document; sets *exact if it stands there as it is, else the span is that
 * of the whole value. */
struct span extract_source_of(const struct extract *extract, const struct value *value, struct sv part, bool *exact);

/* extract_body.c */

/* Ends the block being written, if there is one. */
void extract_break(struct extract *extract);
void extract_text(struct extract *extract, const struct frame *frame, const struct html_text *text);
/* Text of a comment, script or style sheet. */
void extract_code(struct extract *extract, const struct frame *frame, enum where where, const struct html_text *text);

/* extract_attributes.c */

/* The attribute of the tag at hand, or NULL. */
const struct html_attribute *extract_attribute(const struct extract *extract, enum attribute_id id);
/* Its value, empty if there is none. */
struct sv extract_attribute_value(const struct extract *extract, enum attribute_id id);
struct value extract_value(const struct extract *extract, const struct html_attribute *attribute);
/* Its name, in memory that lives as long as the page. */
struct sv extract_attribute_name(struct extract *extract, const struct html_attribute *attribute);

/* Puts every attribute of the tag where it belongs. */
void extract_attributes(struct extract *extract, const struct frame *frame);

/* Adds a part of an attribute's value to a stream, trimmed, as a block of its own. */
struct value_place {
	enum stream_kind stream;
	enum where where;
	struct sv name; /* of the attribute */
};
void extract_put(struct extract *extract, const struct frame *frame, const struct value_place *place,
		 const struct value *value, struct sv part);

/* extract_links.c */

/* Takes the attribute as links if it is any on this element; false if it is none. */
bool extract_links(struct extract *extract, const struct frame *frame, const struct html_attribute *attribute,
		   enum attribute_id id);
/* A link but for its address. What it takes from the tag must live as long as the page. */
struct link_place {
	struct sv element;
	struct sv attribute;
	struct sv rel;
	const struct sv *download; /* the attribute's value; NULL if there is none */
	struct span source;
	enum link_kind kind;
};
/* That of an attribute of the tag at hand. */
struct link_place extract_link_place(struct extract *extract, const struct html_attribute *attribute,
				     enum link_kind kind);
/* Adds a link to `part` of a value that lives as long as the page. Returns -1 if there are too many links. */
int extract_link(struct extract *extract, const struct frame *frame, const struct link_place *place,
		 const struct value *value, struct sv part);

/* extract_styles.c */

/* The addresses in a `style` attribute, and in a <style> element whose text begins at frame->stream_begin. */
void extract_style_attribute(struct extract *extract, const struct frame *frame,
			     const struct html_attribute *attribute);
void extract_style_sheet(struct extract *extract, const struct frame *frame);

/* extract_link_text.c */

/* Before what stands inside an element, behind its attributes; `first_link` is the first one made from those. */
void extract_link_text_open(struct extract *extract, struct frame *frame, size_t first_link);
/* After it. */
void extract_link_text_close(struct extract *extract, const struct frame *frame);
/* A copy without white space at the ends, and with one space for every other run of it. */
struct sv extract_folded(struct arena *arena, struct sv text);

/* extract_meta.c */

/* Reads a <meta>; true if `content` was taken as an address. */
bool extract_meta(struct extract *extract, const struct frame *frame);

/* extract_resolve.c */

/* Reads a <base>. */
void extract_base(struct extract *extract, struct sv href);
void extract_resolve(struct extract *extract);

#endif
