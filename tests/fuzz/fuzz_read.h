/* For fuzz targets of readers: lets one read, in this process, and drops what it tells. */
#ifndef FUZZ_READ_H
#define FUZZ_READ_H

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "attach/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void fuzz_read(read_function *read, struct sv bytes)
{
	int nowhere = open("/dev/null", O_WRONLY);

	if (nowhere < 0)
		abort();
	struct reading *reading = reading_new(nowhere);
	reading_fault(reading, read(reading, bytes));
	reading_free(reading);
	close(nowhere);
}

#endif
