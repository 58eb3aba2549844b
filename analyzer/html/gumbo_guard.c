#include "html/gumbo_guard.h"

#include <setjmp.h>
#include <signal.h>

#include "base/clock.h"
#include "base/limits.h"
#include "html/gumbo_alarm.h"

#define CALLS_BETWEEN_LOOKS 64 /* at the clock */
#define LARGE_ALLOCATION    (1 * KIB)
#define CHUNK_BYTES         (64 * KIB)
#define SMALL_DOCUMENT      (256 * KIB)
#define STACK_BYTES         (256 * KIB)

struct guard {
	struct arena *arena;
	char *at; /* free bytes of the newest chunk of the arena */
	char *end;
	unsigned int calls; /* until the next look at the clock */
	size_t memory;
	double deadline;
	uintptr_t stack; /* STACK_BYTES below where the parse began: the stack may grow either way */
	struct gumbo_alarm alarm;
	volatile sig_atomic_t is_allocating;
	enum html_trouble trouble;
	jmp_buf out;
};

static _Noreturn void leave(struct guard *guard, enum html_trouble trouble)
{
	guard->trouble = trouble;
	longjmp(guard->out, 1);
}

/* Gumbo is quadratic on many inputs, and for nearly all of them this is where it can be stopped. */
static void *allocate_slowly(struct guard *guard, size_t size)
{
	guard->calls = CALLS_BETWEEN_LOOKS;
	if (clock_now() > guard->deadline)
		leave(guard, HTML_DEADLINE);
	if (size > guard->memory || arena_used(guard->arena) > guard->memory - size)
		leave(guard, HTML_MEMORY);
	if (size > (size_t)(guard->end - guard->at)) {
		size_t chunk = size < CHUNK_BYTES ? CHUNK_BYTES : size;
		guard->is_allocating = true;
		guard->at = arena_alloc(guard->arena, chunk);
		guard->is_allocating = false;
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

/* Gumbo walks through the stack of open elements for each character inside formatting, and through its square for an
 * end tag of misnested formatting, without an allocation. The arena must be left whole. */
static void ring(void *context)
{
	struct guard *guard = context;

	if (!guard->is_allocating)
		leave(guard, HTML_DEADLINE);
}

/* Only long documents can be so deep that the allocator's looks at the clock come too late. */
static const GumboOutput *parse_with_alarm(struct guard *guard, const GumboOptions *options, struct sv document)
{
	if (document.len > SMALL_DOCUMENT)
		gumbo_alarm_start(&guard->alarm, guard->deadline - clock_now(), ring, guard);
	const GumboOutput *output = gumbo_parse_with_options(options, document.data ? document.data : "", document.len);
	gumbo_alarm_stop(&guard->alarm);
	return output;
}

const GumboOutput *gumbo_guard_parse(enum html_trouble *trouble, struct arena *arena, const struct gumbo_budget *budget,
				     struct sv document)
{
	struct guard guard = {
		.arena = arena,
		.calls = CALLS_BETWEEN_LOOKS,
		.memory = budget->memory,
		.deadline = clock_now() + budget->seconds,
		.stack = (uintptr_t)__builtin_frame_address(0) - STACK_BYTES,
	};
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = allocate;
	options.deallocator = deallocate;
	options.userdata = &guard;
	options.max_errors = 0; /* each error recorded copies the stack of open elements */
	if (setjmp(guard.out)) {
		gumbo_alarm_stop(&guard.alarm);
		*trouble = guard.trouble;
		return NULL;
	}
	*trouble = HTML_OK;
	return parse_with_alarm(&guard, &options, document);
}
