#include "lib/package.h"

#include <stdlib.h>
#include <zip.h>

enum { NAME_BYTES = 1024 };

struct package {
	zip_t *zip;
};

struct package_part {
	zip_file_t *file;
};

struct package *package_new(struct sv bytes)
{
	struct package *package = calloc(1, sizeof *package);
	zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.len, 0, NULL);

	if (!package)
		abort();
	package->zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	if (package->zip)
		return package;
	zip_source_free(source);
	free(package);
	return NULL;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	zip_discard(package->zip);
	free(package);
}

size_t package_count(const struct package *package)
{
	zip_int64_t count = zip_get_num_entries(package->zip, 0);

	return count > 0 ? (size_t)count : 0;
}

struct sv package_name(struct package *package, size_t index)
{
	return sv_from(zip_get_name(package->zip, index, ZIP_FL_ENC_RAW));
}

static struct package_part *part_of(zip_file_t *file)
{
	if (!file)
		return NULL;
	struct package_part *part = calloc(1, sizeof *part);
	if (!part)
		abort();
	part->file = file;
	return part;
}

struct package_part *package_open(struct package *package, struct sv name)
{
	char path[NAME_BYTES];

	if (name.len >= sizeof path)
		return NULL;
	memcpy(path, name.data, name.len);
	path[name.len] = '\0';
	return part_of(zip_fopen(package->zip, path, ZIP_FL_NOCASE));
}

struct package_part *package_open_at(struct package *package, size_t index)
{
	return part_of(zip_fopen_index(package->zip, index, 0));
}

void package_close(struct package_part *part)
{
	if (!part)
		return;
	zip_fclose(part->file);
	free(part);
}

long package_read(struct package_part *part, char *out, size_t size)
{
	return (long)zip_fread(part->file, out, size);
}

bool package_is_encrypted(struct package *package)
{
	zip_stat_t about;

	for (size_t i = 0; i < package_count(package); i++)
		if (zip_stat_index(package->zip, i, 0, &about) == 0 && about.valid & ZIP_STAT_ENCRYPTION_METHOD &&
		    about.encryption_method != ZIP_EM_NONE)
			return true;
	return false;
}
