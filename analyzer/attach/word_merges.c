#include "attach/word_merges.h"

#include "base/limits.h"

enum { MOST_TABLES = 64, MOST_COLUMNS = 256 };

/* An open table: which merge reaches down each column, plus one. */
struct merges_table {
	uint32_t columns[MOST_COLUMNS];
	uint32_t column; /* of the cell that is open */
	uint32_t span;
	bool is_merged;
};

struct merges_case {
	struct ooxml *package;
	struct word_merges *merges;
	struct merges_table tables[MOST_TABLES];
	size_t depth;
	bool is_skipped; /* in what a tracked change says of the table before */
};

static struct merges_table *open_table(struct merges_case *merges)
{
	return merges->depth && merges->depth <= MOST_TABLES ? &merges->tables[merges->depth - 1] : NULL;
}

static void merge(struct merges_case *merges, struct merges_table *table, bool is_start)
{
	uint32_t *column = table->column < MOST_COLUMNS ? &table->columns[table->column] : NULL;

	table->is_merged = true;
	if (!is_start) {
		if (column && *column)
			merges->merges->rows.items[*column - 1]++;
		return;
	}
	if (merges->merges->rows.count == LIMIT_MERGED_CELLS) {
		if (column)
			*column = 0;
		return;
	}
	*vec_push(merges->package->arena, &merges->merges->rows) = 1;
	if (column)
		*column = (uint32_t)merges->merges->rows.count;
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct merges_case *merges = context;

	if (sv_eq(name, SV("tbl")) && merges->depth++ < MOST_TABLES)
		merges->tables[merges->depth - 1] = (struct merges_table){ .span = 1 };
	struct merges_table *table = open_table(merges);
	if (sv_eq(name, SV("tcPrChange")))
		merges->is_skipped = true;
	if (!table || merges->is_skipped)
		return;
	struct sv value = xml_attribute(attributes, count, SV("val"));
	if (sv_eq(name, SV("tr"))) {
		table->column = 0;
	} else if (sv_eq(name, SV("tc"))) {
		table->span = 1;
		table->is_merged = false;
	} else if (sv_eq(name, SV("gridSpan"))) {
		table->span = sv_number(value, MOST_COLUMNS);
	} else if (sv_eq(name, SV("vMerge"))) {
		merge(merges, table, sv_eq(value, SV("restart")));
	}
}

static void on_close(void *context, struct sv name)
{
	struct merges_case *merges = context;
	struct merges_table *table = open_table(merges);

	if (sv_eq(name, SV("tcPrChange")))
		merges->is_skipped = false;
	if (table && sv_eq(name, SV("tc"))) {
		if (!table->is_merged && table->column < MOST_COLUMNS)
			table->columns[table->column] = 0;
		table->column += table->span;
	}
	if (sv_eq(name, SV("tbl")) && merges->depth)
		merges->depth--;
}

void word_merges_read(struct word_merges *out, struct ooxml *package, struct sv part)
{
	struct merges_case merges = { .package = package, .merges = out };
	unsigned faults = package->faults;
	uint64_t unpacked = package->unpacked;

	out->rows.count = 0;
	ooxml_parse(package, part, &(struct xml_handler){ .context = &merges, .open = on_open, .close = on_close });
	package->faults = faults; /* the text itself is read next */
	package->unpacked = unpacked;
}
