"""When the people of a team are missing, as rows of absence, and as hours that are cut out of their calendar."""

from collections.abc import Iterator
from itertools import accumulate

from salessim.compiler import laws
from salessim.compiler.draft import Draft
from salessim.network.draws import name_key
from salessim.scenario.absence import MONTHS, Absent, Vacation
from salessim.scenario.distribution import Dist
from salessim.scenario.quantity import DAY, UNIT_SECONDS
from salessim.scenario.schema import TeamModel

YEAR = round(UNIT_SECONDS["year"])
MOMENTS = 1_000  # equally likely begins of a vacation, where months differ


def write_absences(draft: Draft, team: TeamModel) -> dict[str, int]:
    """The rows of a team, and where they are."""
    book, first = draft.book, draft.book.count("absence")
    if team.absent is not None:
        for name, row in _rows(draft, team.absent):
            book.add("absence", key=name_key("absence", name), **row)
    return {"absence_from": first, "absence_to": book.count("absence")}


def _rows(draft: Draft, absent: Absent) -> Iterator[tuple[str, dict[str, float | int]]]:
    book = draft.book
    if absent.vacation is not None and absent.vacation.per_year.amount and absent.vacation.in_parts:
        for part in range(absent.vacation.in_parts):
            begins, length = _vacation(draft, absent.vacation, part)
            yield f"vacation {part}", {"cell": YEAR, "chance": 1.0, "begins": begins, "length": length}
    sickness = absent.sickness
    if sickness is not None and sickness.per_year.amount:
        month = round(YEAR / MONTHS)
        begins = draft.law(Dist("uniform", (0.0, float(month - 1)), "time"))
        row = {"cell": month, "chance": sickness.chance, "begins": begins, "length": draft.law(sickness.each)}
        yield "sickness", row
    if absent.days_away:
        day = laws.constant(book, DAY)
        yield "away", {"cell": DAY, "chance": absent.days_away, "begins": laws.constant(book, 0), "length": day}


def _vacation(draft: Draft, vacation: Vacation, part: int) -> tuple[int, int]:
    """When a part begins, within its share of the year, so that it ends there, too; and how long it is."""
    share, length = YEAR / vacation.in_parts, vacation.per_year.seconds / vacation.in_parts
    first, last = part * share, (part + 1) * share - length
    if vacation.season is None:
        begins = draft.law(Dist("uniform", (first, last), "time"))
    else:
        begins = draft.law(Dist("empirical", tuple(_by_season(vacation, first, last)), "time"))
    return begins, laws.constant(draft.book, length)


def _by_season(vacation: Vacation, first: float, last: float) -> Iterator[float]:
    """Equally likely moments between two: more of them in the months in which many are away."""
    season = vacation.season
    width = (last - first) / MOMENTS
    moments = [first + (number + 0.5) * width for number in range(MOMENTS)]
    weights = [season.of(1 + int(moment * MONTHS // YEAR)) if season else 1.0 for moment in moments]
    so_far = list(accumulate(weights))
    if so_far[-1] == 0:
        yield from moments
        return
    at = 0
    for number in range(MOMENTS):
        while so_far[at] < (number + 0.5) / MOMENTS * so_far[-1]:
            at += 1
        yield moments[at]
