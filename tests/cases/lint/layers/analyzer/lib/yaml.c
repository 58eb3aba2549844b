#include "base/arena.h"
#include <yaml.h>

