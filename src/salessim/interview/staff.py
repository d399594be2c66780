"""Who does what in the department of today: each kind of work is done by the role that is there for it."""

from collections.abc import Mapping
from typing import NamedTuple

from salessim.interview.answers import Given
from salessim.interview.arithmetic import plain, round_text
from salessim.interview.clients import clients_of
from salessim.interview.fit import SWITCHING, Fit, told
from salessim.interview.kinds import Pay
from salessim.interview.roles import WORK, role_of
from salessim.interview.sheet import Sheet, text, word
from salessim.translation import say

# the most urgent first; a person of several kinds of work follows this order through all of them
STAGES = {
    "answer": "contact", "contract": "deal", "repeat_contract": "account", "negotiation": "deal",
    "order_request": "account", "client_request": "account", "meeting": "deal", "quote": "paper",
    "care_call": "account", "call_back": "contact", "cold_call": "contact",
}  # fmt: skip
HALF_DAY = "9:00-13:00"


class Team(NamedTuple):
    """A team as it is written."""

    people: int
    kinds: frozenset[str]  # of work
    pay: Pay
    half_days: bool = False  # the other half of the day leads people


def teams_of(given: Given, fit: Fit) -> dict[str, Team]:
    """The teams of today by the words that were said."""
    roles = {word: role_of(word) for word in given["people"].value}
    there = set(roles.values())
    firsts = {kind: next(role for role in roles_of if role in there) for kind, roles_of in WORK.items()}
    if clients_of(given, fit) is None:
        del firsts["account"]
    teams = {}
    for said, role in roles.items():
        kinds = {kind for kind, first in firsts.items() if first == role}
        if role == "head" or not kinds:  # whoever has no work of their own sells
            kinds |= {"deal"}
        half = role == "head" and len(roles) > 1
        teams[said] = Team(given["people"].value[said], frozenset(kinds), given["pay"].value[role], half)
    return teams


def in_charge(teams: Mapping[str, Team]) -> dict[str, str]:
    """For each kind of work the team by whose hours it is measured: not the head, if others do it, too."""
    whole = {kind: name for name, team in teams.items() for kind in team.kinds if not team.half_days}
    return {kind: name for name, team in teams.items() for kind in team.kinds} | whole


def interrupted(given: Given, teams: Mapping[str, Team]) -> list[str]:
    """The work that is dropped for a ringing telephone: of those who answer, what is not talk with clients."""
    who = in_charge(teams).get("contact")
    done = stages_done(teams[who].kinds, given) if who else []
    return [stage for stage in ("quote", "call_back", "cold_call") if stage in done]


def stages_done(kinds: frozenset[str], given: Given) -> list[str]:
    """The stages of these kinds of work that there are, the most urgent first."""
    comes = {
        "answer": given["calls"].value.number.value > 0,
        "call_back": any(rate.number.value > 0 for rate in given["written"].value.values()),
        "cold_call": given["cold"].value.value > 0,
    }
    return [stage for stage, kind in STAGES.items() if kind in kinds and comes.get(stage, True)]


def write_teams(sheet: Sheet, given: Given, fit: Fit, teams: Mapping[str, Team], reason: str = "") -> None:
    """Teams with their people, order of work and pay; the reason for their number, if they are not those of today."""
    sheet.gap(say("Who does what"))
    sheet.add("teams:")
    for name, team in teams.items():
        sheet.add(f"  {word(name)}:")
        sheet.add(f"    people: {team.people}", reason or told(given["people"]))
        sheet.add(f"    does_in_order: [{', '.join(stages_done(team.kinds, given))}]", say("the most urgent first"))
        if len(team.kinds) > 1:
            length = round_text(SWITCHING * max(fit.work[kind] for kind in team.kinds))
            sheet.add(f"    switching: {length} min", say("assumption: between kinds of work"))
        if team.half_days:
            country = given["country"].value.holidays
            holidays = f", holidays: {text(country)}" if country else ""
            sheet.add(f"    working_time: {{days: Mon-Fri, hours: {HALF_DAY}{holidays}}}",
                      say("assumption: the other half of the day leads people"))  # fmt: skip
        commission = f", commission: {100 * team.pay.commission:.3g}% of paid" if team.pay.commission else ""
        sheet.add(f"    pay: {{salary: {plain(team.pay.salary)} per month{commission}}}", reason or told(given["pay"]))
