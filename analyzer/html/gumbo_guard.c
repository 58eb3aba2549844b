#define _GNU_SOURCE /* CLOCK_MONOTONIC_COARSE */
#include "html/gumbo_guard.h"

#include <setjmp.h>
#include <time.h>

#include "base/limits.h"

#define CALLS_BETWEEN_LOOKS 64 /* at the clock */
#define LARGE_ALLOCATION    (1 * KIB)
#define CHUNK_BYTES         (64 * KIB)
#define SMALL_DOCUMENT      (512 * KIB)
#define STACK_BYTES         (256 * KIB)

struct guard {
	struct arena *arena;
	char *at; /* free bytes of the newest chunk of the arena */
	char *end;
	unsigned int calls; /* until the next look at the clock */
	size_t memory;
	double deadline;
	uintptr_t stack; /* STACK_BYTES below where the parse began: the stack may grow either way */
	enum html_trouble trouble;
	jmp_buf out;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static _Noreturn void leave(struct guard *guard, enum html_trouble trouble)
{
	guard->trouble = trouble;
	longjmp(guard->out, 1);
}

/* Gumbo is quadratic on many inputs, and has no other place where it can be stopped. */
static void *allocate_slowly(struct guard *guard, size_t size)
{
	guard->calls = CALLS_BETWEEN_LOOKS;
	if (now() > guard->deadline)
		leave(guard, HTML_DEADLINE);
	if (size > guard->memory || arena_used(guard->arena) > guard->memory - size)
		leave(guard, HTML_MEMORY);
	if (size > (size_t)(guard->end - guard->at)) {
		size_t chunk = size < CHUNK_BYTES ? CHUNK_BYTES : size;
		guard->at = arena_alloc(guard->arena, chunk);
		guard->end = guard->at + chunk;
	}
	char *memory = guard->at;
	guard->at += size;
	return memory;
}

/* Gumbo allocates about once for every three bytes, and most of that is tiny: eight bytes of alignment are enough for
 * it and keep the tree small. */
static void *allocate(void *context, size_t size)
{
	struct guard *guard = context;
	char *memory = guard->at;

	size = (size + 7) & ~(size_t)7;
	if (size > (size_t)(guard->end - memory) || size >= LARGE_ALLOCATION || --guard->calls == 0)
		return allocate_slowly(guard, size);
	guard->at = memory + size;
	return memory;
}

/* Nothing is given back, but a <frameset> makes Gumbo destroy the body before it, by recursion. */
static void deallocate(void *context, void *memory)
{
	struct guard *guard = context;
	uintptr_t here = (uintptr_t)__builtin_frame_address(0);

	(void)memory;
	if (here - guard->stack > 2 * STACK_BYTES)
		leave(guard, HTML_MEMORY);
}

static bool is_tag(struct sv document, size_t at)
{
	return at + 1 < document.len && (sv_is_alpha(document.data[at + 1]) || document.data[at + 1] == '/');
}

/* Inside formatting, Gumbo walks through all open elements for each character of text, and text allocates next to
 * nothing: the clock would be looked at too late. */
static bool is_hopeless(struct sv document)
{
	size_t tags = 0;
	size_t longest = 0;
	size_t begin = 0;

	if (document.len <= SMALL_DOCUMENT)
		return false;
	for (size_t at = sv_chr(document, '<', 0); at != SV_NONE; at = sv_chr(document, '<', at + 1)) {
		if (!is_tag(document, at))
			continue;
		tags++;
		longest = at - begin > longest ? at - begin : longest;
		begin = at;
	}
	longest = document.len - begin > longest ? document.len - begin : longest;
	return longest > LIMIT_PARSE_STEPS / (tags + 1);
}

const GumboOutput *gumbo_guard_parse(enum html_trouble *trouble, struct arena *arena, const struct gumbo_budget *budget,
				     struct sv document)
{
	struct guard guard = {
		.arena = arena,
		.calls = CALLS_BETWEEN_LOOKS,
		.memory = budget->memory,
		.deadline = now() + budget->seconds,
		.stack = (uintptr_t)__builtin_frame_address(0) - STACK_BYTES,
	};
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = allocate;
	options.deallocator = deallocate;
	options.userdata = &guard;
	options.max_errors = 0; /* each error recorded copies the stack of open elements */
	*trouble = HTML_DEADLINE;
	if (is_hopeless(document))
		return NULL;
	if (setjmp(guard.out)) {
		*trouble = guard.trouble;
		return NULL;
	}
	*trouble = HTML_OK;
	return gumbo_parse_with_options(&options, document.data ? document.data : "", document.len);
}
