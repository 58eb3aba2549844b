/* What every unit test of this project includes: cmocka with what it needs, and comparing views. */
#ifndef UNIT_ASSERT_SV_H
#define UNIT_ASSERT_SV_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sv.h"

/* Fails at the caller's line and shows both views if they differ. */
#define assert_sv(view, expected) assert_sv_at((view), (expected), __FILE__, __LINE__)

static inline void assert_sv_at(struct sv view, struct sv expected, const char *file, int line)
{
	if (sv_eq(view, expected))
		return;
	print_error("\"%.*s\"\n   is not\n\"%.*s\"\n", SV_ARG(view), SV_ARG(expected));
	_fail(file, line);
}

#endif
