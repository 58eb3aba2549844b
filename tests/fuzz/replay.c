/*
 * Feeds the files named, and every regular file below the folders named, to a fuzz target. The file at hand is printed
 * before it is fed, so that the last line of a crash names it.
 */
#define _XOPEN_SOURCE 700

#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* nftw() has no argument to hand a count through. */
static size_t fed;

static int feed(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)place;
	if (type != FTW_F || !S_ISREG(status->st_mode))
		return 0;
	printf("%s\n", path);
	fflush(stdout);

	FILE *file = fopen(path, "rb");
	size_t size = (size_t)status->st_size;
	uint8_t *data = malloc(size ? size : 1);
	if (!file || !data || fread(data, 1, size, file) != size) {
		perror(path);
		exit(1);
	}
	fclose(file);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	fed++;
	return 0;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (nftw(argv[i], feed, 16, FTW_PHYS) != 0) {
			perror(argv[i]);
			return 1;
		}
	}
	printf("%zu inputs\n", fed);
	return fed ? 0 : 1;
}
