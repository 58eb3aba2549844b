#include "table/table.h"

int table_find(struct page *page, struct arena *arena)
{
	int status = text_table_find(page, arena);

	if (grid_table_find(page, arena) < 0)
		status = -1;
	vertical_table_mark(page, arena);
	return status;
}
