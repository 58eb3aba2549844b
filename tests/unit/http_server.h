/*
 * A web server on 127.0.0.1 whose answers a test scripts: a thread for each connection, one request after another.
 *
 *	static void answer(struct http_server *server, struct http_request *request) { … http_say(request, "…"); }
 *	struct http_server *server = http_server_new(answer);
 */
#ifndef UNIT_HTTP_SERVER_H
#define UNIT_HTTP_SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/sv.h"

struct http_server;

struct http_request {
	struct http_server *server;
	int socket;
	char head[16384];
	char method[16];
	char path[4096];
	bool closed; /* no further request on this connection */
};

typedef void http_answer(struct http_server *server, struct http_request *request);

enum { HTTP_THREADS = 4096 };

struct http_server {
	http_answer *answer;
	int socket;
	int port;
	atomic_bool stopping;
	atomic_int requests;
	atomic_int open;        /* connections now */
	atomic_int most_open;   /* at any time */
	atomic_int counters[8]; /* for the test */
	pthread_t acceptor;
	pthread_t threads[HTTP_THREADS];
	size_t thread_count;
};

struct http_connection {
	struct http_server *server;
	int socket;
};

static inline void http_send(struct http_request *request, const void *data, size_t size)
{
	const char *at = data;

	while (size > 0) {
		ssize_t sent = send(request->socket, at, size, MSG_NOSIGNAL);
		if (sent <= 0) {
			request->closed = true;
			return;
		}
		at += sent;
		size -= (size_t)sent;
	}
}

static inline void http_say(struct http_request *request, const char *text)
{
	http_send(request, text, strlen(text));
}

/* An answer with its length, and further header lines ("Name: value\r\n…"). */
static inline void http_reply(struct http_request *request, const char *status, const char *fields, const char *body)
{
	char head[1 << 17];
	bool has_body = strcmp(request->method, "HEAD") != 0;

	snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Length: %zu\r\n%s\r\n", status, strlen(body), fields);
	http_say(request, head);
	if (has_body)
		http_say(request, body);
}

/* Waits without answering, until the other side has had enough or the server ends. */
static inline void http_hang(struct http_request *request)
{
	char byte;

	while (!atomic_load(&request->server->stopping)) {
		struct pollfd fd = { .fd = request->socket, .events = POLLIN };
		if (poll(&fd, 1, 20) > 0 && recv(request->socket, &byte, 1, 0) <= 0)
			break;
	}
	request->closed = true;
}

/* Ends the connection with a reset. */
static inline void http_reset(struct http_request *request)
{
	struct linger now = { .l_onoff = 1 };

	setsockopt(request->socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
	request->closed = true;
}

static inline bool http_is(const struct http_request *request, const char *path)
{
	return strcmp(request->path, path) == 0;
}

static inline bool http_is_head(const struct http_request *request)
{
	return strcmp(request->method, "HEAD") == 0;
}

static inline bool http_has(const struct http_request *request, const char *text)
{
	return strstr(request->head, text) != NULL;
}

static inline bool http_read(struct http_request *request)
{
	size_t len = 0;

	while (len + 1 < sizeof request->head && !atomic_load(&request->server->stopping)) {
		struct pollfd fd = { .fd = request->socket, .events = POLLIN };
		if (poll(&fd, 1, 50) == 0)
			continue;
		ssize_t got = recv(request->socket, request->head + len, sizeof request->head - 1 - len, 0);
		if (got <= 0)
			return false;
		len += (size_t)got;
		request->head[len] = '\0';
		if (strstr(request->head, "\r\n\r\n"))
			return sscanf(request->head, "%15s %4095s", request->method, request->path) == 2;
	}
	return false;
}

static inline void *http_serve(void *argument)
{
	struct http_connection *connection = argument;
	struct http_request *request = calloc(1, sizeof *request);

	request->server = connection->server;
	request->socket = connection->socket;
	while (!request->closed && http_read(request)) {
		atomic_fetch_add(&request->server->requests, 1);
		request->server->answer(request->server, request);
	}
	atomic_fetch_sub(&request->server->open, 1);
	close(request->socket);
	free(request);
	free(connection);
	return NULL;
}

static inline void *http_accept(void *argument)
{
	struct http_server *server = argument;

	while (!atomic_load(&server->stopping) && server->thread_count < HTTP_THREADS) {
		struct pollfd fd = { .fd = server->socket, .events = POLLIN };
		if (poll(&fd, 1, 20) <= 0)
			continue;
		struct http_connection *connection = calloc(1, sizeof *connection);
		connection->server = server;
		connection->socket = accept(server->socket, NULL, NULL);
		int open = atomic_fetch_add(&server->open, 1) + 1;
		if (open > atomic_load(&server->most_open))
			atomic_store(&server->most_open, open);
		pthread_create(&server->threads[server->thread_count++], NULL, http_serve, connection);
	}
	return NULL;
}

static inline struct http_server *http_server_new(http_answer *answer)
{
	struct http_server *server = calloc(1, sizeof *server);
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof address;

	server->answer = answer;
	server->socket = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(server->socket, (struct sockaddr *)(void *)&address, size) != 0 || listen(server->socket, 128) != 0)
		abort();
	getsockname(server->socket, (struct sockaddr *)(void *)&address, &size);
	server->port = ntohs(address.sin_port);
	pthread_create(&server->acceptor, NULL, http_accept, server);
	return server;
}

static inline void http_server_free(struct http_server *server)
{
	atomic_store(&server->stopping, true);
	pthread_join(server->acceptor, NULL);
	for (size_t i = 0; i < server->thread_count; i++)
		pthread_join(server->threads[i], NULL);
	close(server->socket);
	free(server);
}

#endif
