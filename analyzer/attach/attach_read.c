/* The asking side of the helper process. */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attach/attach.h"
#include "attach/collector.h"
#include "attach/helper_request.h"
#include "attach/reader.h"
#include "base/limits.h"
#include "base/lock.h"

extern char **environ;

struct attach_helper {
	char *program;
	struct lock *lock; /* over what follows */
	pid_t pid;         /* 0: not running */
	int socket;
};

struct attach_helper *attach_helper_new(const char *program)
{
	struct attach_helper *helper = calloc(1, sizeof *helper);

	if (!helper || !(helper->program = strdup(program)))
		abort();
	helper->lock = lock_new();
	return helper;
}

static void stop(struct attach_helper *helper)
{
	if (!helper->pid)
		return;
	close(helper->socket);
	while (waitpid(helper->pid, NULL, 0) < 0 && errno == EINTR)
		;
	helper->pid = 0;
}

void attach_helper_free(struct attach_helper *helper)
{
	if (!helper)
		return;
	stop(helper);
	lock_free(helper->lock);
	free(helper->program);
	free(helper);
}

/* In a group of its own: what a terminal sends to the program when its user ends it must not end what is under way. */
static int spawn_apart(struct attach_helper *helper, const posix_spawn_file_actions_t *actions)
{
	char command[] = ATTACH_HELPER_COMMAND;
	char *const arguments[] = { helper->program, command, NULL };
	posix_spawnattr_t attributes;

	if (posix_spawnattr_init(&attributes))
		return -1;
	int status = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
	if (!status)
		status = posix_spawn(&helper->pid, helper->program, actions, &attributes, arguments, environ);
	posix_spawnattr_destroy(&attributes);
	return status;
}

static int spawn(struct attach_helper *helper, int socket)
{
	posix_spawn_file_actions_t actions;

	if (posix_spawn_file_actions_init(&actions))
		return -1;
	int status = posix_spawn_file_actions_adddup2(&actions, socket, HELPER_SOCKET);
	if (!status)
		status = posix_spawn_file_actions_addclosefrom_np(&actions, HELPER_SOCKET + 1);
	if (!status)
		status = spawn_apart(helper, &actions);
	posix_spawn_file_actions_destroy(&actions);
	if (status)
		helper->pid = 0;
	return status ? -1 : 0;
}

static int start(struct attach_helper *helper)
{
	int sockets[2];

	if (helper->pid)
		return 0;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets))
		return -1;
	int status = spawn(helper, sockets[1]);
	close(sockets[1]);
	if (status)
		close(sockets[0]);
	helper->socket = sockets[0];
	return status;
}

static int send_request(int socket, const struct helper_request *request, const int descriptors[HELPER_DESCRIPTORS])
{
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(HELPER_DESCRIPTORS * sizeof(int))];
	} control;
	struct helper_request copy = *request;
	struct iovec vector = { &copy, sizeof copy };
	struct msghdr message = {
		.msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
	};
	ssize_t sent;

	memset(&control, 0, sizeof control);
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(HELPER_DESCRIPTORS * sizeof(int));
	memcpy(CMSG_DATA(header), descriptors, HELPER_DESCRIPTORS * sizeof(int));
	do
		sent = sendmsg(socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == sizeof copy ? 0 : -1;
}

/* Asks; a helper that is gone is started once more. */
static int ask(struct attach_helper *helper, const struct helper_request *request,
	       const int descriptors[HELPER_DESCRIPTORS])
{
	int status = -1;

	lock_take(helper->lock);
	for (int i = 0; i < 2 && status; i++) {
		status = start(helper);
		if (!status)
			status = send_request(helper->socket, request, descriptors);
		if (status)
			stop(helper);
	}
	lock_release(helper->lock);
	return status;
}

/* The bytes as a file in memory, or -1. */
static int memory_file(struct sv bytes)
{
	int file = memfd_create("document", MFD_CLOEXEC);

	while (file >= 0 && bytes.len) {
		ssize_t written = write(file, bytes.data, bytes.len);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			close(file);
			return -1;
		}
		bytes = sv_skip(bytes, (size_t)written);
	}
	return file;
}

/* Our ends of the pipe and of the socket, and the three that the helper gets; -1 where there is none. */
struct ends {
	int output;
	int answer;
	int theirs[HELPER_DESCRIPTORS];
};

static void close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

static int make_ends(struct ends *out, struct sv bytes)
{
	int pipes[2];
	int sockets[2];

	*out = (struct ends){ -1, -1, { -1, -1, -1 } };
	out->theirs[HELPER_INPUT] = memory_file(bytes);
	if (out->theirs[HELPER_INPUT] < 0 || pipe2(pipes, O_CLOEXEC))
		return -1;
	out->output = pipes[0];
	out->theirs[HELPER_OUTPUT] = pipes[1];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets))
		return -1;
	out->answer = sockets[0];
	out->theirs[HELPER_ANSWER] = sockets[1];
	return 0;
}

#define PATIENCE_MS (LIMIT_READER_SECONDS * 1000)

static bool is_readable(int descriptor)
{
	struct pollfd wait = { descriptor, POLLIN, 0 };
	int ready;

	do
		ready = poll(&wait, 1, PATIENCE_MS);
	while (ready < 0 && errno == EINTR);
	return ready > 0;
}

static void listen_to(struct collector *collector, int output)
{
	enum { PIECE = 64 * 1024 };
	char bytes[PIECE];

	while (is_readable(output)) {
		ssize_t length = read(output, bytes, sizeof bytes);
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0 || collector_take(collector, (struct sv){ bytes, (size_t)length }))
			return;
	}
}

static unsigned read_answer(int descriptor)
{
	struct helper_answer answer;

	if (!is_readable(descriptor) || recv(descriptor, &answer, sizeof answer, 0) != sizeof answer)
		return ATTACH_NO_HELPER;
	return answer.faults;
}

static int find_reader(const struct attach_type *type)
{
	return reader_find(type->format.len ? type->format : type->media_type);
}

static unsigned ask_and_listen(struct attach_helper *helper, struct collector *collector,
			       const struct attach_document *document)
{
	struct helper_request request = { .reader = find_reader(document->type) };
	struct ends ends;
	unsigned faults = ATTACH_NO_HELPER;

	int status = make_ends(&ends, document->bytes);
	if (!status)
		status = ask(helper, &request, ends.theirs);
	for (int i = 0; i < HELPER_DESCRIPTORS; i++)
		close_end(&ends.theirs[i]);
	if (!status) {
		listen_to(collector, ends.output);
		close_end(&ends.output);
		faults = read_answer(ends.answer);
	}
	close_end(&ends.output);
	close_end(&ends.answer);
	return faults;
}

bool attach_can_read(const struct attach_type *type)
{
	return find_reader(type) >= 0;
}

void attach_read(struct attach_outcome *out, struct attach_helper *helper, struct html_reader *html,
		 struct arena *arena, const struct attach_document *document, const struct attach_sink *sink)
{
	struct collector *collector = collector_new(&(struct collector_input){ html, arena, document, sink });

	unsigned faults = ask_and_listen(helper, collector, document);
	out->faults = faults | collector_finish(collector);
	collector_free(collector);
}
