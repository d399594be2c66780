"""How many hours leading takes, and how people grow under it: by what is planned, never by what a run brings about."""

from typing import NamedTuple

from salessim.scenario.absence import Meeting, without
from salessim.scenario.careers import Replaced
from salessim.scenario.leading import Leads
from salessim.scenario.paid import as_paid
from salessim.scenario.quantity import DAY, UNIT_SECONDS
from salessim.scenario.schema import Scenario
from salessim.scenario.structure import TeamModel
from salessim.scenario.working_time import WorkingTime, real_seconds

HOUR = 3_600
NOBODY = Leads(each_of={})
WEEKS_A_YEAR = UNIT_SECONDS["year"] / UNIT_SECONDS["w"]


class Week(NamedTuple):
    """A usual week of all people of a team that leads others, in hours."""

    led: float  # people; whoever works half of the time is half a person
    coaching: float  # what each of them needs, together
    interviews: float
    reports: float
    given: float  # at most to leading
    there: float  # of working time, less meetings

    @property
    def needed(self) -> float:
        """By leading."""
        return self.coaching + self.interviews + self.reports

    @property
    def taken(self) -> float:
        """Hours of leading."""
        return min(self.needed, self.given)

    @property
    def share(self) -> float:
        """The part of every working day that goes into leading."""
        return self.taken / self.there if self.there else 0.0

    @property
    def missing(self) -> float:
        """How much more leading needs than it gets, as a part of what it gets; 0 where nobody leads."""
        return max(0.0, self.needed / self.given - 1) if self.given else 0.0


def week_of(scenario: Scenario, name: str) -> Week:
    """The week of a team that leads others."""
    team = scenario.teams[name]
    leads = team.leads or NOBODY
    led = {one: _heads(scenario, scenario.teams[one]) for one in leads.each_of if one in scenario.teams}
    days = scenario.working_time.days_a_week
    coaching = sum(people * leads.each_of[one].a_week(days) for one, people in led.items())
    each = leads.interviews.time.seconds if leads.interviews else 0.0
    interviews = each * sum(begin_a_week(as_paid(scenario, one)) for one in led)
    reports = leads.reports.a_week(days) if leads.reports else 0.0
    hours = _weeks(scenario, team, tuple(team.meetings.values()))
    given = [min(its, leads.at_most.a_week(days)) if leads.at_most else its for its in hours]
    seconds = coaching, interviews, reports, sum(given), sum(hours)
    return Week(sum(led.values()), *(part / HOUR for part in seconds))


def leader_of(scenario: Scenario, name: str) -> str | None:
    """The team that leads a team."""
    return next((one for one, team in scenario.teams.items() if team.leads and name in team.leads.each_of), None)


def begin_a_week(team: TeamModel) -> float:
    """People who begin in a team in a week, if all its places are filled: as many as leave, times interns."""
    if team.leaves is None or not isinstance(team.replaced, Replaced):
        return 0.0
    return team.people.count * team.leaves.per_year * team.replaced.interns / WEEKS_A_YEAR


def as_led(scenario: Scenario, name: str) -> TeamModel:
    """A team whose newcomers grow and leave as its experience and the hours of its head let them."""
    team = as_paid(scenario, name)
    learning, leaving = factors(scenario, name)
    leaves = team.leaves and team.leaves.hastened(leaving)
    return team.model_copy(update={"ramp": team.ramp.longer(learning), "leaves": leaves})


def factors(scenario: Scenario, name: str) -> tuple[float, float]:
    """So many times as long do newcomers learn, and at so many times the rate they leave in their first month."""
    team = as_paid(scenario, name)
    among = team.ramp.among_experienced
    learning = 1 - (1 - among) * experienced(scenario, team) if among < 1 else 1.0
    leader = leader_of(scenario, name)
    if leader is None:
        return learning, 1.0
    missing, overload = week_of(scenario, leader).missing, (scenario.teams[leader].leads or NOBODY).overload
    return learning * (1 + overload.ramp * missing), 1 + overload.in_first_month * missing


def experienced(scenario: Scenario, team: TeamModel) -> float:
    """The planned share of people past their ramps: in the long run if people leave, else on the first day."""
    length = max((real_seconds(ramp.over, scenario.working_time) for ramp in team.ramp.told), default=0.0)
    if team.leaves is not None and begin_a_week(team):
        return team.leaves.beyond(length / UNIT_SECONDS["year"])
    known = [(scenario.period.start - person.since).days * DAY for person in team.people.named.values()]
    past = team.people.others + sum(tenure >= length for tenure in known)
    return past / team.people.count if team.people.count else 1.0


def _heads(scenario: Scenario, team: TeamModel) -> float:
    """People of a team, part time counted against the department's working time."""
    whole = _week(scenario.working_time)
    return sum(min(1.0, its / whole) for its in _weeks(scenario, team))


def _weeks(scenario: Scenario, team: TeamModel, meetings: tuple[Meeting, ...] = ()) -> list[float]:
    """Seconds of a usual week of each of a team, less meetings."""
    usual = team.working_time or scenario.working_time
    named = [_week(person.working_time or usual, meetings) for person in team.people.named.values()]
    return named + [_week(usual, meetings)] * (team.people.count - len(named))


def _week(working: WorkingTime, meetings: tuple[Meeting, ...] = ()) -> float:
    """Seconds of a usual week, less meetings."""
    hours = [(day * DAY + start, day * DAY + end) for day, start, end in working.shifts()]
    return float(sum(off - on for on, off in without(hours, meetings)))
