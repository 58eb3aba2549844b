"""Sites without end. They are swept one by one: each must come to an end, and say so."""

from answers import Behaviour, Expect, dead, html, link, page, Answer

# A sweep that asks for more of one trap has not seen it.
TRAP_REQUESTS = 6000
ARTICLES = 1200
PER_LIST = 20


def same(title, *links):
    """A page that is the same whenever it comes, but for its links."""
    return Answer(200, html(title, "".join(links)))


def number_in(text, default=0):
    digits = "".join(character for character in text if character.isdigit())
    return int(digits or default)


def session_path(request):
    return same("会话", *(link(f"/s({request.connection}{number_in(request.path) * 7 % 99991 + turn})/page{turn}.aspx") for turn in range(3)))


def session_java(request):
    return same("会话", *(link(f"/p{turn}.jsp;jsessionid={number_in(request.target) * 31 % 1000003 + turn:032X}") for turn in range(3)))


def session_query(request):
    return same("会话", *(link(f"/p{turn}.html?sid={number_in(request.target) * 31 % 1000003 + turn:032x}&x=1") for turn in range(3)))


def calendar(request):
    year, month = int(request.query.get("y", ["2026"])[0]), int(request.query.get("m", ["1"])[0])
    later, earlier = (year + month // 12, month % 12 + 1), (year - (month == 1), (month - 2) % 12 + 1)
    return Answer(200, html("日历", f"<p>{year} 年 {month} 月没有活动</p>" + "".join(
        link(f"/cal?y={y}&m={m}") for y, m in (later, earlier))))


def deeper(request):
    return same("越来越深", link("more/"), link("more/index.html"), link("news/list.html"))


def permutations(request):
    names = ("sort", "order", "view", "page", "type", "lang")
    now = {name: value[0] for name, value in request.query.items()}
    return same("列表", *(link("/list?" + "&amp;".join(f"{key}={value}" for key, value in sorted(
        {**now, name: str(number)}.items(), key=lambda item: hash_of(item[0], request.target)))) for name in names for number in range(5)))


def hash_of(word, salt):
    return sum((index + 1) * ord(character) for index, character in enumerate(word + salt)) % 97


def empty_lists(request):
    """A list whose pages go on after its last entry, as content management systems make them."""
    number = number_in(request.path)
    return Answer(200, html("通知公告", f"<ul></ul><p>第 {number} 页</p>" + link(f"/list_{number + 1}.html", "下一页")))


def endless_fresh(request):
    """Always another page with a text of its own."""
    number = number_in(request.path)
    return page(f"文章 {number} 号", "".join(link(f"/a_{number * 2 + turn}.html") for turn in (1, 2)))


def lists_of_articles(request):
    number = number_in(request.path)
    first = number * PER_LIST
    last = first + PER_LIST >= ARTICLES
    return page(f"列表第 {number} 页", "".join(link(f"/art/2026/1/{n % 28 + 1}/art_17_{n}.html") for n in range(first, first + PER_LIST)) +
                ("" if last else link(f"/list_{number + 1}.html", "下一页")))


def trap(name, about, start, function):
    note = Expect("site.crawl-trap", "", None, "note", state=None)
    return Behaviour(name, about, link(start) + link("/dead.html"), {"/dead.html": Answer(404, "x"), "*": function},
                     (dead("$HTTP/dead.html"), note), site="http", alone=True)


BEHAVIOURS = (
    trap("trap_session_path", "a session in the path", "/s(1)/page1.aspx", session_path),
    trap("trap_session_java", "a jsessionid", "/p1.jsp", session_java),
    trap("trap_session_query", "a session in the query", "/p1.html", session_query),
    trap("trap_calendar", "a calendar", "/cal?y=2026&m=11", calendar),
    trap("trap_deeper", "relative links that go ever deeper", "/deep/", deeper),
    trap("trap_parameters", "parameters in every order", "/list", permutations),
    trap("trap_lists", "a list without a last page", "/list_1.html", empty_lists),
    # Nothing tells it from an archive but its size.
    trap("trap_fresh", "always another page", "/a_1.html", endless_fresh),
    Behaviour("no_trap", f"{ARTICLES} articles, {ARTICLES // PER_LIST} pages of lists: a site that is merely large", link("/list_0.html"), {
        **{f"/list_{number}.html": lists_of_articles for number in range(ARTICLES // PER_LIST)},
        "/art/*": lambda request: page(f"文章 {request.path}", link("/gone.html") if request.path.endswith(f"_{ARTICLES - 1}.html") else "")},
        (dead("$HTTP/gone.html"),), site="http", alone=True),
)
