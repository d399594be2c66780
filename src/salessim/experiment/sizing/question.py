"""What is asked: with which probability, for how much money, and how many people there may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.analysis.sizing import People
from salessim.scenario import Scenario
from salessim.scenario.errors import did_you_mean, one_of
from salessim.scenario.schema import TeamModel
from salessim.translation import say

MOST_PEOPLE = 5_000  # of a team, as the scenario language allows


class UnanswerableError(ValueError):
    """A question about head counts that has no answer; says what to ask instead."""


@dataclass(frozen=True)
class Question:
    """Which head counts are allowed, and what is wanted of them."""

    level: float = 0.9  # the plan is to be met with this probability
    budget: float | None = None  # a year, for people; then the best chance is sought
    at_least: int = 1  # people of a team that has somebody today
    at_most: int | None = None  # people of a team
    keep: tuple[str, ...] = ()  # teams that stay as they are

    def check(self, scenarios: Sequence[Scenario]) -> None:
        """Raise UnanswerableError for what no search can answer."""
        self.check_level()
        if not scenarios:
            raise UnanswerableError(say("there is no department"))
        if self.budget is None and len(scenarios) > 1:
            raise UnanswerableError(
                say("several departments are searched for one budget; without a budget give one department")
            )
        if self.budget is not None and self.budget <= 0:
            raise UnanswerableError(say("the budget must be more than 0"))
        if self.at_most is not None and self.at_most < self.at_least:
            raise UnanswerableError(
                say(
                    "at least {least} and at most {most} people leave no choice", least=self.at_least, most=self.at_most
                )
            )
        for scenario in scenarios:
            if scenario.plan is None:
                raise UnanswerableError(say("{name} has no plan, so nobody can meet it", name=scenario.name))
        teams = [team for scenario in scenarios for team in scenario.teams]
        for name in self.keep:
            if name not in teams:
                raise UnanswerableError(_unknown(name, teams))
        for scenario in scenarios:
            if all(name in self.keep for name in scenario.teams):
                raise UnanswerableError(
                    say("all teams of {name} stay as they are: nothing is left to choose", name=scenario.name)
                )

    def check_level(self) -> None:
        """Raise UnanswerableError if it is no probability."""
        if not 0 < self.level < 1:
            raise UnanswerableError(say("the probability must lie between 0% and 100%, such as 90%"))

    def fewest(self, scenario: Scenario) -> People:
        """Of each team; whoever has a name stays, and a team without anybody may stay so."""
        return tuple(self._least(name, team) for name, team in scenario.teams.items())

    def limit(self, scenario: Scenario) -> People:
        """The most people that each team may have."""
        most = MOST_PEOPLE if self.at_most is None else self.at_most
        return tuple(
            team.people.count if name in self.keep else max(self._least(name, team), most)
            for name, team in scenario.teams.items()
        )

    def _least(self, name: str, team: TeamModel) -> int:
        if name in self.keep:
            return team.people.count
        return max(len(team.people.named), self.at_least if team.people.count else 0)


def _unknown(name: str, teams: Sequence[str]) -> str:
    told = say("there is no team `{name}`, only {teams}", name=name, teams=one_of(dict.fromkeys(teams)))
    guess = did_you_mean(name, teams)
    return f"{told}; {say('did you mean `{word}`?', word=guess)}" if guess else told
