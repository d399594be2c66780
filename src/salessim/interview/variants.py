"""What the owner may want to try next: the same people split by function, or, where nobody can be split, one more."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from salessim.interview.answers import Given
from salessim.interview.department import opening
from salessim.interview.fit import Fit
from salessim.interview.sheet import Sheet, text, word
from salessim.interview.staff import STAGES, Team, interrupted, teams_of, write_teams
from salessim.translation import later, say

NAMES = {"contact": "call_center", "deal": "hunters", "paper": "processing_center", "account": "farmers"}
FREE_ENOUGH = 1.5  # assumption: so much more time needs whoever answers calls, as callers do not wait
UNEVEN = 1.1  # so much more than an even share may be one's part
OWNING = {"deal", "account"}  # work with deals of one's own, of which commission is paid


class Variant(NamedTuple):
    """A structure to compare with that of today."""

    ending: str  # of the name of its file
    text: str
    purpose: str  # marked for translation


def variant(given: Given, fit: Fit, base: str, hours: Mapping[str, float]) -> Variant:
    """The structure to compare with; `hours` of work by stage tell how many people each function needs."""
    teams = teams_of(given, fit)
    name = max(teams, key=lambda one: (len(teams[one].kinds) > 1 and teams[one].people > 1, teams[one].people))
    firm, team = given["name"].value, teams[name]
    if len(team.kinds) < 2 or team.people < 2:
        sheet = _begun(
            say("What would one more person earn {name}?", name=firm), base, say("{name}, one more", name=firm)
        )
        sheet.add(f"teams: {{{word(name)}: {{people: {team.people + 1}}}}}")
        return Variant("one-more", sheet.text(), later("what would one more person earn?"))
    sheet = _begun(
        say("Would {name} earn more if the same people, for the same pay, were split by function?", name=firm),
        base, say("{name}, split", name=firm),
    )  # fmt: skip
    parts = split(team, hours, set(teams))
    write_teams(sheet, given, fit, parts, say("the same people and pay, by hours of work"))
    sheet.add(f"  {word(name)}: null", say("they are the teams above"))
    if interrupted(given, teams) and not interrupted(given, parts):
        sheet.add("process: {answer: {interrupts: null}}", say("whoever answers does nothing else"))
    return Variant("split", sheet.text(), later("would the same people, split by function, earn more?"))


def split(team: Team, hours: Mapping[str, float], taken: set[str]) -> dict[str, Team]:
    """The people of one team by function, as their hours of work are; functions are joined where that is fairer."""
    work = {kind: 0.0 for kind in NAMES if kind in team.kinds}
    for stage, kind in STAGES.items():
        if kind in work:
            work[kind] += hours.get(stage, 0.0) * (FREE_ENOUGH if stage == "answer" else 1.0)
    teams = {}
    for group, people in _fair(work, team.people):
        name = NAMES[max(group, key=work.__getitem__)]
        pay = team.pay if OWNING & set(group) else team.pay._replace(commission=0.0)
        teams[f"{name}_2" if name in taken else name] = Team(people, frozenset(group), pay)
    return teams


Groups = list[tuple[list[str], int]]  # kinds of work that belong together, and for how many people


def _fair(work: Mapping[str, float], people: int) -> Groups:
    """As many groups as are possible without giving anybody much more work than an even share; at least two."""
    fairly = UNEVEN * sum(work.values()) / people
    ways = []
    for groups in _partitions(list(work)):
        if 2 <= len(groups) <= people:
            loads = [sum(work[kind] for kind in group) for group in groups]
            heads = shared(people, loads)
            most = max(load / number for load, number in zip(loads, heads, strict=True))
            ways.append((max(most, fairly), -len(groups), most, list(zip(groups, heads, strict=True))))
    return min(ways, key=lambda way: way[:3])[3]


def _partitions(kinds: list[str]) -> Iterator[list[list[str]]]:
    """All ways to put kinds of work into groups."""
    if not kinds:
        yield []
        return
    first, *others = kinds
    for groups in _partitions(others):
        yield [[first], *groups]
        for number, group in enumerate(groups):
            yield [*groups[:number], [first, *group], *groups[number + 1 :]]


def shared(people: int, work: list[float]) -> list[int]:
    """People by work, at least one each; whoever is left goes where most work would be left for each."""
    heads = [1] * len(work)
    for _ in range(people - len(work)):
        heads[max(range(len(work)), key=lambda group: work[group] / heads[group])] += 1
    return heads


def _begun(question: str, base: str, name: str) -> Sheet:
    sheet = Sheet()
    opening(sheet, question)
    sheet.gap()
    sheet.add(f"based_on: {text(base)}")
    sheet.add(f"name: {text(name)}")
    return sheet
