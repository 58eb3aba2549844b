/* What a reader's process may not do, and that the others go on when one ends badly. */
#define _GNU_SOURCE
#include "assert_sv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attach/attach.h"
#include "attach/sandbox.h"

/* Runs `act` in a process with the sandbox; returns what it returned. */
static int in_sandbox(enum sandbox sandbox, int (*act)(void))
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(sandbox_enter(sandbox) ? 255 : act());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int open_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
}

static int open_pair(void)
{
	int pair[2];

	return socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0 ? errno : 0;
}

static int read_file(void)
{
	return open("/etc/passwd", O_RDONLY) < 0 ? errno : 0;
}

static int write_file(void)
{
	return open("/tmp/pagewarden-sandbox-test", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0;
}

static int start_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid < 0 ? errno : 0;
}

static int start_program(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return errno;
}

static int signal_parent(void)
{
	return kill(getppid(), 0) < 0 ? errno : 0;
}

static int compute(void)
{
	char *bytes = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (bytes == MAP_FAILED)
		return errno;
	bytes[12345] = 7;
	return bytes[12345];
}

static void readers_can_only_compute(void **state)
{
	(void)state;
	assert_int_equal(in_sandbox(SANDBOX_READER, compute), 7);
	assert_int_equal(in_sandbox(SANDBOX_READER, open_socket), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_READER, open_pair), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_READER, read_file), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_READER, write_file), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_READER, start_process), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_READER, start_program), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_READER, signal_parent), EPERM);
}

static void programs_can_read_files_too(void **state)
{
	(void)state;
	assert_int_equal(in_sandbox(SANDBOX_PROGRAM, read_file), 0);
	assert_int_equal(in_sandbox(SANDBOX_PROGRAM, start_program), 0);
	assert_int_equal(in_sandbox(SANDBOX_PROGRAM, open_socket), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_PROGRAM, open_pair), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_PROGRAM, write_file), EPERM);
	assert_int_equal(in_sandbox(SANDBOX_PROGRAM, start_process), EPERM);
}

static int count_member(void *context, const struct attach_member *member)
{
	(void)member;
	++*(size_t *)context;
	return 0;
}

static int count_page(void *context, struct page *page)
{
	(void)page;
	++*(size_t *)context;
	return 0;
}

struct bench {
	struct attach_helper *helper;
	struct html_reader *html;
	struct arena *arena;
};

static int set_up(void **state)
{
	struct bench *bench = test_calloc(1, sizeof *bench);

	bench->helper = attach_helper_new("/proc/self/exe");
	bench->html = html_reader_new();
	bench->arena = arena_new();
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	attach_helper_free(bench->helper);
	html_reader_free(bench->html);
	arena_free(bench->arena);
	test_free(bench);
	return 0;
}

static unsigned read_archive(struct bench *bench, size_t *members, struct sv bytes)
{
	struct attach_type type = { .family = MEDIA_ARCHIVE, .media_type = SV("application/zip") };
	struct attach_document document = { .type = &type, .bytes = bytes, .source = SV("test.zip") };
	struct attach_sink sink = { members, count_page, count_member };
	struct attach_outcome outcome;

	*members = 0;
	attach_read(&outcome, bench->helper, bench->html, bench->arena, &document, &sink);
	return outcome.faults;
}

/* A zip with one stored member, "a" with the byte "A". */
static const struct sv zip =
    SV("PK\x03\x04\x0A\0\0\0\0\0\0\0\0\0\x8B\x9E\xD9\xD3\x01\0\0\0\x01\0\0\0\x01\0\0\0"
       "aA"
       "PK\x01\x02\x1E\x03\x0A\0\0\0\0\0\0\0\0\0\x8B\x9E\xD9\xD3\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0"
       "\0\0\0\0\0\0\0\0\0\0a"
       "PK\x05\x06\0\0\0\0\x01\0\x01\0\x2F\0\0\0\x20\0\0\0\0\0");

static void reads_one_after_the_other(void **state)
{
	struct bench *bench = *state;
	size_t members;

	for (int i = 0; i < 20; i++) {
		assert_int_equal(read_archive(bench, &members, zip), 0);
		assert_int_equal(members, 1);
		assert_true(read_archive(bench, &members, sv_slice(zip, 0, 20)) & ATTACH_CORRUPT);
	}
	assert_int_equal(read_archive(bench, &members, (struct sv){ NULL, 0 }), 0);
	assert_int_equal(members, 0);
}

static void says_that_there_is_no_helper(void **state)
{
	struct bench *bench = *state;
	size_t members;

	attach_helper_free(bench->helper);
	bench->helper = attach_helper_new("/nonexistent/program");
	assert_int_equal(read_archive(bench, &members, zip), ATTACH_NO_HELPER);
	attach_helper_free(bench->helper);
	bench->helper = attach_helper_new("/bin/false");
	assert_int_equal(read_archive(bench, &members, zip), ATTACH_NO_HELPER);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readers_can_only_compute),
		cmocka_unit_test(programs_can_read_files_too),
		cmocka_unit_test_setup_teardown(reads_one_after_the_other, set_up, tear_down),
		cmocka_unit_test_setup_teardown(says_that_there_is_no_helper, set_up, tear_down),
	};

	if (argc > 1 && strcmp(argv[1], ATTACH_HELPER_COMMAND) == 0)
		return attach_helper_main();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
