/* A whole package, or the XML of one. */
#include "fuzz_read.h"

#include "../unit/make_package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv bytes = { (const char *)data, size };
	struct package_maker maker;

	if (sv_starts(bytes, SV("PK"))) {
		fuzz_read(read_odf, bytes);
		return 0;
	}
	package_begin(&maker);
	package_add(&maker, "content.xml", bytes);
	fuzz_read(read_odf, package_end(&maker));
	package_drop(&maker);
	return 0;
}
