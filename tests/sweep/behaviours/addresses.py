"""Forms of hosts and ports, and addresses that no link of a public site may have."""

from answers import Behaviour, Expect, broken, link, page

OK = page("地址")

PRIVATE = (
    "http://127.0.0.1:$PORT/canary", "http://localhost:$PORT/canary", "http://2130706433:$PORT/canary", "http://0x7f.1:$PORT/canary",
    "http://127.1:$PORT/canary", "http://0177.0.0.1:$PORT/canary", "http://0x7f000001:$PORT/canary", "http://[::1]:$PORT/canary",
    "http://[::ffff:127.0.0.1]:$PORT/canary", "http://%31%32%37.0.0.1:$PORT/canary", "http://１２７.0.0.1:$PORT/canary",
    "http://0.0.0.0:$PORT/canary", "http://10.0.0.8/", "http://172.16.3.4:8080/x", "http://192.168.1.1/", "http://169.254.169.254/latest/",
    "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00::1]/", "http://a@127.0.0.1:$PORT/canary", "file:///C:/temp/a.doc",
)
# How an address of PRIVATE reads once it is resolved, where that differs from what was written.
LOCAL = "http://127.0.0.1:$PORT/canary"
SAME = {"http://2130706433:$PORT/canary": LOCAL, "http://0x7f.1:$PORT/canary": LOCAL, "http://127.1:$PORT/canary": LOCAL,
        "http://0177.0.0.1:$PORT/canary": LOCAL, "http://0x7f000001:$PORT/canary": LOCAL,
        "http://%31%32%37.0.0.1:$PORT/canary": LOCAL, "http://１２７.0.0.1:$PORT/canary": LOCAL,
        "http://[::ffff:127.0.0.1]:$PORT/canary": "http://[::ffff:7f00:1]:$PORT/canary",
        "http://a@127.0.0.1:$PORT/canary": ("http://a@127.0.0.1:$PORT/canary", LOCAL)}


def internal_addresses():
    wanted = []
    for address in PRIVATE:
        resolved = SAME.get(address, address)
        if resolved not in wanted:
            wanted.append(resolved)
    return tuple(Expect("link.internal-address", address, optional=isinstance(address, tuple)) for address in wanted)


BEHAVIOURS = (
    Behaviour("private", "private and loopback addresses in every form", "".join(link(address) for address in PRIVATE), {},
              internal_addresses()),
    Behaviour("private_name", "a name that resolves to a loopback address and was not named by anybody", link("http://localtest.invalid/"), {},
              (broken("http://localtest.invalid/", None),)),
    Behaviour("idn", "a host in Chinese", link("http://政务公开.test:$PORT/x.html") + link("$HTTP/y.html"), {
        "/x.html": OK}, (broken("$HTTP/y.html"),), host="xn--55q32ar5yxig.test"),
    Behaviour("trailing_dot", "a host with a dot at its end", link("http://$HOST.:$PORT/x.html"), {"/x.html": OK}),
    Behaviour("upper", "scheme and host in upper case", link("HTTP://UPPER.TEST:$PORT/Ok.html") + link("$HTTP/Ok.html"), {"/Ok.html": OK}),
    Behaviour("upper_path", "paths differ by case", link("$HTTP/Ok.html") + link("$HTTP/OK.HTML"), {"/Ok.html": OK}, (broken("$HTTP/OK.HTML"),)),
    Behaviour("default_port", "the default port, named and not", link("$BARE/x.html") + link("$BARE:80/x.html") + link("$BARE:080/x.html"), {},
              (broken("$BARE/x.html", referrers=1),)),
    Behaviour("underscore", "a host with an underscore and a long name", link("$HTTP/x.html"), {"/x.html": OK},
              host="a_b." + "long-label-" * 5 + "x.test"),
    Behaviour("strange_port", "a port beyond all ports", link("http://strange.test:99999/x.html"), {}, (
        Expect(("link.malformed", "link.broken"), ("http://strange.test:99999/x.html", "")),)),
)
