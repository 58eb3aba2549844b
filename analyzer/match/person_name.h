/* Names of Chinese persons, by what they are made of: a surname and one or two characters, none of which belong to
 * ordinary words. A guess, right often enough to be evidence among other evidence. */
#ifndef MATCH_PERSON_NAME_H
#define MATCH_PERSON_NAME_H

#include "match/confirm.h"

/* The whole text, spaces apart, is a name: "张三", "欧阳建国", "王某某", "阿依古丽·买买提". */
bool person_name_is(struct sv text);

/* The same for what is said to be a name: two or three characters that begin with a surname, whatever they mean. */
bool person_name_may_be(struct sv text);

/* The text ends with a name, marks apart: "1. 张三（". Or one of its runs of Chinese characters is a name. */
bool person_name_is_last(struct sv text);
bool person_name_is_in(struct sv text);

/* The Chinese characters that the text begins with, behind marks. */
struct sv person_name_run(struct sv text);

/* A name stands right before or right behind the value, with nothing but marks between: "张三（330106…）",
 * "view('张三','330106…')"; or it is the text of the element whose attribute the value is. */
bool person_name_is_beside(const struct candidate *candidate);

#endif
