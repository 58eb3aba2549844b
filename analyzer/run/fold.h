/* Findings of a document that was looked at in stretches: what a stretch cut apart becomes one again. */
#ifndef RUN_FOLD_H
#define RUN_FOLD_H

#include "model/record.h"

/* Of the findings from `first` on, whose paths are settled: columns of personal data that go on in another stretch
 * become one, which also stands for the values of that column that were too few to make one; repeats of a value become
 * one. */
void fold_findings(struct findings *findings, size_t first);

#endif
