"""Structures as an owner compares them first: how many people, in which teams, for how much pay."""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.results.store import Runs
from salessim.results.terms import Terms
from salessim.results.wages import WAGES

FIXED = ("salary_currency", "hourly_currency")
BY_SUCCESS = tuple(f"{part}_currency" for part in WAGES if f"{part}_currency" not in FIXED)


@dataclass(frozen=True)
class Structure:
    """The people of a department and their pay of a usual year, workplaces not included."""

    name: str
    teams: tuple[tuple[str, float], ...]  # how many people on average
    fixed: float  # salaries and paid hours
    payroll: float  # with commissions and bonuses

    @property
    def people(self) -> float:
        """All teams together."""
        return sum(number for _, number in self.teams)


def structure(runs: Runs) -> Structure:
    """The people and the pay of one structure, means of all futures, told for a year."""
    people = runs["teams"].groupby("team", sort=False)["people_mean"].mean()
    scale = 12 / (len(runs.terms.month_starts) - 1) / max(len(runs), 1)
    fixed, by_success = (float(runs["pay"][list(parts)].to_numpy().sum()) * scale for parts in (FIXED, BY_SUCCESS))
    teams = tuple((str(name), float(number)) for name, number in people.items())
    return Structure(runs.terms.name, teams, fixed, fixed + by_success)


def differ(compared: Sequence[Terms]) -> bool:
    """Whether they differ in teams, in how many people these have, or in what these do."""
    said = {(tuple((team.name, len(team.seats)) for team in one.teams), tuple(one.skills.items())) for one in compared}
    return len(said) > 1
