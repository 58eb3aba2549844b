/*
 * OpenDocument: texts, sheets, slides and drawings, all told as they are read.
 *
 * Of a table, rows and cells are told only when something stands in them; empty cells before it are told as one wide
 * cell, so that columns stay where they are.
 */
#ifndef ATTACH_ODF_H
#define ATTACH_ODF_H

#include "attach/ooxml.h"
#include "base/limits.h"

/* Names of styles that hide what has them, each with its family before it: "paragraph secret". */
struct odf_styles {
	struct arena *arena;
	VEC(struct sv, hidden);
	bool is_sorted;
};

void odf_styles_add(struct odf_styles *styles, struct sv family, struct sv name);
bool odf_styles_hide(struct odf_styles *styles, const char *family, struct sv name);

/* A table that is open. */
struct odf_table {
	struct odf_table *outer;
	struct reading *out;
	bool hidden_columns[LIMIT_COLUMNS + 1];
	uint32_t columns; /* that were described */
	bool is_header;   /* in rows that head the table */
	uint32_t row;     /* at hand, 1-based */
	uint32_t row_repeats;
	uint32_t *spanned; /* rows that cells of the document reach into; shared by its tables */
	uint32_t reached;  /* the last row that a cell from above reaches into */
	bool is_in_row;
	bool is_row_told;
	bool is_row_hidden;
	uint32_t column; /* of the cell at hand */
	uint32_t next;   /* the column behind what was told, or is taken by cells that reach here */
	uint32_t cell_repeats;
	struct reading_open cell;
	bool is_in_cell;
	bool is_cell_told;
	bool is_covered;
	bool is_number;   /* its text is collected: what is shown may be short of it */
	struct buf text;  /* of a number */
	struct buf value; /* as the file has it */
};

struct odf_table *odf_table_new(struct reading *out, struct odf_table *outer, uint32_t *spanned);
void odf_table_free(struct odf_table *table);

void odf_table_column(struct odf_table *table, const struct xml_attribute *attributes, size_t count);
void odf_table_open_row(struct odf_table *table, const struct xml_attribute *attributes, size_t count);
void odf_table_close_row(struct odf_table *table);
void odf_table_open_cell(struct odf_table *table, bool is_covered, const struct xml_attribute *attributes,
			 size_t count);
void odf_table_close_cell(struct odf_table *table);

/* Something is about to be told: tells the beginning of the row and the cell that it stands in. */
void odf_table_settle(struct odf_table *table);

/* Tells a content.xml or styles.xml. */
void odf_text_tell(struct ooxml *package, struct odf_styles *styles, struct sv part);

#endif
