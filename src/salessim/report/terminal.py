"""A page in a terminal. Names of users are shown as they are: nothing in them is read as markup."""

from io import StringIO

from rich import box
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from salessim.report.page import Page, Table

DIM = "dim"
UNBROKEN = 24  # so many signs of a cell stay on one line


def render(page: Page) -> Group:
    """A page as Rich shows it."""
    first, *others = page.answer
    parts: list[RenderableType] = [Text(first, "bold"), Text(page.title, DIM), *map(Text, others)]
    parts += [Text(warning, "yellow") for warning in page.warnings]
    for table in page.tables:
        parts += [Text(""), *_table(table)]
    if page.next_commands:
        parts += [Text(""), Text("Next", "bold"), _commands(page.next_commands)]
    if page.provenance:
        parts += [Text(""), Text(provenance_line(page), DIM)]
    return Group(*parts)


def plain_text(page: Page, width: int = 120) -> str:
    """A page as plain text, without colour."""
    console = Console(
        file=StringIO(), width=width, color_system=None, highlight=False, legacy_windows=False, force_jupyter=False
    )  # never the notebook's own display: this is only text
    with console.capture() as captured:
        console.print(render(page))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def provenance_line(page: Page) -> str:
    """Where a page comes from, in one line."""
    return " · ".join(f"{key} {value}" for key, value in page.provenance.items())


def _table(table: Table) -> list[RenderableType]:
    shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for i, column in enumerate(table.columns):
        side: JustifyMethod = "left" if column.left else "right"
        longest = max((len(row[i].text) for row in table.rows), default=0)
        shown.add_column(Text(column.heading), justify=side, min_width=min(longest, UNBROKEN), overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(cell.text) for cell in row))
    parts: list[RenderableType] = [Text(table.title, "bold"), shown]
    if table.note:
        parts.append(Text(table.note, DIM))
    return parts


def _commands(commands: tuple[tuple[str, str], ...]) -> RenderableType:
    """One line each, never broken, so that it can be copied."""
    width = max(len(command) for command, _ in commands)
    lines = (
        Text.assemble("  ", (command.ljust(width), "cyan"), f"  {purpose}", no_wrap=True, overflow="ignore")
        for command, purpose in commands
    )
    return Group(*lines)
