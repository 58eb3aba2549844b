#include "base/arena.h"
#include "url/url.h"

#include "check/check.h"
#include "decode/decode.h"
#include "url/inner.h"
#include "nowhere/nowhere.h"
#include "html.h"
#include "../url/url.h"
#include <hs/hs.h>
#include <pthread.h>
#include <curl/curl.h>
#include <sys/stat.h>
