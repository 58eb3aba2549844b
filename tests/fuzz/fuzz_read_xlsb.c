/* The records of a sheet, its strings, its styles and its comments at once. */
#include "fuzz_read.h"

#include "../unit/make_package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv bytes = { (const char *)data, size };
	struct package_maker maker;

	package_begin(&maker);
	package_add_relations(&maker, "_rels/.rels", "r1 officeDocument xl/workbook.bin");
	package_add_relations(&maker, "xl/_rels/workbook.bin.rels",
			      "r1 worksheet 1.bin\nr2 sharedStrings 2.bin\nr3 styles 3.bin");
	package_add_relations(&maker, "xl/_rels/1.bin.rels", "r1 comments 4.bin");
	package_add(&maker, "xl/workbook.bin", SV("\x9c\x01\x18\0\0\0\0\1\0\0\0\2\0\0\0r\0001\0\2\0\0\0S\0001\0"));
	package_add(&maker, "xl/1.bin", bytes);
	package_add(&maker, "xl/2.bin", bytes);
	package_add(&maker, "xl/3.bin", bytes);
	package_add(&maker, "xl/4.bin", bytes);
	fuzz_read(read_xlsx, package_end(&maker));
	package_drop(&maker);
	return 0;
}
