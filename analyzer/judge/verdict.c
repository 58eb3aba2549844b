#include "judge/judge.h"

bool judge_is_network(enum fault fault)
{
	return fault == FAULT_DNS || fault == FAULT_CONNECT || fault == FAULT_TIMEOUT || fault == FAULT_RESET;
}

/* A fault that may pass by itself, of a link that worked last night. */
static bool is_suspect(enum link_class class, const struct observation *seen, const struct judge_history *history)
{
	bool passes = class == CLASS_TIMEOUT ||
		      (class == CLASS_BROKEN && seen->fault == FAULT_NONE && seen->status >= 500) ||
		      (history->together && judge_is_network(seen->fault));

	return passes && history->asked_before && !history->failed_before;
}

static enum certainty certainty_of(enum link_class class, const struct observation *seen)
{
	switch (class) {
	case CLASS_BROKEN:
		return seen->fault == FAULT_NONE && seen->status != 404 && seen->status != 410 ? CERTAINTY_LIKELY
											       : CERTAINTY_CERTAIN;
	case CLASS_TLS: return seen->fault == FAULT_TLS_INCOMPLETE ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN;
	case CLASS_LOOP:
	case CLASS_ADDRESS: return CERTAINTY_CERTAIN;
	case CLASS_BLOCKED: return CERTAINTY_POSSIBLE;
	default: return CERTAINTY_LIKELY;
	}
}

static const char *rule_of(enum link_class class)
{
	static const char *const rules[CLASS_COUNT] = {
		[CLASS_BROKEN] = "link.broken",
		[CLASS_SOFT_404] = "link.soft-404",
		[CLASS_TIMEOUT] = "link.timeout",
		[CLASS_BLOCKED] = "link.blocked",
		[CLASS_TLS] = "link.tls",
		[CLASS_LOOP] = "link.redirect-loop",
		[CLASS_ADDRESS] = "link.internal-address",
		[CLASS_FRAGMENT] = "link.fragment",
		[CLASS_HIJACKED] = "link.hijacked",
	};
	return rules[class];
}

void judge_link(struct judgement *out, enum link_class class, const struct observation *seen,
		const struct judge_history *history)
{
	*out = (struct judgement){
		.rule = rule_of(class),
		.class = class,
		.severity = history->internal || class == CLASS_HIJACKED ? SEVERITY_ERROR : SEVERITY_WARNING,
		.certainty = certainty_of(class, seen),
	};
	if (class == CLASS_FRAGMENT || class == CLASS_ADDRESS)
		out->severity = SEVERITY_WARNING;
	if (class == CLASS_BLOCKED || (class == CLASS_TLS && seen->fault == FAULT_TLS_INCOMPLETE))
		out->severity = SEVERITY_NOTE;
	if (is_suspect(class, seen, history)) {
		out->severity = SEVERITY_NOTE;
		out->certainty = CERTAINTY_POSSIBLE;
		out->class = class == CLASS_BROKEN ? CLASS_TRANSIENT : class;
	}
}

static const char *fault_words(enum fault fault, bool chinese)
{
	static const struct {
		const char *zh;
		const char *en;
	} words[FAULT_COUNT] = {
		[FAULT_DNS] = { "域名无法解析", "the name does not resolve" },
		[FAULT_CONNECT] = { "无法连接", "no connection" },
		[FAULT_RESET] = { "连接中断", "the connection breaks off" },
		[FAULT_TIMEOUT] = { "超时", "no answer in time" },
		[FAULT_TLS_EXPIRED] = { "证书已过期或尚未生效", "the certificate has expired or does not hold yet" },
		[FAULT_TLS_HOST] = { "证书不属于该域名", "the certificate is for another host" },
		[FAULT_TLS_SELF_SIGNED] = { "自签名证书", "the certificate is self-signed" },
		[FAULT_TLS_INCOMPLETE] = { "证书链不完整（浏览器能自行补全）",
					   "the chain of certificates is incomplete; browsers complete it" },
		[FAULT_TLS_OTHER] = { "无法建立安全连接", "no secure connection" },
		[FAULT_PROTOCOL] = { "应答不是有效的 HTTP", "the answer is no valid HTTP" },
		[FAULT_REDIRECT_LOOP] = { "循环跳转", "redirects in a circle" },
		[FAULT_REDIRECTS] = { "跳转次数过多", "too many redirects" },
		[FAULT_REDIRECT_BAD] = { "跳转到无效地址", "redirects to an invalid address" },
		[FAULT_ADDRESS] = { "指向内部网络", "leads into a private network" },
		[FAULT_RETRY_AFTER] = { "对方要求稍后再访问", "the host asks to come back later" },
	};
	return chinese ? words[fault].zh : words[fault].en;
}

struct sv judge_words(struct arena *arena, const struct judgement *judgement, const struct observation *seen,
		      bool chinese)
{
	if (seen->fault != FAULT_NONE && fault_words(seen->fault, chinese))
		return sv_from(fault_words(seen->fault, chinese));
	if (judgement->class == CLASS_HIJACKED)
		return chinese ? SV("内容已变为赌博等网站") : SV("it has become a gambling site or the like");
	if (judgement->class == CLASS_SOFT_404)
		return chinese ? SV("页面不存在（却返回 200）") : SV("not found, although the status is 200");
	if (judgement->class == CLASS_BLOCKED && seen->challenge)
		return chinese ? SV("防护系统拦截") : SV("a firewall does not let us in");
	return arena_printf(arena, "HTTP %d", seen->status);
}
