#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_read(read_office_xml, (struct sv){ (const char *)data, size });
	return 0;
}
