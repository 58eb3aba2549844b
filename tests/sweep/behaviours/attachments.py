"""Documents: good ones, and pages in their place."""

import io
import zipfile

from answers import Answer, Behaviour, Expect, blocked, broken, dead, error_page, file, html, link, redirect
from .status import KNOWNSEC

NOT_HERE = html("系统提示", "<p>您下载的文件不存在或已被删除。</p>")


def pdf():
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>")
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(data)))


def docx():
    package = io.BytesIO()
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>申请表</w:t></w:r></w:p></w:body></w:document>",
    }
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return package.getvalue()


PDF, DOCX = pdf(), docx()
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def site(name, about, target, route, *expect):
    return Behaviour(name, about, link(target, "附件：申请表"), {target: route}, expect, site="http")


def error_in(url="$HTTP/a.doc"):
    return Expect("attachment.error-page", url, state=None)


BEHAVIOURS = (
    site("doc_pdf", "a PDF", "/a.pdf", file(PDF, "application/pdf")),
    site("doc_pdf_as_html", "a PDF as text/html", "/a.pdf", file(PDF, "text/html")),
    site("doc_pdf_download", "a PDF by a script", "/download?id=1", file(PDF, "application/octet-stream", headers=(
        ("Content-Disposition", 'attachment; filename="a.pdf"'),))),
    site("doc_word", "a Word document", "/a.docx", file(DOCX, WORD_TYPE), Expect("attachment.word", "$HTTP/a.docx", state=None)),
    site("doc_error_page", "an error page in place of a document", "/a.doc", Answer(200, NOT_HERE, type="application/msword"), error_in()),
    site("doc_error_html", "the same as text/html", "/a.doc", Answer(200, NOT_HERE), error_in()),
    Behaviour("doc_error_redirect", "a document leads to an error page", link("/a.doc"), {
        "/a.doc": redirect("/error.html"), "/error.html": Answer(200, NOT_HERE)}, (error_in(),), site="http"),
    site("doc_waf", "a page of a firewall in place of a document", "/a.doc", Answer(200, KNOWNSEC), blocked("$HTTP/a.doc", 200)),
    site("doc_404", "a document that is not there", "/a.doc", error_page(404), dead("$HTTP/a.doc")),
    site("doc_empty", "a document without a byte", "/a.pdf", file(b"", "application/pdf"), Expect(
        "attachment.empty", "$HTTP/a.pdf", state=None)),
    Behaviour("doc_external", "documents of others", link("$HTTP/a.docx") + link("$HTTP/gone.pdf"), {"/a.docx": file(DOCX, WORD_TYPE)},
              (broken("$HTTP/gone.pdf"), Expect("attachment.word", "$HTTP/a.docx", state=None, optional=True))),
)
