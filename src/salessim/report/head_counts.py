"""The tables of a search for a head count: the last ones on fresh futures, the teams, and everything that was tried."""

from salessim.analysis.sizing import (
    BORDERLINE,
    ENOUGH,
    SEEMS_ENOUGH,
    SEEMS_TOO_FEW,
    TOO_FEW,
    Candidate,
    Department,
    People,
    Sizing,
    Tried,
)
from salessim.report import numbers
from salessim.report.estimates import average, chance
from salessim.report.page import Cell, Column, Table
from salessim.translation import later, say, say_count

VERDICTS = {
    ENOUGH: later("enough"),
    TOO_FEW: later("too few"),
    BORDERLINE: later("too close to call"),
    SEEMS_ENOUGH: later("seems enough"),
    SEEMS_TOO_FEW: later("seems too few"),
}
WHO = (
    Column("department", "department", "text", "which one", True, True),
    Column("people", "people", "people", "how many in which team", True),
    Column("heads", "all together", "people", "how many they are"),
)
COST = Column("cost", "cost a year", "currency", "salaries, hours on duty and workplaces; no commissions, no bonuses")
HEAD_COUNTS = (
    *WHO,
    Column("note", "which one", "text", "the answer, and the department as it is", True),
    COST,
    Column("against", "against today", "currency", "how much more or less the people cost than as it is"),
    Column("chance", "plan reached", "share", "in how many futures, and what that says at 95% (Wilson's interval)"),
    Column("verdict", "that is", "text", "what the interval says about the probability that is wanted", True),
    Column("revenue", "earned", "currency", "what the plan counts, mean of the futures", extra=True),
)
TEAMS = (
    Column("department", "department", "text", "which one", True, True),
    Column("team", "team", "text", "the team", True),
    Column("today", "today", "people", "as it is"),
    Column("answer", "answer", "people", "in the answer"),
    Column("load", "work for", "people", "whom the work of the period would keep busy all the time, if nobody waited"),
    Column("fewest", "at least", "people", "fewest that may be", extra=True),
    Column("most", "at most", "people",
           "most that were looked at; unless a limit is set, twice as many would earn hardly more", extra=True),
    Column("person", "a person costs", "currency", "a year: salary, hours on duty, workplace"),
)  # fmt: skip
TRIED = (
    *WHO,
    COST,
    Column("played", "lived through", "count", "futures that these people lived through in the search"),
    Column("reached", "plan reached", "count",
           "in so many futures; in the others that they did not live through more people are taken to do no harm"),
    Column("futures", "out of", "count", "so many futures"),
    Column("chance", "95% sure: between", "share",
           "the chance of the plan, where all futures are known; the interval may be looked at after every future "
           "(Robbins's beta mixture)"),
    Column("verdict", "that is", "text", "what the search made of it", True),
)  # fmt: skip


def people_text(department: Department, people: People) -> str:
    """How many in which team: "2 call_center, 3 hunters"."""
    return ", ".join(
        f"{numbers.count(number).text} {name}" for number, name in zip(people, department.names, strict=True)
    )


def head_counts_table(found: Sizing) -> Table:
    """The last ones on fresh futures, the cheapest first."""
    now = found.departments[0].cost(found.departments[0].as_is)
    rows = tuple(
        (
            *_who(found, one.candidate),
            _note(found, one.candidate),
            numbers.money(found.cost(one.candidate)),
            _against(found.cost(one.candidate) - now),
            chance(one.chance),
            numbers.term(VERDICTS[one.verdict(found.level)]),
            average(one.revenue, "currency"),
        )
        for one in found.finalists
    )
    note = say(
        "Fresh futures, the same for all, in which nothing was searched. Enough: surely in at least {level} of 100.",
        level=level_text(found.level),
    )
    return Table("head_counts", say("Head counts"), HEAD_COUNTS, rows, note)


def level_text(level: float) -> str:
    """Of a hundred futures."""
    return numbers.count(round(100 * level, 6)).text


def _who(found: Sizing, candidate: Candidate) -> tuple[Cell, Cell, Cell]:
    department = found.departments[candidate.department]
    people = Cell(dict(zip(department.names, candidate.people, strict=True)), people_text(department, candidate.people))
    return numbers.words(department.terms.name), people, numbers.count(sum(candidate.people))


def _note(found: Sizing, candidate: Candidate) -> Cell:
    answer = found.answer is not None and found.answer.candidate == candidate
    if found.is_as_is(candidate):
        return numbers.term(later("the answer: as it is")) if answer else numbers.term(later("as it is"))
    return numbers.term(later("the answer")) if answer else Cell("", "")


def _against(difference: float) -> Cell:
    words = numbers.money_text(difference)
    return Cell(difference, f"+{words}" if difference > 0 else words)


def teams_table(found: Sizing) -> Table:
    """Every team: how many there are, how many the work needs, between which numbers was searched."""
    rows = tuple(
        (
            numbers.words(department.terms.name),
            numbers.words(name),
            numbers.count(department.as_is[team]),
            _answered(found, number, team),
            Cell(department.load[team], numbers.count(round(department.load[team], 1)).text),
            numbers.count(department.fewest[team]),
            numbers.count(department.most[team]),
            numbers.money(department.person[team]),
        )
        for number, department in enumerate(found.departments)
        for team, name in enumerate(department.names)
    )
    return Table("team_sizes", say("The teams"), TEAMS, rows)


def _answered(found: Sizing, department: int, team: int) -> Cell:
    answer = found.answer
    if answer is None or answer.candidate.department != department:
        return numbers.NOTHING
    return numbers.count(answer.candidate.people[team])


def tried_table(found: Sizing) -> Table:
    """Every head count of the search, the cheapest first, and how many futures it took to tell."""
    ranked = sorted(found.tried, key=lambda one: found.departments[one.candidate.department].rank(one.candidate.people))
    rows = tuple(
        (
            *_who(found, one.candidate),
            numbers.money(found.cost(one.candidate)),
            numbers.count(one.played),
            _reached(one, found.level),
            numbers.count(one.futures),
            chance(one.chance) if one.known else numbers.NOTHING,
            numbers.term(VERDICTS[one.verdict(found.level)]),
        )
        for one in ranked
    )
    counted = say_count("{number} head count", "{number} head counts", len(ranked))
    note = say(
        "{counted}, {futures} futures altogether. A head count is asked no further once it is clear whether it goes "
        "on; more people are taken to do no harm. These futures are not those of the answer.",
        counted=counted,
        futures=numbers.count(found.played).text,
    )
    return Table("tried", say("What was tried"), TRIED, rows, note)


def _reached(one: Tried, level: float) -> Cell:
    """In how many futures the plan is reached: "160", "at least 160" or "at most 159"."""
    low, high = one.reached, one.futures - one.missed
    if one.known:
        return Cell({"low": low, "high": high}, numbers.count(low).text)
    if low >= level * one.futures:
        words = say("at least {number}", number=numbers.count(low).text)
    else:
        words = say("at most {number}", number=numbers.count(high).text)
    return Cell({"low": low, "high": high}, words)
