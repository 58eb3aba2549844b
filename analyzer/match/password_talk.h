/* What the words around a password say of it: talk about passwords, a published one, no password at all. */
#ifndef MATCH_PASSWORD_TALK_H
#define MATCH_PASSWORD_TALK_H

#include "match/password_claim.h"

/* Why this is no leak: published on purpose ("会议密码"), advice ("请勿使用123456等弱口令"), news; or REASON_NONE. */
enum reason password_talk(const struct claim *claim);

/* A telephone number behind "重置密码：", a year behind "财富密码：". */
bool password_is_number(const struct claim *claim);

#endif
