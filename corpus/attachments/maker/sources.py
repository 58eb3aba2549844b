"""Documents as flat OpenDocument, from which LibreOffice makes the others."""

from xml.sax.saxutils import escape, quoteattr

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"), ("meta", "meta"), ("number", "datastyle"), ("presentation", "presentation")
    )) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
AT_CORNER, LOW = 'svg:x="1cm" svg:y="1cm"', 'svg:x="2cm" svg:y="18cm"'
WIDTHS = "".join(f'<style:style style:name="w{signs}" style:family="table-column"><style:table-column-properties '
                 f'style:column-width="{0.6 + signs * 0.23:.2f}cm"/></style:style>' for signs in range(1, 21))
CHANGED = "<dc:creator>审核人</dc:creator><dc:date>2025-03-01T09:00:00</dc:date>"


def document(kind, title, property_, parts):
    name, value = property_
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:meta><dc:title>{escape(title)}</dc:title>'
            f'<meta:user-defined meta:name="{name}">{escape(value)}</meta:user-defined></office:meta>{parts}</office:document>\n')


def paragraph(text, inside=""):
    return f"<text:p>{escape(text)}{inside}</text:p>"


def note(kind, text):
    return (f'<text:note text:id="{kind}1" text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{paragraph(text)}</text:note-body></text:note>")


def comment(text):
    return f"<office:annotation>{CHANGED}{paragraph(text)}</office:annotation>"


def table(rows, name="t1"):
    """Each column is as wide as its longest cell wants."""
    lines = "".join("<table:table-row>" + "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row) +
                    "</table:table-row>" for row in rows)
    columns = "".join(f'<table:table-column table:style-name="w{min(20, max(len(row[at]) for row in rows))}"/>' for at in range(len(rows[0])))
    return f'<table:table table:name="{name}">{columns}{lines}</table:table>'


def text_box(text, place):
    return f'<draw:frame {place} svg:width="15cm" svg:height="2cm"><draw:text-box>{paragraph(text)}</draw:text-box></draw:frame>'


def text_document(case):
    styles = (
        '<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles><office:automatic-styles>' + WIDTHS +
        '<style:style style:name="hid" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="gr" style:family="graphic"><style:graphic-properties style:wrap="parallel"/></style:style>'
        '<style:page-layout style:name="pl"><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">'
        f"<style:header>{paragraph(case.header)}</style:header><style:footer>{paragraph(case.footer)}</style:footer>"
        "</style:master-page></office:master-styles>")
    tracked = (f'<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>{CHANGED}'
               f"</office:change-info>{paragraph(case.deleted)}</text:deletion></text:changed-region></text:tracked-changes>")
    body = "".join(paragraph(line) for line in case.lines)
    body += paragraph("以上对象经入户核查", note("footnote", case.footnote) + "，村级评议" + note("endnote", case.endnote) + "。")
    body += paragraph("复核意见", comment(case.comment) + f'：同意。<text:span text:style-name="hid">{escape(case.hidden)}</text:span>')
    body += paragraph("信息已更正", '<text:change text:change-id="c1"/>，请以本公示为准。')
    body += "".join(table(rows, f"t{number}") for number, rows in enumerate(case.tables, 1))
    body += paragraph("附注见右", text_box(case.box, 'text:anchor-type="paragraph" draw:style-name="gr"'))
    body += "".join(paragraph(line) for line in case.closing)
    return document("text", case.title, case.property, f"{styles}<office:body><office:text>{tracked}{body}</office:text></office:body>")


def cell(value, extra="", inside=""):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int):
        return f'<table:table-cell table:style-name="whole" office:value-type="float" office:value="{value}"{extra}>{inside}</table:table-cell>'
    if value.startswith("of:="):
        return f'<table:table-cell table:formula={quoteattr(value)} office:value-type="string"{extra}>{inside}</table:table-cell>'
    return f'<table:table-cell office:value-type="string"{extra}>{paragraph(value)}{inside}</table:table-cell>'


def sheet(one):
    columns = "".join('<table:table-column table:visibility="collapse"/>' if number in one.hidden_columns else "<table:table-column/>"
                      for number in range(1, one.width + 1))
    lines = []
    for number, row in enumerate(one.rows, 1):
        hidden = ' table:visibility="collapse"' if number in one.hidden_rows else ""
        merged = f' table:number-columns-spanned="{one.width}" table:number-rows-spanned="1"' if len(row) == 1 else ""
        cells = "".join(cell(value, merged, comment(one.comments[number, column]) if (number, column) in one.comments else "")
                        for column, value in enumerate(row, 1))
        lines.append(f"<table:table-row{hidden}>{cells}</table:table-row>")
    shapes = f"<table:shapes>{text_box(one.box, AT_CORNER)}</table:shapes>" if one.box else ""
    style = "gone" if one.is_hidden else "shown"
    return f'<table:table table:name="{one.name}" table:style-name="{style}">{shapes}{columns}{"".join(lines)}</table:table>'


def book(case):
    styles = (
        '<office:automatic-styles><number:number-style style:name="N0"><number:number number:decimal-places="0" '
        'number:min-integer-digits="1"/></number:number-style><style:style style:name="whole" style:family="table-cell" '
        'style:data-style-name="N0"/><style:style style:name="shown" style:family="table" style:master-page-name="Default">'
        '<style:table-properties table:display="true"/></style:style><style:style style:name="gone" style:family="table">'
        '<style:table-properties table:display="false"/></style:style><style:page-layout style:name="pl"><style:header-style/>'
        "<style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Default" style:page-layout-name="pl">'
        f"<style:header>{paragraph(case.header)}</style:header><style:footer>{paragraph('第1页')}</style:footer>"
        "</style:master-page></office:master-styles>")
    sheets = "".join(sheet(one) for one in case.sheets)
    return document("spreadsheet", case.title, case.property,
                    f"{styles}<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>")


def slides(case):
    styles = (
        '<office:automatic-styles><style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="28cm" '
        'fo:page-height="21cm"/></style:page-layout><style:style style:name="dp1" style:family="drawing-page"/>'
        '<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/>'
        '</style:style><style:style style:name="pt" style:family="presentation"/></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="M" style:page-layout-name="pl"/></office:master-styles>')
    pages = ""
    for number, one in enumerate(case.slides, 1):
        remark = comment(one.comment).replace("<office:annotation>", '<office:annotation svg:x="1cm" svg:y="1cm">') if one.comment else ""
        boxes = text_box(one.title, 'presentation:class="title" presentation:style-name="pt" svg:x="2cm" svg:y="1cm"')
        boxes += "".join(text_box(line, f'svg:x="2cm" svg:y="{3 + 2 * at}cm"') for at, line in enumerate(one.lines))
        if one.table:
            boxes += f'<draw:frame svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="12cm">{table(one.table)}</draw:frame>'
        boxes += (f'<draw:g>{text_box(one.grouped, LOW)}</draw:g>'
                  if one.grouped else "")
        notes = ""
        if one.notes:
            notes = ('<presentation:notes><draw:frame presentation:class="notes" svg:width="10cm" svg:height="10cm" svg:x="2cm" '
                     f'svg:y="10cm"><draw:text-box>{paragraph(one.notes)}</draw:text-box></draw:frame></presentation:notes>')
        pages += (f'<draw:page draw:name="p{number}" draw:style-name="dp{2 if one.is_hidden else 1}" draw:master-page-name="M">'
                  f"{remark}{boxes}{notes}</draw:page>")
    return document("presentation", case.title, case.property,
                    f"{styles}<office:body><office:presentation>{pages}</office:presentation></office:body>")
