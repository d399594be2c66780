"""A page in a notebook. Every word that comes from a user is escaped."""

from html import escape

from salessim.report.page import Page, Table
from salessim.report.terminal import provenance_line


def as_html(page: Page) -> str:
    """A page as a piece of HTML without script and without style sheets."""
    first, *others = page.answer
    parts = [f"<p><strong>{escape(first)}</strong></p>", f"<p>{escape(page.title)}</p>"]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in others]
    parts += [f"<pre>{escape(warning)}</pre>" for warning in page.warnings]
    parts += [_table(table) for table in page.tables if not table.details]
    if page.provenance:
        parts.append(f"<p><small>{escape(provenance_line(page))}</small></p>")
    return "\n".join(["<div>", *parts, "</div>"])


def _table(table: Table) -> str:
    head = "".join(f'<th title="{escape(column.meaning)}">{escape(column.heading)}</th>' for column in table.columns)
    lines = [f"<h4>{escape(table.title)}</h4>", "<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    for row in table.rows:
        sides = ("left" if column.left else "right" for column in table.columns)
        cells = "".join(
            f'<td style="text-align: {side}">{escape(cell.text)}</td>' for side, cell in zip(sides, row, strict=True)
        )
        lines.append(f"<tr>{cells}</tr>")
    lines += ["</tbody>", "</table>"]
    if table.note:
        lines.append(f"<p><small>{escape(table.note)}</small></p>")
    return "\n".join(lines)
