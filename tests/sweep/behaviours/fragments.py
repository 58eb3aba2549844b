"""Links into pages."""

from answers import Answer, Behaviour, Expect, file, link, page, error_page

GBK_PAGE = '<html><head><meta charset="gbk"><title>章程</title></head><body><h2 id="第一章">总则</h2></body></html>'.encode("gbk")
SECTIONS = ('<h2 id="one">一</h2><p><a name="two">二</a></p><h2 id="第三章">三</h2><h2 id="a b">四</h2><p id="Case">五</p>'
            '<map name="plan"></map><h2 id="plus+sign">六</h2><svg><g id="drawn"></g></svg>')
SHELL = ('<!DOCTYPE html><html><head><title>应用</title></head><body><div id="root"></div>'
         '<script src="/app.js"></script></body></html>')


def missing(url):
    return Expect("link.fragment", url, None, ("note", "warning", "error"))


def to(*fragments, page_of="$HTTP/x.html"):
    return "".join(link(f"{page_of}#{fragment}") for fragment in fragments)


WORKING = ("one", "two", "%E7%AC%AC%E4%B8%89%E7%AB%A0", "第三章", "a%20b", "Case", "top", "TOP", "", "plus+sign", "drawn",
           ":~:text=%E7%AC%AC%E4%B8%89%E7%AB%A0", "one:~:text=foo")

BEHAVIOURS = (
    Behaviour("fragments", "fragments of a page elsewhere", to(*WORKING, "three", "case", "%E7%AC%AC%E5%9B%9B%E7%AB%A0"), {
        "/x.html": page("条例全文", SECTIONS)}, (
        missing("$HTTP/x.html#three"), missing("$HTTP/x.html#case"), missing("$HTTP/x.html#%E7%AC%AC%E5%9B%9B%E7%AB%A0"))),
    Behaviour("i_fragments", "fragments within the site", to("one", "three", page_of="/x.html") + to("here", "nowhere", page_of="") +
              '<h2 id="here">在此</h2>', {"/x.html": page("条例", SECTIONS)}, (
        missing("$HTTP/x.html#three"), missing("$HTTP/#nowhere")), site="http"),
    Behaviour("fragment_gbk", "a fragment of a page in GBK", to("%E7%AC%AC%E4%B8%80%E7%AB%A0"), {
        "/x.html": file(GBK_PAGE, "text/html")}),
    Behaviour("fragment_script", "script builds the page: not to be judged", to("/list/2", "!news", "section-3"), {
        "/x.html": Answer(200, SHELL), "/app.js": file(b"document.body.id='section-3'", "text/javascript")}),
    Behaviour("fragment_pdf", "a page of a PDF", to("page=2", page_of="$HTTP/x.pdf"), {"/x.pdf": file(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
        "application/pdf")}),
    Behaviour("fragment_dead", "a fragment of a page that is dead: one finding, of the page", to("one"), {"/x.html": error_page(404)}, (
        Expect("link.broken", ("$HTTP/x.html", "$HTTP/x.html#one"), "broken", "warning", 404),)),
    Behaviour("fragment_image", "a fragment of a picture and of text", to("x", page_of="$HTTP/p.png") + to("L3", page_of="$HTTP/t.txt"), {
        "/p.png": file(b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"), "/t.txt": file(b"one\ntwo\nthree\n", "text/plain")}),
)
