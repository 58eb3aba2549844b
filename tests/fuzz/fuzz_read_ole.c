/* Word, Excel, PowerPoint and Outlook files of the old formats, read in this process. */
#define _GNU_SOURCE

#include <fcntl.h>

#include "attach/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int nowhere = -1;

	if (nowhere < 0)
		nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	struct reading *reading = reading_new(nowhere);
	reading_fault(reading, read_ole(reading, (struct sv){ (const char *)data, size }));
	reading_free(reading);
	return 0;
}
