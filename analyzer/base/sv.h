/*
 * String views: a pointer and a length, never owning, never NUL-terminated by contract.
 *
 * Almost every string in the program is a slice of a page or of its arena, so strings travel as
 * views. Offsets are 0-based, intervals half-open.
 */
#ifndef BASE_SV_H
#define BASE_SV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct sv {
	const char *data;
	size_t len;
};

/* A half-open interval [begin, end) of byte offsets. */
struct span {
	size_t begin;
	size_t end;
};

#define SV_NONE SIZE_MAX

/* A view of a string literal. */
#define SV(literal) ((struct sv){ (literal), sizeof(literal) - 1 })

/* The two arguments that a "%.*s" takes. */
#define SV_ARG(view) (int)(view).len, (view).data ? (view).data : ""

/* A view of a NUL-terminated string; NULL gives the empty view. */
static inline struct sv sv_from(const char *string)
{
	return (struct sv){ string, string ? strlen(string) : 0 };
}

/* The bytes [begin, end) of `view`, clamped to it. */
static inline struct sv sv_slice(struct sv view, size_t begin, size_t end)
{
	if (end > view.len)
		end = view.len;
	if (begin > end)
		begin = end;
	return (struct sv){ view.data ? view.data + begin : NULL, end - begin };
}

static inline struct sv sv_skip(struct sv view, size_t count)
{
	return sv_slice(view, count, view.len);
}

static inline bool sv_eq(struct sv a, struct sv b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static inline bool sv_starts(struct sv view, struct sv prefix)
{
	return view.len >= prefix.len && sv_eq(sv_slice(view, 0, prefix.len), prefix);
}

static inline bool sv_ends(struct sv view, struct sv suffix)
{
	return view.len >= suffix.len && sv_eq(sv_skip(view, view.len - suffix.len), suffix);
}

/* ASCII only: other bytes compare as they are. */
static inline char sv_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Space, tab, line feed, form feed, carriage return: ASCII whitespace of the HTML standard. */
static inline bool sv_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static inline bool sv_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool sv_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The value of a hexadecimal digit of either case, or -1. */
static inline int sv_hex_digit(char c)
{
	if (sv_is_digit(c))
		return c - '0';
	c = sv_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Equal but for the case of ASCII letters. */
bool sv_eq_nocase(struct sv a, struct sv b);
bool sv_starts_nocase(struct sv view, struct sv prefix);
bool sv_ends_nocase(struct sv view, struct sv suffix);

/* Offset of the first `byte` at or after `from`, or SV_NONE. */
size_t sv_chr(struct sv view, char byte, size_t from);

/* Offset of the last `byte`, or SV_NONE. */
size_t sv_rchr(struct sv view, char byte);

/* Offset of the first `needle` at or after `from`, or SV_NONE. An empty needle is found at `from`. */
size_t sv_find(struct sv view, struct sv needle, size_t from);
size_t sv_find_nocase(struct sv view, struct sv needle, size_t from);

/* Without ASCII whitespace at both ends. */
struct sv sv_trim(struct sv view);

/* The number that the digits at the start of the view make, at most `most`; 0 if there are none. */
uint32_t sv_number(struct sv view, uint32_t most);

/* Cuts the part before the first `separator` off `rest` and returns it; false when `rest` is used up
 * (data == NULL). An empty view yields one empty part. */
bool sv_split(struct sv *part, struct sv *rest, char separator);

/* Orders as memcmp does, a prefix before the longer view. For qsort and bsearch. */
int sv_compare(struct sv a, struct sv b);

/* A 64-bit hash for tables inside one run. Not for anything that is stored or shown. */
uint64_t sv_hash(struct sv view, uint64_t seed);

#endif
