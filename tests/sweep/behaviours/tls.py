"""Certificates and insecure parts."""

from answers import Behaviour, Expect, broken, dead, error_page, link, page

OK = page("加密页面")
LINK = link("$TLS/x.html")


def certificate(name, about, kind, words):
    return Behaviour(name, about, LINK, {"/x.html": OK}, (Expect("link.tls", "$TLS/x.html", "tls", "warning", words=words),),
                     certificate=kind)


BEHAVIOURS = (
    Behaviour("tls_good", "a good certificate", LINK, {"/x.html": OK}),
    Behaviour("tls_404", "404 over TLS", LINK, {}, (broken("$TLS/x.html"),)),
    certificate("tls_expired", "an expired certificate", "expired", ("expired", "过期")),
    certificate("tls_early", "a certificate that is not valid yet", "early", ()),
    certificate("tls_host", "a certificate for another host", "host", ("host", "不属于")),
    certificate("tls_self_signed", "a certificate signed by itself", "self-signed", ("self-signed", "自签名")),
    # Browsers fetch or remember the missing link, so no reader meets an error.
    Behaviour("tls_incomplete", "the intermediate certificate is not sent", LINK, {"/x.html": OK}, (
        Expect("link.tls", "$TLS/x.html", None, "note", optional=True, words=("incomplete", "不完整")),), certificate="incomplete"),
    Behaviour("tls_on_plain", "https at a port of http", link("https://$HOST:$PORT/x.html"), {"/x.html": OK}, (
        Expect(("link.broken", "link.tls"), "https://$HOST:$PORT/x.html", ("broken", "tls"), "warning"),)),
    Behaviour("i_tls", "a site over TLS", link("/x.html") + link("/y.html"), {"/x.html": OK, "/y.html": error_page(404)}, (
        dead("$TLS/y.html"),), site="https"),
    Behaviour("insecure", "http pictures and scripts on an https page", (
        '<img src="$HTTP/a.png"><script src="$HTTP/a.js"></script><p><a href="$HTTP/page.html">纯链接</a></p>'),
        {"/a.png": OK, "/a.js": page("x", type="text/javascript"), "/page.html": page("普通页面")}, (
        Expect("link.insecure", "$HTTP/a.png"), Expect("link.insecure", "$HTTP/a.js")), site="https"),
)
