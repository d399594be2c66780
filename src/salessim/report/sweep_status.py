"""How far a sweep is: what its store holds, who writes to it, and which points failed."""

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from salessim.report import numbers
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.swept import FAILED, SHOWN
from salessim.translation import later, say, say_count


class FailedRow(NamedTuple):
    """A point that failed: its number, the values of its factors, and why."""

    number: int
    values: Sequence[float | int | str]
    reason: str


class Status(NamedTuple):
    """What a store holds at one moment."""

    title: str
    file: str  # the store
    points: int
    answered: int
    failed: Sequence[FailedRow]
    begun: str  # a day and a time
    writer: str  # who writes to it now; "" if nobody does
    version: str  # of salessim
    seed: int
    study: str  # digest

    @property
    def ahead(self) -> int:
        """Points that nobody has tried yet."""
        return self.points - self.answered - len(self.failed)


COLUMNS = (
    Column("what", "points", "text", "what became of them", True),
    Column("number", "number", "points", "how many points of the study; equal ones count each"),
    Column("share", "share", "share", "of all points"),
)


def status_page(status: Status) -> Page:
    """Everything that is said about a store."""
    return Page(
        kind="sweep_status",
        title=say("{title}: begun {moment}", title=status.title, moment=status.begun),
        answer=tuple(_answer(status)),
        tables=tuple(table for table in (_points(status), failures_table(status.failed)) if table.rows),
        next_commands=tuple(_next(status)),
        provenance={"salessim": status.version, "seed": status.seed, "study": status.study},
    )


def _answer(status: Status) -> list[str]:
    answered, points = numbers.count(status.answered).text, numbers.count(status.points).text
    told = [say("{answered} of {points} points have their answers.", answered=answered, points=points)]
    if status.failed:
        told.append(say_count("{number} point failed.", "{number} points failed.", len(status.failed)))
    if status.writer:
        told.append(say("A sweep is at work on it: {writer}.", writer=status.writer))
    elif status.ahead:
        told.append(say("Nobody is at work on it."))
    return told


def _points(status: Status) -> Table:
    rows = (
        (later("answered"), status.answered),
        (later("failed"), len(status.failed)),
        (later("ahead"), status.ahead),
    )
    return Table(
        "points",
        say("How far it is"),
        COLUMNS,
        tuple((numbers.term(what), numbers.count(n), numbers.share(n / max(1, status.points))) for what, n in rows),
    )


def failures_table(failed: Sequence[FailedRow]) -> Table:
    """The first of the points that failed."""
    rows = tuple(
        (
            Cell(row.number, str(row.number)),
            numbers.words(", ".join(map(str, row.values))),
            numbers.words(row.reason.partition("\n")[0]),
        )
        for row in failed[:SHOWN]
    )
    more = len(failed) - len(rows)
    note = say("{number} more stand in what `salessim sweep export` writes.", number=more) if more else ""
    return Table("failed", say("Points without an answer"), FAILED, rows, note)


def _next(status: Status) -> list[tuple[str, str]]:
    name = shlex.quote(status.file)
    resume = (f"salessim sweep resume {name}", say("go on where it stopped"))
    export = (f"salessim sweep export {name} --out results", say("every answer of every point as Parquet"))
    return [resume, export] if status.ahead and not status.writer else [export]
