"""Status codes, retries, Retry-After, HEAD that lies, challenge pages of web application firewalls."""

from answers import (ONE_LINK, Answer, Behaviour, ByMethod, First, When, blocked, broken, dead, error_page, html, http_date,
                     page, timeout, wire, with_headers)

OK = page("目标页面")


def external(name, about, route, *expect, **more):
    return Behaviour(name, about, ONE_LINK, {"/x.html": route}, expect, **more)


def internal(name, about, route, *expect, **more):
    return Behaviour(name, about, ONE_LINK, {"/x.html": route}, expect, site="http", **more)


def retry_after(status, value):
    return with_headers(error_page(status), ("Retry-After", value))


def soon():
    return http_date(2)


def agent_is_refused(request):
    """The stock rules of a firewall for names of robots."""
    agent = request.headers.get("user-agent", "").lower()
    return not agent or any(word in agent for word in ("link", "curl", "python", "spider", "checker", "libwww", "wget"))


CODES = (
    external("e404", "404", error_page(404), broken()),
    internal("i404", "404 within the site", error_page(404), dead()),
    external("e410", "410", error_page(410), broken(status=410)),
    internal("i410", "410 within the site", error_page(410), dead(status=410)),
    external("e400", "400", error_page(400), broken(status=400)),
    external("e500", "500 for ever", error_page(500), broken(status=500)),
    internal("i500", "500 for ever within the site", error_page(500), dead(status=500)),
    external("e503", "503 for ever", error_page(503), broken(status=503)),
    external("e504", "504 for ever", error_page(504), broken(status=504)),
    external("e401", "401", with_headers(error_page(401), ("WWW-Authenticate", 'Basic realm="x"')), blocked(status=401)),
    external("e403", "403", error_page(403), blocked(status=403)),
    internal("i403", "403 within the site", error_page(403), blocked(status=403)),
    external("e999", "999", error_page(999), blocked(status=999)),
    external("e204", "204 is an answer", Answer(204)),
    external("e206", "206 unasked", Answer(206, html("部分"), (("Content-Range", "bytes 0-99/100"),))),
    Behaviour("twice", "one dead target, twice on a page", 2 * ONE_LINK, {}, (broken(referrers=1),)),
)

ONCE = (
    external("e502_once", "502 once, then ok", First(error_page(502), OK)),
    internal("i502_once", "502 once within the site", First(error_page(502), OK)),
    external("e500_twice", "500 twice, then ok", First(error_page(500), OK, 2)),
    external("e404_once", "404 once, then ok", First(error_page(404), OK)),
    external("reset_once", "a reset, then ok", First(wire("reset"), OK)),
    internal("i_reset_once", "a reset within the site, then ok", First(wire("reset"), OK)),
    external("hang_once", "no answer once, then ok", First(wire("hang"), OK)),
)

RETRY_AFTER = (
    external("ra_503_seconds", "503, Retry-After: 1, then ok", First(retry_after(503, "1"), OK)),
    external("ra_503_date", "503, Retry-After as a date, then ok", First(retry_after(503, soon), OK)),
    external("ra_429_seconds", "429, Retry-After: 1, then ok", First(retry_after(429, "1"), OK)),
    external("ra_429_date", "429, Retry-After as a date, then ok", First(retry_after(429, soon), OK)),
    external("ra_429_bare", "429 without Retry-After, then ok", First(error_page(429), OK)),
    external("ra_garbage", "503, Retry-After that is none, then ok", First(retry_after(503, "soon-ish; -1"), OK)),
    external("ra_past", "503, Retry-After in the past, then ok", First(retry_after(503, "Wed, 21 Oct 2015 07:28:00 GMT"), OK)),
    external("e429_for_ever", "429 for ever", retry_after(429, "1"), blocked(status=429)),
    external("e429_long", "429, Retry-After: 3600", retry_after(429, "3600"), blocked(status=429)),
    external("e503_long", "503, Retry-After: 7200", retry_after(503, "7200"), blocked(status=503)),
    external("e429_huge", "429, Retry-After beyond all numbers", retry_after(429, "9" * 40), blocked(status=429)),
    internal("i429", "429 for every second request of a site", First(retry_after(429, "1"), OK)),
)

HEAD = (
    external("head_404", "HEAD 404, GET 200", ByMethod(error_page(404), OK)),
    external("head_405", "HEAD 405, GET 200", ByMethod(error_page(405), OK)),
    external("head_403", "HEAD 403, GET 200", ByMethod(error_page(403), OK)),
    external("head_500", "HEAD 500, GET 200", ByMethod(error_page(500), OK)),
    external("head_501", "HEAD 501, GET 200", ByMethod(error_page(501), OK)),
    external("head_hang", "HEAD hangs, GET 200", ByMethod(wire("hang"), OK)),
    external("head_reset", "HEAD is reset, GET 200", ByMethod(wire("reset"), OK)),
    external("head_redirect", "HEAD goes round in circles, GET 200",
             ByMethod(Answer(302, "", (("Location", "/x.html"),)), OK)),
    external("head_body", "a body after HEAD", ByMethod(wire("body_on_head", OK), OK)),
    external("head_200", "HEAD 200, GET 404", ByMethod(Answer(200), error_page(404)), broken()),
)

ATTEMPTS = (
    external("agent", "names of robots are refused with 403", When(agent_is_refused, error_page(403), OK)),
    external("agent_404", "names of robots get a 404", When(agent_is_refused, error_page(404), OK)),
    external("hang", "no answer ever", wire("hang"), timeout()),
    internal("i_hang", "no answer ever within the site", wire("hang"), timeout(severity="error")),
)

CLOUDFLARE = ("<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title>"
              "<meta http-equiv=\"refresh\" content=\"390\"></head><body><noscript>Enable JavaScript and cookies to continue</noscript>"
              "<script>(function(){window._cf_chl_opt={cvId:'3',cZone:'x'};var a=document.createElement('script');"
              "a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=8f0';}());</script></body></html>")
KNOWNSEC = ("<html><head><meta charset=\"utf-8\"><title>创宇盾</title></head><body><div><h1>当前访问疑似黑客攻击，已被创宇盾拦截。</h1>"
            "<p>如果您是网站管理员，请登录知道创宇云防御查看详情</p><p>事件ID：c0ffee0000000001</p><a href=\"https://www.yunaq.com/\">创宇盾</a>"
            "</div></body></html>")
SAFEDOG = ("<html><head><title>网站防火墙</title></head><body><div class=\"main\"><h2>您的请求带有不合法参数，已被网站管理员设置拦截！</h2>"
           "<p>可能原因：您提交的内容包含危险的攻击请求</p><p>网站安全狗 safedog.cn</p></div></body></html>")
YUNSUO = ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>访问出错</title><script>var stringify=\"云锁\";"
          "function YunSuoAutoJump(){var width=screen.width;self.location=\"/?security_verify_data=\"+width;}</script></head>"
          "<body onload=\"YunSuoAutoJump()\"></body></html>")
ALIYUN = ("<html><head><meta charset=\"utf-8\"><title>405</title></head><body><div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，"
          "您的访问被阻断。</div><div>您的请求ID是：707ca1a5</div><img src=\"//g.alicdn.com/sd/errorpage/405.png\"></body></html>")
JSL = ("<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('l')+('e')+('a')+('r')+('a')+('n')+('c')+('e')"
       "+('=')+'1716.12';location.href=location.pathname+location.search</script>")
RUISHU = ("<!DOCTYPE html><html><head><meta id=\"9DhefwqGPrzGxEp9hPaoag\" content=\"x\" r='m'><script>$_ts=window['$_ts'];"
          "if(!$_ts)$_ts={};$_ts.nsd=64381;$_ts.cd=\"qEqx\";</script><script src=\"/4QbVtADbnLVIc/d.js\" r='m'></script></head>"
          "<body></body></html>")
BAIDU_CHECK = ("<html><head><meta charset=\"utf-8\"><title>百度安全验证</title></head><body><div>网络不给力，请稍后重试"
               "<a href=\"/\">返回首页</a>问题反馈</div><script src=\"https://wappass.baidu.com/static/machine/js/api.js\"></script></body></html>")
SLIDER = ("<html><head><meta charset=\"utf-8\"><title>安全验证</title></head><body><p>为保证您的正常访问，请进行如下验证：</p>"
          "<p>请按住滑块，拖动到最右边</p><div id=\"nc_1_wrapper\"></div><script src=\"https://g.alicdn.com/captcha-frontend/x.js\"></script>"
          "</body></html>")
# Not an answer of a firewall: a notice that speaks of them.
ABOUT_SHIELDS = html("关于网站安全防护的通知", "<p>各单位网站应当部署创宇盾、网站安全狗、云锁或者 Cloudflare 等防护产品，攻击请求应当被拦截，"
                     "遇到 403、405、521 等错误页面请联系管理员。</p>")


def challenge(status, body, *headers):
    return Answer(status, body, headers)


SHIELDS = (
    external("cloudflare_403", "Cloudflare asks for JavaScript with 403",
             challenge(403, CLOUDFLARE, ("Server", "cloudflare"), ("cf-mitigated", "challenge")), blocked(status=403)),
    external("cloudflare_503", "Cloudflare of old: 503", challenge(503, CLOUDFLARE, ("Server", "cloudflare")), blocked(status=503)),
    external("knownsec_200", "创宇盾 with 200", challenge(200, KNOWNSEC), blocked(status=200)),
    external("knownsec_405", "创宇盾 with 405", challenge(405, KNOWNSEC), blocked(status=405)),
    external("safedog_200", "网站安全狗 with 200", challenge(200, SAFEDOG), blocked(status=200)),
    external("safedog_404", "网站安全狗 with 404", challenge(404, SAFEDOG, ("X-Powered-By", "WAF/2.0")), blocked(status=404)),
    external("yunsuo_200", "云锁 with 200", challenge(200, YUNSUO, ("Set-Cookie", "security_session_verify=1")), blocked(status=200)),
    external("aliyun_405", "阿里云盾 with 405", challenge(405, ALIYUN), blocked(status=405)),
    external("jiasule_521", "加速乐 with 521 and a cookie by script", challenge(521, JSL, ("Set-Cookie", "__jsluid_h=8e4b; path=/")),
             blocked(status=521)),
    external("ruishu_412", "瑞数 with 412 and nothing but script", challenge(412, RUISHU, ("Set-Cookie", "FSSBBIl1UgzbN7N80S=x")),
             blocked(status=412)),
    external("baidu_check", "a security check with 200", challenge(200, BAIDU_CHECK), blocked(status=200)),
    external("slider_200", "a slider with 200", challenge(200, SLIDER), blocked(status=200)),
    internal("i_knownsec", "创宇盾 within the site", challenge(200, KNOWNSEC), blocked(status=200)),
    external("about_shields", "a real notice that speaks of firewalls", challenge(200, ABOUT_SHIELDS)),
    external("e521", "521 without a challenge", error_page(521, "Web server is down"), broken(status=521)),
)

BEHAVIOURS = CODES + ONCE + RETRY_AFTER + HEAD + ATTEMPTS + SHIELDS
