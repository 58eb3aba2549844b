/*
 * The helper process: one thread that forks a child for every request and waits for its end. It was started anew, so
 * that it shares no memory with the program, and a fork of it costs little.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attach/attach.h"
#include "attach/helper_request.h"
#include "attach/reader.h"
#include "attach/sandbox.h"
#include "base/limits.h"
#include "lib/charset.h"

/* A reader's process. */
struct child {
	pid_t pid; /* 0: a free place */
	int answer;
};

struct helper {
	struct child children[LIMIT_JOBS];
	int signals;
	bool is_ending; /* nobody asks any more */
};

static void send_answer(int answer, unsigned faults)
{
	struct helper_answer message = { .faults = faults };

	/* Nobody is there where the asking thread gave up; that is its right. */
	(void)!send(answer, &message, sizeof message, MSG_NOSIGNAL);
	close(answer);
}

static struct sv map_input(int input)
{
	struct stat about;

	if (fstat(input, &about) || about.st_size <= 0)
		return (struct sv){ NULL, 0 };
	void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, input, 0);
	return bytes == MAP_FAILED ? (struct sv){ NULL, 0 } : (struct sv){ bytes, (size_t)about.st_size };
}

/* The life of a child. */
static _Noreturn void read_in_child(const struct helper_request *request, const int descriptors[HELPER_DESCRIPTORS])
{
	enum { INPUT = 3, OUTPUT = 4 };
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_IGN);
	/* Received descriptors are above the two: nothing is overwritten. */
	if (dup2(descriptors[HELPER_INPUT], INPUT) < 0 || dup2(descriptors[HELPER_OUTPUT], OUTPUT) < 0 ||
	    close_range(OUTPUT + 1, ~0u, 0))
		_exit(EXIT_FAILURE);
	struct sv bytes = map_input(INPUT);
	struct reading *reading = reading_new(OUTPUT);
	if (sandbox_enter(SANDBOX_READER))
		_exit(EXIT_FAILURE);
	reading_fault(reading, reader_at(request->reader)(reading, bytes));
	reading_free(reading);
	_exit(EXIT_SUCCESS);
}

static struct child *free_place(struct helper *helper)
{
	for (size_t i = 0; i < LIMIT_JOBS; i++)
		if (!helper->children[i].pid)
			return &helper->children[i];
	return NULL;
}

static void start_child(struct helper *helper, const struct helper_request *request,
			const int descriptors[HELPER_DESCRIPTORS])
{
	struct child *child = free_place(helper);
	pid_t pid = child && reader_at(request->reader) ? fork() : -1;

	if (pid == 0)
		read_in_child(request, descriptors);
	close(descriptors[HELPER_INPUT]);
	close(descriptors[HELPER_OUTPUT]);
	if (pid < 0)
		send_answer(descriptors[HELPER_ANSWER], ATTACH_NO_HELPER);
	else
		*child = (struct child){ pid, descriptors[HELPER_ANSWER] };
}

/* Returns false if there is no request to be read. */
static bool take_request(struct helper *helper)
{
	struct helper_request request;
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(HELPER_DESCRIPTORS * sizeof(int))];
	} control;
	struct iovec vector = { &request, sizeof request };
	struct msghdr message = {
		.msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
	};
	int descriptors[HELPER_DESCRIPTORS];

	ssize_t length = recvmsg(HELPER_SOCKET, &message, MSG_CMSG_CLOEXEC);
	if (length < 0 && errno == EINTR)
		return true;
	const struct cmsghdr *header = length == sizeof request ? CMSG_FIRSTHDR(&message) : NULL;
	if (!header || header->cmsg_len != CMSG_LEN(sizeof descriptors))
		return false;
	memcpy(descriptors, CMSG_DATA(header), sizeof descriptors);
	start_child(helper, &request, descriptors);
	return true;
}

static unsigned faults_of(int status)
{
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		return ATTACH_TIMEOUT;
	if (WIFSIGNALED(status))
		return ATTACH_CRASHED;
	return WEXITSTATUS(status) ? ATTACH_NO_HELPER : 0;
}

static void end_children(struct helper *helper)
{
	int status;

	for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG))
		for (size_t i = 0; i < LIMIT_JOBS; i++) {
			struct child *child = &helper->children[i];
			if (child->pid != pid)
				continue;
			send_answer(child->answer, faults_of(status));
			child->pid = 0;
		}
}

static int watch_children(struct helper *helper)
{
	sigset_t signals;

	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	if (sigprocmask(SIG_BLOCK, &signals, NULL))
		return -1;
	helper->signals = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	return helper->signals < 0 ? -1 : 0;
}

/* Conversions load tables from files, which a child may not open: once opened here they are at hand there. */
static void load_charsets(void)
{
	static const char *const names[] = { "GB18030", "Big5", "windows-1252", "UTF-16LE", "Shift_JIS", "EUC-KR" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		(void)charset_open(names[i]); /* kept as long as the process lives */
}

static bool has_children(const struct helper *helper)
{
	for (size_t i = 0; i < LIMIT_JOBS; i++)
		if (helper->children[i].pid)
			return true;
	return false;
}

int attach_helper_main(void)
{
	struct helper *helper = calloc(1, sizeof *helper);

	if (!helper || watch_children(helper))
		return EXIT_FAILURE;
	load_charsets();
	signal(SIGINT, SIG_IGN); /* the terminal's: whoever asks decides when it is over */
	while (!helper->is_ending || has_children(helper)) {
		struct pollfd waits[] = { { helper->signals, POLLIN, 0 }, { HELPER_SOCKET, POLLIN, 0 } };
		if (poll(waits, helper->is_ending ? 1 : 2, -1) < 0 && errno != EINTR)
			break;
		struct signalfd_siginfo info;
		while (read(helper->signals, &info, sizeof info) > 0)
			;
		end_children(helper);
		if (waits[1].revents && !take_request(helper))
			helper->is_ending = true;
	}
	free(helper);
	return EXIT_SUCCESS;
}
