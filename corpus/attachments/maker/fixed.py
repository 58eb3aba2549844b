"""OFD as its generators write it: every text with its place on the page, digits half as wide as Chinese signs."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LINE, LEFT, TOP, STEP = 4.2333, 7.4, 20.0, 25.0, 36.0


def width(sign):
    return SIZE if ord(sign) > 0x2000 else SIZE / 2


def steps(text):
    """DeltaX: runs of equal steps are written as "g count step"."""
    out, at = [], 0
    widths = [width(sign) for sign in text[:-1]]
    while at < len(widths):
        end = at
        while end < len(widths) and widths[end] == widths[at]:
            end += 1
        out.append(f"g {end - at} {widths[at]:.4g}" if end - at > 2 else " ".join(f"{widths[at]:.4g}" for _ in range(end - at)))
        at = end
    return " ".join(out)


class Page:
    def __init__(self):
        self.objects, self.number, self.y = [], 10, TOP

    def put(self, text, x, y, more=""):
        total = sum(map(width, text))
        self.number += 1
        self.objects.append(
            f'<ofd:TextObject ID="{self.number}" Boundary="{x:.3f} {y:.3f} {total:.3f} {SIZE:.3f}" Font="3" Size="{SIZE}"{more}>'
            f'<ofd:TextCode X="0" Y="3.64" DeltaX={quoteattr(steps(text))}>{escape(text)}</ofd:TextCode></ofd:TextObject>')

    def line(self, text, more=""):
        per_line = int(170 / SIZE)
        for at in range(0, len(text), per_line):
            self.put(text[at:at + per_line], LEFT, self.y, more)
            self.y += LINE

    def letters(self, text):
        """Some programs write every letter for itself."""
        x = LEFT
        for sign in text:
            self.put(sign, x, self.y)
            x += width(sign)
        self.y += LINE

    def table(self, rows):
        ends = [LEFT]
        for column in zip(*rows):
            ends.append(ends[-1] + max(sum(map(width, cell)) for cell in column) + 3)
        for row in rows:
            for cell, x in zip(row, ends):
                self.put(cell, x, self.y)
            self.y += LINE

    def xml(self):
        return (f'<ofd:Page {NAMES}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content>'
                f'<ofd:Layer Type="Body" ID="2">{"".join(self.objects)}</ofd:Layer></ofd:Content></ofd:Page>')


def ofd(case):
    first, head = Page(), Page()
    head.put(case.header, LEFT, 12.0)
    for number, line in enumerate(case.lines):
        (first.letters if number == 1 and len(line) < 60 else first.line)(line)
    first.line(f"注：{case.footnote}")
    for rows in case.tables:
        first.table(rows)
    for line in case.closing:
        first.line(line)
    hidden = ' Visible="false"'
    first.line(case.hidden, hidden)
    name, value = case.property
    parts = {
        "OFD.xml": f'<ofd:OFD {NAMES} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef</ofd:DocID>'
                   f'<ofd:Title>{escape(case.title)}</ofd:Title><ofd:CustomDatas><ofd:CustomData Name={quoteattr(name)}>{escape(value)}'
                   '</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document {NAMES}><ofd:CommonData><ofd:MaxUnitID>900</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>'
                              '0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>'
                              '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>'
                              '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
                              '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>',
        "Doc_0/PublicRes.xml": f'<ofd:Res {NAMES} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/Tpls/Tpl_0/Content.xml": head.xml(),
        "Doc_0/Pages/Page_0/Content.xml": first.xml().replace("<ofd:Content>", '<ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Content>'),
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NAMES}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        "Doc_0/Annots/Page_0/Annotation.xml": f'<ofd:PageAnnot {NAMES}><ofd:Annot ID="700" Type="Highlight" Creator="审核人" LastModDate="2025-03-01">'
                                              f'<ofd:Remark>{escape(case.comment)}</ofd:Remark><ofd:Appearance Boundary="0 0 10 10"/></ofd:Annot></ofd:PageAnnot>',
    }
    return zipped(parts)


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2025, 3, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text if isinstance(text, bytes) else '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return out.getvalue()
