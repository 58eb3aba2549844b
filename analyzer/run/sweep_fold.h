/* Findings on links that pages share: a wrong address in a footer is one finding, however many pages carry it. Private
 * to the sweep. */
#ifndef RUN_SWEEP_FOLD_H
#define RUN_SWEEP_FOLD_H

#include "run/record_pack.h"
#include "run/sweep_output.h"

struct sweep_fold;

struct sweep_fold *sweep_fold_new(void);
void sweep_fold_free(struct sweep_fold *fold);

/* Takes in a finding of link.* on an address, with its place. False for others, and once LIMIT_FOLDS are held. */
bool sweep_fold_take(struct sweep_fold *fold, const struct unpacked *unpacked);

/* Writes each as one finding with the number of pages and the first of them. */
void sweep_fold_write(struct sweep_fold *fold, struct sweep_output *output);

#endif
