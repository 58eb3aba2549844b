"""Slots in the texts of cases: «name» is drawn anew each time, «name@1» once for a page; «8d», «32h», «20t», «16u» are digits, hexadecimal
digits, letters and digits, capitals and digits. A name in capitals is a value that has to be found, marked and labelled.

⟦rule|text⟧ is text that has to be found by that rule; ⟦rule:1-2|text⟧ gives one or two findings, ⟦one/other|text⟧ one of either rule; ⟦also|text⟧
is another place where the finding before may stand."""

import base64
import re

from . import fillers
from .invent import fullwidth
from .page import Case

SLOT = re.compile("«([^»]+)»")
FOUND = re.compile(r"⟦([a-z./-]+)(?::(\d+)(?:-(\d+))?)?\|")


def zh_date(day):
    return f"{day.year}年{day.month}月{day.day}日"


RAW = {
    "name": lambda p: p.g.person(), "name2": lambda p: p.g.person(), "surname": lambda p: p.g.surname(),
    "company": lambda p: p.g.company(), "owner": lambda p: p.site.owner, "head": lambda p: p.g.head(),
    "village": lambda p: p.g.village(), "home": lambda p: p.g.home(), "office": lambda p: p.g.office(),
    "road": lambda p: p.g.road_number(), "phone": lambda p: p.g.landline(), "mobile": lambda p: p.g.mobile(),
    "date": lambda p: zh_date(p.g.date()), "day": lambda p: f"{p.g.date():%Y-%m-%d}", "ymd": lambda p: f"{p.g.date():%Y%m%d}",
    "ym": lambda p: f"{p.g.date():%Y%m}", "year": lambda p: str(p.g.rng.randrange(2018, 2026)),
    "born": lambda p: f"{p.g.rng.randrange(1950, 2000)}年{p.g.rng.randrange(1, 13)}月", "sex": lambda p: p.g.rng.choice("男女"),
    "serial": lambda p: p.g.serial18(p.site.code[:6]), "serial90": lambda p: p.g.serial18(p.site.code[:6], p.g.rng.randrange(1980, 2004)),
    "id": lambda p: p.g.id_number(), "iddigits": lambda p: p.g.id_number(check="digit"), "old15": lambda p: p.g.old_id(), "county": lambda p: p.g.county(),
    "credit": lambda p: p.g.credit_code(), "creditdigits": lambda p: p.g.credit_code(all_digits=True),
    "card": lambda p: p.g.card()[0], "bank": lambda p: p.g.card()[1], "orgaccount": lambda p: p.g.org_account(),
    "passport": lambda p: p.g.passport(), "permit": lambda p: p.g.rng.choice("HM") + p.g.digits(8),
    "uuid": lambda p: p.g.uuid(), "pw": lambda p: p.g.password(), "user": lambda p: p.g.account(),
    "b64": lambda p: base64.b64encode(p.g.password().encode()).decode(),
    "domain": lambda p: p.site.domain, "host": lambda p: p.site.host, "filler": lambda p: fillers.draw(p.g, 1)[0],
    "ip": lambda p: p.g.rng.choice(["10.{0}.{1}.{2}", "172.16.{1}.{2}", "192.168.{1}.{2}"]).format(
        *(p.g.rng.randrange(2, 250) for _ in range(3))),
    "id18masked": lambda p: p.g.county() + "********" + p.g.digits(4),
    "mobilemasked": lambda p: p.g.mobile()[:3] + "****" + p.g.digits(4),
    "ms": lambda p: str(p.g.rng.randrange(1500000000, 1750000000)) + p.g.digits(3),
}
MARKED = {
    "ID": ("leak.cn-id", "id"), "OLDID": ("leak.cn-id", "old15"), "MOBILE": ("leak.mobile", "mobile"), "CARD": ("leak.bank-card", "card"),
    "PASSPORT": ("leak.passport", "passport"), "PERMIT": ("leak.travel-permit", "permit"), "HOME": ("leak.address", "home"),
    "PW": ("secret.password", "pw"),
}
ALPHABETS = {"d": lambda p, n: p.g.digits(n), "h": lambda p, n: p.g.hexes(n), "t": lambda p, n: p.g.token(n),
             "H": lambda p, n: p.g.hexes(n).upper(), "u": lambda p, n: p.g.token(n, "ABCDEFGHJKLMNPQRSTUVWXYZ234567"),
             "n": lambda p, n: p.g.rng.choice("123456789") + p.g.digits(n - 1)}


def draw(page, name):
    sized = re.fullmatch(r"(\d+)([dhtnHu])", name)
    if sized:
        return ALPHABETS[sized.group(2)](page, int(sized.group(1)))
    if name in MARKED:
        rule, what = MARKED[name]
        return page.leak(rule, RAW[what](page))
    return RAW[name](page)


def expand(page, text):
    """The text with its slots filled. What a slot drew under an @ stays for the page."""
    memory = page.__dict__.setdefault("memory", {})

    def value(found):
        name, at, _ = found.group(1).partition("@")
        if not at:
            return draw(page, name)
        if found.group(1) not in memory:
            memory[found.group(1)] = draw(page, name)
        return memory[found.group(1)]

    def found(start):
        rule, low, high = start.groups()
        if rule == "also":
            return page.mark(page.labels[-1])
        low = int(low or 1)
        return page.mark(page.expect(rule.replace("/", "|"), low, int(high or low)))
    return FOUND.sub(found, SLOT.sub(value, text)).replace("⟧", "")


def texts(group, shells, entries, copies=2, tempts=None, surround=1, theme=None, expect=None):
    """A case for each (slug, title, text[, why[, rule]]): the text among ordinary paragraphs. Text that is not markup becomes paragraphs."""
    for slug, title, text, *rest in entries:
        why = rest[0] if rest else ""
        rule = rest[1] if len(rest) > 1 else tempts

        def make(page, title=title, text=text, why=why, rule=rule):
            page.title = expand(page, title)
            body = expand(page, page.pick(*text) if isinstance(text, tuple) else text)
            if expect:
                page.expect(expect, 1, None, why)
            elif rule:
                page.tempts(rule, why)
            if page.shell in ("plain_text", "script_file"):
                return body
            if "<" not in body:
                body = "\n".join(f"<p>{line}</p>" for line in body.split("\n"))
            parts = [page.fill(1, theme) for _ in range(surround)]
            return "\n".join(parts[:page.copy % 2 + 0] + [body] + parts[page.copy % 2:])
        Case(group, slug, shells, copies, make)


__all__ = ["expand", "texts", "fullwidth", "zh_date"]
