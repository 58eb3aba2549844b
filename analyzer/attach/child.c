#define _GNU_SOURCE

#include "attach/child.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attach/sandbox.h"

/* Where a reader finds what it was given. */
enum { INPUT = 3, OUTPUT = 4, TEXT = READER_PROGRAM_OUTPUT };

/* With nothing of the helper's left. */
static void begin(int sigpipe)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, sigpipe ? SIG_DFL : SIG_IGN);
}

static struct sv map_input(void)
{
	struct stat about;

	if (fstat(INPUT, &about) || about.st_size <= 0)
		return (struct sv){ NULL, 0 };
	void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, INPUT, 0);
	return bytes == MAP_FAILED ? (struct sv){ NULL, 0 } : (struct sv){ bytes, (size_t)about.st_size };
}

/* Puts descriptors at places that may be taken by others of them: copies above all places come first. */
static int arrange(int *descriptors, int first, int count)
{
	enum { ABOVE = 64 };

	for (int i = 0; i < count; i++) {
		descriptors[i] = fcntl(descriptors[i], F_DUPFD, ABOVE);
		if (descriptors[i] < 0)
			return -1;
	}
	for (int i = 0; i < count; i++)
		if (dup2(descriptors[i], first + i) < 0)
			return -1;
	return close_range((unsigned)(first + count), ~0u, 0);
}

static _Noreturn void be_reader(const struct reader *reader, int input, int output, int text)
{
	int descriptors[] = { input, output, text };

	begin(false);
	if (arrange(descriptors, INPUT, text < 0 ? 2 : 3))
		_exit(EXIT_FAILURE);
	struct sv bytes = map_input();
	struct reading *reading = reading_new(OUTPUT);
	if (sandbox_enter(SANDBOX_READER))
		_exit(EXIT_FAILURE);
	reading_fault(reading, reader->function(reading, bytes));
	reading_free(reading);
	_exit(EXIT_SUCCESS);
}

/* Splits the command in place into words. */
static void split(char *command, char **words, size_t most)
{
	size_t count = 0;

	for (char *word = strtok(command, " "); word && count < most - 1; word = strtok(NULL, " "))
		words[count++] = word;
	words[count] = NULL;
}

static _Noreturn void be_program(const char *program, int input, int output)
{
	enum { WORDS = 16, COMMAND = 256, NOT_FOUND = 127 };
	int descriptors[] = { input, output, open("/dev/null", O_WRONLY) };
	char command[COMMAND];
	char *words[WORDS];
	char *const environment[] = { NULL };

	begin(true);
	if (strlen(program) >= sizeof command || arrange(descriptors, STDIN_FILENO, 3))
		_exit(NOT_FOUND);
	strcpy(command, program);
	split(command, words, WORDS);
	if (lseek(STDIN_FILENO, 0, SEEK_SET) < 0 || sandbox_enter(SANDBOX_PROGRAM))
		_exit(NOT_FOUND);
	execvpe(words[0], words, environment);
	_exit(NOT_FOUND);
}

static int start_program(struct child_pair *out, const struct reader *reader, int input, int *text)
{
	int pipes[2];

	if (pipe2(pipes, O_CLOEXEC))
		return -1;
	out->program = fork();
	if (out->program == 0)
		be_program(reader->program, input, pipes[1]);
	close(pipes[1]);
	*text = pipes[0];
	if (out->program > 0)
		return 0;
	close(pipes[0]);
	return -1;
}

int child_start(struct child_pair *out, const struct reader *reader, int input, int output)
{
	int text = -1;

	*out = (struct child_pair){ 0, 0 };
	if (reader->program && start_program(out, reader, input, &text))
		return -1;
	out->reader = fork();
	if (out->reader == 0)
		be_reader(reader, input, output, text);
	if (text >= 0)
		close(text);
	if (out->reader > 0)
		return 0;
	if (out->program) /* it ends with its pipe */
		waitpid(out->program, NULL, 0);
	return -1;
}
