#include "url/inner.h"
