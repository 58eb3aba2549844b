#include "fetch/retry_after.h"

#include <curl/curl.h>

/* More than anybody waits. */
#define MOST_SECONDS 1e9

static time_t read_date(struct sv value)
{
	char text[64];

	if (value.len == 0 || value.len >= sizeof text)
		return -1;
	memcpy(text, value.data, value.len);
	text[value.len] = '\0';
	return curl_getdate(text, NULL);
}

static bool is_number(struct sv value)
{
	for (size_t i = 0; i < value.len; i++)
		if (!sv_is_digit(value.data[i]))
			return false;
	return value.len > 0;
}

double retry_after_read(struct sv value, struct sv date, time_t now)
{
	double seconds = 0;

	if (is_number(value)) {
		for (size_t i = 0; i < value.len && seconds < MOST_SECONDS; i++)
			seconds = seconds * 10 + (value.data[i] - '0');
		return seconds;
	}
	time_t then = read_date(value);
	if (then < 0)
		return -1;
	time_t answered = read_date(date);
	seconds = difftime(then, answered >= 0 ? answered : now);
	return seconds > 0 ? seconds : 0;
}
