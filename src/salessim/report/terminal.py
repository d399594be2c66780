"""A page in a terminal. Names of users are shown as they are: nothing in them is read as markup."""

from io import StringIO

from rich import box
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType, RenderResult
from rich.table import Table as RichTable
from rich.text import Text

from salessim.report.page import Page, Table
from salessim.translation import later, say

DIM = "dim"
SOURCES = {
    "salessim": "salessim",
    "seed": later("seed"),
    "fresh_seed": later("seed of the fresh futures"),
    "scenario": later("scenario"),
    "study": later("study"),
    "engine": later("engine"),
    "replications": later("replications"),
    "unknowns": later("drawn from ranges"),
}  # by key of the provenance
UNBROKEN = 24  # so many signs of a cell stay on one line
GAP = 2  # blanks between two columns


def render(page: Page, details: bool = False) -> Group:
    """A page as Rich shows it; with details every table says what its columns mean and how they were computed."""
    first, *others = page.answer
    parts: list[RenderableType] = [Text(first, "bold"), Text(page.title, DIM), *map(Text, others)]
    parts += [Text(warning, "yellow") for warning in page.warnings]
    parts += [Fitting(table, details) for table in page.tables if details or not table.details]
    if page.next_commands:
        parts += [Text(""), Text(say("Next"), "bold"), _commands(page.next_commands)]
    if page.provenance:
        parts += [Text(""), Text(provenance_line(page), DIM)]
    return Group(*parts)


def plain_text(page: Page, width: int = 100, details: bool = False) -> str:
    """A page as plain text, without colour."""
    console = Console(
        file=StringIO(), width=width, color_system=None, highlight=False, legacy_windows=False, force_jupyter=False
    )
    with console.capture() as captured:
        console.print(render(page, details), crop=False)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def provenance_line(page: Page) -> str:
    """Where a page comes from, in one line."""
    return " · ".join(f"{say(SOURCES.get(key, key))} {value}" for key, value in page.provenance.items())


class Fitting:
    """A table as wide as the terminal allows: columns that are extra are left out, the last ones first."""

    def __init__(self, table: Table, details: bool = False) -> None:
        self.table = table
        self.details = details

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The title, the table, what is not shown, the note, and in detail what every column means."""
        table, shown = self.table, self.columns(options.max_width)
        grid = RichTable(box=box.SIMPLE_HEAD, padding=(0, GAP - 1, 0, 0), pad_edge=False, show_edge=False)
        for i, width in self.widths(shown, options.max_width).items():
            column = table.columns[i]
            side: JustifyMethod = "left" if column.left else "right"
            grid.add_column(Text(column.heading, "bold"), justify=side, width=width, overflow="fold")
        for row in table.rows:
            grid.add_row(*(Text(row[i].text) for i in shown))
        hidden = [table.columns[i].heading for i in self.wanted() if i not in shown]
        yield Text("")
        yield Text(table.title, "bold")
        yield grid
        if hidden:
            yield Text(say("Only in a wider terminal and in --json: {columns}.", columns=", ".join(hidden)), DIM)
        if table.note:
            yield Text(table.note, DIM)
        if self.details:
            yield from (Text(f"{table.columns[i].heading}: {table.columns[i].meaning}", DIM) for i in shown)

    def wanted(self) -> list[int]:
        """The numbers of the columns that are asked for."""
        return [i for i, column in enumerate(self.table.columns) if self.details or not column.details]

    def columns(self, width: int) -> list[int]:
        """The numbers of the columns that fit; those that are not extra always stay."""
        shown = self.wanted()
        for i in reversed(shown.copy()):
            if self.room(shown, width) >= 0:
                break
            if self.table.columns[i].extra:
                shown.remove(i)
        return shown

    def room(self, shown: list[int], width: int) -> int:
        """How many signs of a line are left when every column has its least width."""
        return width - sum(self.least(i) + GAP for i in shown) + GAP

    def widths(self, shown: list[int], width: int) -> dict[int, int]:
        """The width of every column: the least one, and from the left what it wishes of the room that is left."""
        room = max(0, self.room(shown, width))
        widths = {}
        for i in shown:
            wish = max(len(self.table.columns[i].heading), *(len(row[i].text) for row in self.table.rows), 0)
            more = min(room, max(0, wish - self.least(i)))
            widths[i] = self.least(i) + more
            room -= more
        return widths

    def least(self, i: int) -> int:
        """The least width of a column: its longest cell, or the longest word of its heading."""
        cells = max((len(row[i].text) for row in self.table.rows), default=0)
        return max(min(cells, UNBROKEN), *map(len, self.table.columns[i].heading.split()))


def _commands(commands: tuple[tuple[str, str], ...]) -> RenderableType:
    """One line each, never broken, so that it can be copied."""
    width = max(len(command) for command, _ in commands)
    lines = (
        Text.assemble("  ", (command.ljust(width), "cyan"), f"  {purpose}", no_wrap=True, overflow="ignore")
        for command, purpose in commands
    )
    return Group(*lines)
