"""Markup that many cases share: tables in the ways people make them, lists, text in columns."""


def row(cells, tag="td"):
    return "<tr>" + "".join(cell if cell.startswith("<td") or cell.startswith("<th") else f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(heads, rows, style="td", caption=None):
    """td: the first row is bold; th: header cells; thead: with sections; upper: as of 2005; word, excel: as pasted."""
    if style == "upper":
        lines = ['<TABLE borderColor=#000000 cellSpacing=0 cellPadding=2 width="98%" border=1>']
        for cells in ([heads] if heads else []) + rows:
            lines.append("<TR>" + "".join(f"<TD align=middle height=25><FONT size=2>{cell}</FONT></TD>" for cell in cells) + "</TR>")
        return "\n".join([*lines, "</TABLE>"])
    if style == "excel":
        lines = ['<table x:str border=0 cellpadding=0 cellspacing=0 width=672 style="border-collapse:collapse;table-layout:fixed">',
                 "<col width=72 style='mso-width-source:userset;mso-width-alt:2304'>"]
        for number, cells in enumerate(([heads] if heads else []) + rows):
            lines.append("<tr height=19 style='height:14.25pt'>")
            lines += [f"<td{' height=19' if not place else ''} class=xl{24 + (number > 0)} style='mso-number-format:\"\\@\"'>{cell}</td>" for place, cell in enumerate(cells)]
            lines.append("</tr>")
        return "\n".join([*lines, "</table>"])
    if style == "word":
        lines = ['<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">']
        for cells in ([heads] if heads else []) + rows:
            lines.append('<tr style="height:21.0pt">' + "".join(
                f'\n<td width="{90 + 7 * (place % 5)}" valign="center" style="border:solid windowtext 1.0pt"><p class="MsoNormal" align="center"><span style="font-size:12.0pt">{cell}</span></p></td>'
                for place, cell in enumerate(cells)) + "\n</tr>")
        return "\n".join([*lines, "</table>"])
    lines = ['<table border="1" cellspacing="0" width="100%">' if style != "thead" else '<table class="table table-bordered">']
    if caption:
        lines.append(f"<caption>{caption}</caption>")
    if heads:
        if style == "thead":
            lines += ["<thead>", row(heads, "th"), "</thead>", "<tbody>"]
        elif style == "th":
            lines.append(row(heads, "th"))
        else:
            lines.append(row([f"<strong>{head}</strong>" for head in heads]))
    elif style == "thead":
        lines.append("<tbody>")
    lines += [row(cells) for cells in rows]
    if style == "thead":
        lines.append("</tbody>")
    return "\n".join([*lines, "</table>"])


STYLES = ("td", "th", "thead", "upper", "word", "excel")


def pairs(items, style="table"):
    """Names and values: in rows of a table, four to a row, or in a definition list."""
    if style == "dl":
        return "<dl>\n" + "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in items) + "\n</dl>"
    if style == "four":
        lines = ['<table border="1" width="90%">']
        for at in range(0, len(items), 2):
            lines.append("<tr>" + "".join(f'<td bgcolor="#f0f0f0">{name}</td><td>{value}</td>' for name, value in items[at:at + 2]) + "</tr>")
        return "\n".join([*lines, "</table>"])
    if style == "th":
        return "\n".join(["<table>", *(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in items), "</table>"])
    if style == "lines":
        return "<br>\n".join(f"{name}：{value}" for name, value in items)
    if style == "items":
        return "<ul>\n" + "\n".join(f"<li><label>{name}：</label><span>{value}</span></li>" for name, value in items) + "\n</ul>"
    if style == "divs":
        return "\n".join(f'<div class="row"><div class="col-3">{name}</div><div class="col-9">{value}</div></div>' for name, value in items)
    return "\n".join(["<table>", *(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in items), "</table>"])


PAIRS = ("table", "four", "th", "dl", "lines", "items", "divs")


def separated(heads, rows, sign=","):
    return "\n".join(sign.join(cells) for cells in [heads, *rows])


def width(text):
    return sum(0 if sign == "\ue000" or "\ue100" <= sign <= "\uf8ff" else 2 if ord(sign) > 0x2E80 else 1 for sign in text)


def aligned(heads, rows, gap=2):
    """Columns held together by spaces, as in a file for a printer."""
    lines = [heads, *rows]
    widths = [max(width(line[place]) for line in lines) + gap for place in range(len(heads))]
    return "\n".join("".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths)).rstrip() for line in lines)
