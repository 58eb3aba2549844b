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
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attach/attach.h"
#include "attach/child.h"
#include "attach/helper_request.h"
#include "attach/reader.h"
#include "base/limits.h"
#include "lib/charset.h"

/* A request that is being worked on. */
struct task {
	struct child_pair children; /* 0: not there, or no more */
	int answer;                 /* -1: a free place */
	unsigned faults;
};

enum { CHARSETS = 6 };

struct helper {
	struct task tasks[LIMIT_JOBS];
	struct charset *charsets[CHARSETS];
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

static struct task *free_place(struct helper *helper)
{
	for (size_t i = 0; i < LIMIT_JOBS; i++)
		if (helper->tasks[i].answer < 0)
			return &helper->tasks[i];
	return NULL;
}

static void start_task(struct helper *helper, const struct helper_request *request,
		       const int descriptors[HELPER_DESCRIPTORS])
{
	struct task *task = free_place(helper);
	const struct reader *reader = reader_at(request->reader);
	struct child_pair children;
	int status = -1;

	if (task && reader)
		status = child_start(&children, reader, descriptors[HELPER_INPUT], descriptors[HELPER_OUTPUT]);
	close(descriptors[HELPER_INPUT]);
	close(descriptors[HELPER_OUTPUT]);
	if (status)
		send_answer(descriptors[HELPER_ANSWER], ATTACH_NO_HELPER);
	else
		*task = (struct task){ children, descriptors[HELPER_ANSWER], 0 };
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
	start_task(helper, &request, descriptors);
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

/* Of a program: what it says of the document by its status. A program whose output nobody wants any more is none to
 * blame. */
static unsigned faults_of_program(int status)
{
	enum { DAMAGED = 1, NOT_ALLOWED = 3 };

	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE)
		return 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == DAMAGED)
		return ATTACH_CORRUPT;
	return WIFEXITED(status) && WEXITSTATUS(status) == NOT_ALLOWED ? ATTACH_ENCRYPTED : faults_of(status);
}

static void end_child(struct task *task, pid_t pid, int status)
{
	if (task->answer < 0 || (task->children.reader != pid && task->children.program != pid))
		return;
	if (task->children.reader == pid) {
		task->faults |= faults_of(status);
		task->children.reader = 0;
	} else {
		task->faults |= faults_of_program(status);
		task->children.program = 0;
	}
	if (task->children.reader || task->children.program)
		return;
	send_answer(task->answer, task->faults);
	task->answer = -1;
}

static void end_children(struct helper *helper)
{
	int status;

	for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG))
		for (size_t i = 0; i < LIMIT_JOBS; i++)
			end_child(&helper->tasks[i], pid, status);
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

/* Conversions load tables from files, which a child may not open: opened here they are at hand there. */
static void open_charsets(struct helper *helper)
{
	static const char *const names[CHARSETS] = { "GB18030",  "Big5",      "windows-1252",
						     "UTF-16LE", "Shift_JIS", "EUC-KR" };

	for (size_t i = 0; i < CHARSETS; i++)
		helper->charsets[i] = charset_open(names[i]);
}

static void close_helper(struct helper *helper)
{
	for (size_t i = 0; i < CHARSETS; i++)
		charset_close(helper->charsets[i]);
	free(helper);
}

static bool has_tasks(const struct helper *helper)
{
	for (size_t i = 0; i < LIMIT_JOBS; i++)
		if (helper->tasks[i].answer >= 0)
			return true;
	return false;
}

int attach_helper_main(void)
{
	struct helper *helper = calloc(1, sizeof *helper);

	if (!helper || watch_children(helper))
		return EXIT_FAILURE;
	for (size_t i = 0; i < LIMIT_JOBS; i++)
		helper->tasks[i].answer = -1;
	open_charsets(helper);
	signal(SIGINT, SIG_IGN); /* the terminal's: whoever asks decides when it is over */
	while (!helper->is_ending || has_tasks(helper)) {
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
	close_helper(helper);
	return EXIT_SUCCESS;
}
