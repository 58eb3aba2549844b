/*
 * A page: what every reader yields, whether it read HTML, plain text or (later) a Word file.
 *
 * All memory belongs to the arena that the reader was given; views point into it or into the decoded document.
 * Source positions are spans of the decoded document; decode/ turns them into bytes of the source, lines and columns.
 *
 * Text is kept as a few streams. A stream is all text of one kind, joined in reading order, so that one scan covers
 * it and a value split over tags stands in one piece:
 *
 *	body       title, visible and hidden text, table cells
 *	attribute  attribute values that are no addresses
 *	comment, script, style
 *	url        addresses as written and resolved by nobody, and the names of linked files
 *
 * In a stream '\n' ends a block (a paragraph, a <br>, a line of <pre>), '\t' ends a table cell; white space inside a
 * block stands as spaces, so neither occurs otherwise. Every stretch of it is a piece that knows where it was read.
 */
#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/sv.h"

/* "No element", "no cell". */
#define PAGE_NONE UINT32_MAX

/* The kind of place that a text was read from; the words of the records' `where`. */
enum where {
	WHERE_TEXT,
	WHERE_TITLE,
	WHERE_ATTRIBUTE,
	WHERE_HIDDEN, /* not shown: hidden elements, hidden inputs, templates, hidden sheets */
	WHERE_COMMENT,
	WHERE_SCRIPT,
	WHERE_STYLE,
	WHERE_URL,
	WHERE_FILENAME,
	WHERE_HEADER,   /* a header cell of a table */
	WHERE_CELL,     /* any other cell */
	WHERE_DOCUMENT, /* text of an attachment or of a plain text file */
	WHERE_COUNT
};

enum stream_kind {
	STREAM_BODY,
	STREAM_ATTRIBUTE,
	STREAM_COMMENT,
	STREAM_SCRIPT,
	STREAM_STYLE,
	STREAM_URL,
	STREAM_COUNT
};

/* A stretch of a stream that was read from one place. Pieces do not overlap and stand in the order of `begin`; the
 * bytes between two pieces are separators. Preformatted text, comments, scripts and style sheets have pieces of several
 * lines, with the line ends in them. */
struct piece {
	size_t begin; /* in the stream */
	size_t end;
	struct span source; /* in the decoded document */
	bool verbatim;      /* byte k of the piece is byte k of the source (white space apart); otherwise the piece as a
			       whole stands for the source: one character reference, one replaced character, a file
			       name without its percent-encoding */
	uint8_t where;      /* enum where */
	uint32_t element;   /* that holds it, or PAGE_NONE */
	uint32_t cell;      /* innermost table cell, or PAGE_NONE */
	struct sv name;     /* of the attribute; empty elsewhere */
};

struct stream {
	struct sv text; /* valid UTF-8 */
	VEC(struct piece, pieces);
};

/* An element, kept for paths. Implied elements (a tbody that nobody wrote) are not kept, html and body are. Of
 * documents that are no HTML only the places are kept that people have names for. */
struct element {
	uint32_t parent; /* index, or PAGE_NONE */
	uint32_t nth;    /* 1-based among the parent's children of this name; 0: the name says it all, "Sheet1!B12" */
	struct sv name;  /* lower case */
	struct span source; /* the start tag; empty if implied */
};

enum block_kind { BLOCK_TEXT, BLOCK_HEADING, BLOCK_ITEM, BLOCK_CELL, BLOCK_CAPTION, BLOCK_PREFORMATTED };

/* A run of the body stream between two breaks, never empty. */
struct block {
	size_t begin; /* in the body stream */
	size_t end;
	uint8_t kind;  /* enum block_kind */
	uint8_t level; /* of a heading: 1 to 6 */
	bool hidden;
	uint32_t element;
};

/* A cell whose text is longer holds more than a label or a value, as in tables that only arrange a page. */
#define PAGE_CELL_BYTES 160

struct table {
	uint32_t element;
	uint32_t outer; /* cell of the table around this one, or PAGE_NONE */
	uint32_t rows;
	uint32_t columns;
	bool vertical; /* the first column holds the headings; known once the page is screened (vertical_table.h) */
};

/* A cell; `row` and `column` are 0-based grid places with row and column spans counted in. */
struct cell {
	uint32_t table;
	uint32_t row;
	uint32_t column;
	uint32_t row_span; /* at least 1 */
	uint32_t column_span;
	bool header;            /* a <th>, or in the header row of a sheet */
	uint32_t column_header; /* cell that heads this column: the nearest <th> above that does not span all
				   columns known so far, else the cell of row 0; or PAGE_NONE */
	uint32_t row_header; /* the <th> at the left, else the first cell of the row; PAGE_NONE for that cell itself */
	uint32_t left;       /* the cell before it in the row, or PAGE_NONE */
	size_t begin;        /* in the body stream, nested tables included */
	size_t end;
	uint32_t element;
};

enum link_kind {
	LINK_PAGE,
	LINK_IMAGE,
	LINK_SCRIPT,
	LINK_STYLE,
	LINK_MEDIA,
	LINK_FRAME,
	LINK_ATTACHMENT,
	LINK_FEED,
	LINK_FORM, /* never requested */
	LINK_OTHER
};

enum link_scope {
	SCOPE_INTERNAL, /* same host as the page, or relative where the page's address is unknown */
	SCOPE_DOMAIN,   /* another host of the same registrable domain */
	SCOPE_EXTERNAL
};

struct link {
	struct sv element;   /* element name, lower case */
	struct sv attribute; /* attribute name as HTML spells it; "url()" and "@import" in style sheets */
	struct sv raw;       /* the address as written, references decoded, not trimmed */
	struct sv url;       /* resolved and serialised; empty if `malformed`; relative where no base is known */
	struct sv text;      /* what a reader sees, white space folded; alt texts for images */
	struct sv rel;
	uint8_t kind;       /* enum link_kind */
	uint8_t scope;      /* enum link_scope */
	bool malformed;     /* does not parse */
	bool hidden;        /* in a hidden element or template */
	struct span source; /* the attribute as written, name and value; in style sheets the url(...) */
	uint32_t node;
	struct sv extension; /* of a linked file, lower case, without the dot; empty if it is no known document */
};

struct label {
	struct sv name;     /* as written */
	struct sv value;    /* of `content`; may be empty */
	bool has_value;     /* `content` is present */
	struct span source; /* the content attribute as written; the whole tag if there is none */
	uint32_t node;
};

struct page {
	struct sv source; /* name for records */
	struct sv url;    /* where it is published; empty if unknown */
	struct sv base;   /* what links were resolved against: the first valid <base>, else `url` */
	struct sv title;
	struct sv encoding; /* name by the Encoding Standard */
	struct sv document; /* the decoded bytes that spans refer to */
	struct stream streams[STREAM_COUNT];
	VEC(struct element, elements);
	VEC(struct block, blocks);
	VEC(struct table, tables);
	VEC(struct cell, cells);
	VEC(struct link, links);
	VEC(struct label, labels);
	VEC(struct sv, anchors); /* what fragments can name: ids, and names of <a>; at most LIMIT_LINKS */
	bool is_html;
};

/* The words of the records. */
const char *where_name(enum where where);
const char *link_kind_name(enum link_kind kind);
const char *link_scope_name(enum link_scope scope);

/* The kind of place with this name, or WHERE_COUNT. */
enum where where_from(struct sv name);

/* The stream that texts of this kind stand in. */
enum stream_kind where_stream(enum where where);

/* The piece that holds byte `offset` of the stream; between two pieces the one before; NULL if there is none. */
const struct piece *stream_piece(const struct stream *stream, size_t offset);

/* The span of the decoded document that the bytes [begin, end) of the stream were read from; separators at both ends do
 * not count. */
struct span stream_source(const struct stream *stream, size_t begin, size_t end);

/* "html>body>table[1]>tr[3]>td[2]", "Sheet1!B12", "page 3"; empty for PAGE_NONE. html, head and body carry no number.
 * Past LIMIT_PATH_BYTES the outer part is left out: "…>td[2]". */
struct sv page_path(const struct page *page, struct arena *arena, uint32_t element);

/* The row of a cell as people count: that of the sheet where its place says it ("Sheet1!B12"), else the grid's from 1.
 */
uint32_t page_cell_row(const struct page *page, uint32_t cell);

/* The text of a cell, trimmed. */
struct sv page_cell_text(const struct page *page, uint32_t cell);

#endif
