/* What a look at the bytes found: the common answer of the detectors in this folder. */
#ifndef ATTACH_KIND_H
#define ATTACH_KIND_H

#include "model/media.h"

struct kind {
	enum media_family family;
	const char *type;
	bool container_only; /* a container that tells no more: `family` and `type` say which */
	const char *format;  /* how it is read, where that is not how others of its type are */
};

/* The kind of a file with this media type by the table of extensions; binary if the table has no such type. */
struct kind kind_of_type(const char *type);

#endif
