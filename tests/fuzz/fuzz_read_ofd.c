/* A whole package, or the XML of its only page. */
#include "fuzz_read.h"

#include "../unit/make_package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv bytes = { (const char *)data, size };
	struct package_maker maker;

	if (sv_starts(bytes, SV("PK"))) {
		fuzz_read(read_ofd, bytes);
		return 0;
	}
	package_begin(&maker);
	package_add(&maker, "OFD.xml", SV("<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"));
	package_add(
	    &maker, "D/Document.xml",
	    SV("<Document><Pages><Page BaseLoc=\"Content.xml\"/></Pages><Annotations>A.xml</Annotations></Document>"));
	package_add(&maker, "D/Content.xml", bytes);
	package_add(&maker, "D/A.xml", bytes);
	fuzz_read(read_ofd, package_end(&maker));
	package_drop(&maker);
	return 0;
}
