#include "lib/package.h"

#include <stdlib.h>
#include <zip.h>

#include "base/limits.h"
#include "lib/archive.h"

/* A part of a damaged package. */
struct recovered {
	char *name;
	struct buf bytes;
};

struct package {
	zip_t *zip; /* NULL: damaged; its parts are in `recovered` */
	struct recovered *recovered;
	size_t count;
	size_t capacity;
};

struct package_part {
	zip_file_t *file; /* NULL: the rest of a recovered part is in `rest` */
	struct sv rest;
};

static struct recovered *add_recovered(struct package *package, struct sv name)
{
	if (package->count == package->capacity) {
		package->capacity = package->capacity ? 2 * package->capacity : 16;
		package->recovered = realloc(package->recovered, package->capacity * sizeof *package->recovered);
		if (!package->recovered)
			abort();
	}
	struct recovered *part = &package->recovered[package->count++];
	part->name = calloc(1, name.len + 1);
	if (!part->name)
		abort();
	if (name.len)
		memcpy(part->name, name.data, name.len);
	buf_init(&part->bytes, LIMIT_RECOVERED);
	return part;
}

/* Without a directory at its end a zip can still be read from its start, up to the damage. Returns 0, or -1 if there is
 * nothing. */
static int recover(struct package *package, struct sv bytes)
{
	enum { PIECE = 32 * 1024 };
	char piece[PIECE];
	struct archive_file file;
	size_t total = 0;
	struct archive_reader *reader = sv_starts(bytes, SV("PK")) ? archive_reader_new(bytes) : NULL;

	while (reader && package->count < LIMIT_MEMBERS && total < LIMIT_RECOVERED &&
	       archive_reader_next(&file, reader) == ARCHIVE_FILE) {
		struct recovered *part = add_recovered(package, file.name);
		long length;
		while (total < LIMIT_RECOVERED && (length = archive_reader_read(reader, piece, sizeof piece)) > 0) {
			buf_append(&part->bytes, (struct sv){ piece, (size_t)length });
			total += (size_t)length;
		}
	}
	archive_reader_free(reader);
	return package->count ? 0 : -1;
}

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
	if (recover(package, bytes) == 0)
		return package;
	package_free(package);
	return NULL;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	if (package->zip)
		zip_discard(package->zip);
	for (size_t i = 0; i < package->count; i++) {
		free(package->recovered[i].name);
		buf_free(&package->recovered[i].bytes);
	}
	free(package->recovered);
	free(package);
}

bool package_is_damaged(const struct package *package)
{
	return !package->zip;
}

size_t package_count(const struct package *package)
{
	if (!package->zip)
		return package->count;
	zip_int64_t count = zip_get_num_entries(package->zip, 0);

	return count > 0 ? (size_t)count : 0;
}

struct sv package_name(struct package *package, size_t index)
{
	if (!package->zip)
		return sv_from(index < package->count ? package->recovered[index].name : NULL);
	return sv_from(zip_get_name(package->zip, index, ZIP_FL_ENC_RAW));
}

static struct package_part *part_of(zip_file_t *file, struct sv rest)
{
	struct package_part *part = calloc(1, sizeof *part);

	if (!part)
		abort();
	part->file = file;
	part->rest = rest;
	return part;
}

struct package_part *package_open(struct package *package, size_t index)
{
	if (!package->zip)
		return index < package->count ? part_of(NULL, buf_view(&package->recovered[index].bytes)) : NULL;
	zip_file_t *file = zip_fopen_index(package->zip, index, 0);
	return file ? part_of(file, SV("")) : NULL;
}

void package_close(struct package_part *part)
{
	if (!part)
		return;
	if (part->file)
		zip_fclose(part->file);
	free(part);
}

long package_read(struct package_part *part, char *out, size_t size)
{
	if (part->file)
		return (long)zip_fread(part->file, out, size);
	struct sv piece = sv_slice(part->rest, 0, size);
	if (piece.len)
		memcpy(out, piece.data, piece.len);
	part->rest = sv_skip(part->rest, piece.len);
	return (long)piece.len;
}

bool package_is_encrypted(struct package *package)
{
	zip_stat_t about;

	for (size_t i = 0; package->zip && i < package_count(package); i++)
		if (zip_stat_index(package->zip, i, 0, &about) == 0 && about.valid & ZIP_STAT_ENCRYPTION_METHOD &&
		    about.encryption_method != ZIP_EM_NONE)
			return true;
	return false;
}
