#include "fuzz_read.h"

#include "attach/pdf_files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_read(pdf_files_tell, (struct sv){ (const char *)data, size });
	return 0;
}
