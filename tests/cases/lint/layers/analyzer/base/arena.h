#include <stddef.h>
#include <pthread.h>
