/* Whether the value of a label is what the rules ask for. Pure functions of the value. */
#ifndef CHECK_LABEL_VALUES_H
#define CHECK_LABEL_VALUES_H

#include "check/label_set.h"

/* True if the value is one that a template or a test left behind. */
bool label_values_is_placeholder(enum label_name name, struct sv value);

/* NULL if the value has the form that the label must have, else that form, for people. */
const char *label_values_expected(enum label_name name, struct sv value);

#endif
