#define _GNU_SOURCE /* pipe2 */
#include "base/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

struct interrupt {
	pthread_t thread;
	sigset_t signals;
	sigset_t before;
	_Atomic bool over; /* interrupt_free was called */
	_Atomic int signal;
	int pipe[2]; /* its second end is closed when the signal comes */
	void (*stop)(void *context);
	void *context;
};

static void take_signal(struct interrupt *interrupt, int signal)
{
	/* `stop` first: whoever is woken by the pipe must find that nobody wants more. */
	interrupt->stop(interrupt->context);
	atomic_store(&interrupt->signal, signal);
	close(interrupt->pipe[1]);
	interrupt->pipe[1] = -1;
}

static void *listen(void *context)
{
	struct interrupt *interrupt = context;
	int signal;

	while (sigwait(&interrupt->signals, &signal) == 0 && !atomic_load(&interrupt->over)) {
		if (!atomic_load(&interrupt->signal)) {
			take_signal(interrupt, signal);
			continue;
		}
		pthread_sigmask(SIG_UNBLOCK, &interrupt->signals, NULL);
		raise(signal);
	}
	return NULL;
}

/* What the caller has ignored (nohup, a job in the background) is not ours to hear. */
static bool choose_signals(sigset_t *out)
{
	static const int signals[] = { SIGINT, SIGTERM };
	struct sigaction action;
	bool some = false;

	sigemptyset(out);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (sigaction(signals[i], NULL, &action) == 0 && action.sa_handler == SIG_DFL) {
			sigaddset(out, signals[i]);
			some = true;
		}
	return some;
}

struct interrupt *interrupt_new(void (*stop)(void *context), void *context)
{
	struct interrupt *interrupt = calloc(1, sizeof *interrupt);

	if (!interrupt)
		abort();
	interrupt->stop = stop;
	interrupt->context = context;
	if (!choose_signals(&interrupt->signals) || pipe2(interrupt->pipe, O_CLOEXEC) != 0) {
		free(interrupt);
		return NULL;
	}
	pthread_sigmask(SIG_BLOCK, &interrupt->signals, &interrupt->before);
	if (pthread_create(&interrupt->thread, NULL, listen, interrupt) == 0)
		return interrupt;
	pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
	close(interrupt->pipe[0]);
	close(interrupt->pipe[1]);
	free(interrupt);
	return NULL;
}

int interrupt_signal(const struct interrupt *interrupt)
{
	return interrupt ? atomic_load(&interrupt->signal) : 0;
}

int interrupt_wait(const struct interrupt *interrupt, int descriptor)
{
	struct pollfd wait[] = { { .fd = descriptor, .events = POLLIN },
				 { .fd = interrupt ? interrupt->pipe[0] : -1, .events = POLLIN } };

	while (poll(wait, 2, -1) < 0 && errno == EINTR)
		;
	return wait[1].revents ? -1 : 0;
}

void interrupt_free(struct interrupt *interrupt)
{
	int signal = SIGTERM;

	if (!interrupt)
		return;
	atomic_store(&interrupt->over, true);
	if (!sigismember(&interrupt->signals, signal))
		signal = SIGINT;
	pthread_kill(interrupt->thread, signal);
	pthread_join(interrupt->thread, NULL);
	pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
	close(interrupt->pipe[0]);
	if (interrupt->pipe[1] >= 0)
		close(interrupt->pipe[1]);
	free(interrupt);
}
