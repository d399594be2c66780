"""The words in which a log is read: written by the compiler, so that analysis and report need no scenario.

Everything is addressed by the row numbers that stand in the log.
"""

import math
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class StageTerms:
    """A station in the owner's words."""

    name: str
    kind: str  # "queue", "delay", "exit"
    role: str  # which block of the station card: "contact", "deal", "processing", "account", "client" (a delay), "exit"
    hidden: bool = False  # made by the compiler (a delay between two stages); not shown in tables
    of: str = ""  # the stage of the scenario that a hidden station or a copy belongs to
    finish: bool = False  # work unfinished when duty ends is finished in overtime
    late_s: float = 0.0  # a longer wait (real seconds) is late; 0: no limit


@dataclass(frozen=True)
class OutcomeTerms:
    """A route in the owner's words."""

    stage: int
    name: str
    to: int  # the stage it leads to in the owner's process (behind a hidden delay)
    good: bool
    lost: bool  # leads to an exit that is not a success
    ledger: int = -1  # where it books; -1 nowhere


@dataclass(frozen=True)
class CommissionTerms:
    """A share of what is credited to a person, and other shares of what goes beyond so much in a month."""

    ledger: int
    share: float
    above: tuple[tuple[float, float], ...] = ()  # (money in the month, share of what is above it), rising
    segments: tuple[int, ...] = ()  # of these alone; () of all


@dataclass(frozen=True)
class BonusTerms:
    """Money for a month in which a person has kept this share of the owned accounts, or had it in time of the work."""

    for_: str  # "accounts_kept" or "on_time"
    share: float
    per_month: float


RampTerms = tuple[float, float, float]  # speed at first, speed in the end, seconds until then
KNOWN: RampTerms = (1.0, 1.0, 0.0)


@dataclass(frozen=True)
class ChannelTerms:
    """Where candidates come from."""

    name: str
    per_month: float  # candidates
    pay: float = 1.0  # a factor on salary and hourly pay of whoever comes from there
    fee: float = 0.0  # for everybody who begins


@dataclass(frozen=True)
class TrialTerms:
    """A step of selection."""

    name: str
    passes: float  # share of those who enter it
    takes_s: int
    cost: float = 0.0  # for everybody who enters it


@dataclass(frozen=True)
class HiringTerms:
    """How candidates become people of a team."""

    channels: tuple[ChannelTerms, ...]
    trials: tuple[TrialTerms, ...]
    per_beginner: float = 0.0  # paid for everybody who begins
    interns: int = 1  # begin for one place
    leavers: float = 0.0  # in a year for a place that is never empty long
    learnt_s: float = 0.0  # from the first day until a newcomer is at full strength

    @property
    def passing(self) -> float:
        """Which share of those who enter the selection passes all of it."""
        return math.prod(trial.passes for trial in self.trials)

    @property
    def per_month(self) -> float:
        """How many candidates come in a month."""
        return math.fsum(channel.per_month for channel in self.channels)


@dataclass(frozen=True)
class TeamTerms:
    """A team, its pay and its roles."""

    name: str
    roles: tuple[str, ...]  # the blocks of the station card it works in, the largest first
    seats: tuple[int, ...]
    salary_per_month: float = 0.0
    hourly: float = 0.0
    hourly_unpaid_while_paused: bool = False
    commission: tuple[CommissionTerms, ...] = ()
    bonuses: tuple[BonusTerms, ...] = ()
    fees: tuple[tuple[int, float], ...] = ()  # (route, money for each who takes it)
    fines: tuple[tuple[int, float], ...] = ()  # (station, money for each who is late there)
    guaranteed_per_month: float = 0.0
    guaranteed_months: int = 0  # from the first one on
    workplace_per_month: float = 0.0
    per_hire: float = 0.0  # paid for everybody who is hired after some time, not by channels
    interns: int = 1  # begin for one place
    hiring: HiringTerms | None = None  # by channels
    ramp: RampTerms = KNOWN  # how newcomers learn
    internship_s: float = 0.0  # after being hired, not yet at work
    teaches: bool = False  # one more is looked for and learns; else is there and knows the work

    @property
    def paid(self) -> bool:
        """Whether anybody of the team may earn anything."""
        by_time = self.salary_per_month or self.hourly or self.guaranteed_months
        return bool(by_time or self.commission or self.bonuses or self.fees)


@dataclass(frozen=True)
class SourceTerms:
    """A source of leads and what it costs: so much a lead, and `advertising[i]` in the i-th month of the period."""

    name: str
    cost_per_lead: float = 0.0
    contacts: bool = False  # a list worked off by whoever has time: what waits of it is no load
    stage: int = -1  # to which its leads go
    advertising: tuple[float, ...] = ()


@dataclass(frozen=True)
class PlanTerms:
    """What must be earned. `months[i]` belongs to the i-th month of the period; shares add up to 1."""

    ledger: int
    months: tuple[float, ...]
    by: dict[str, dict[str, float]] = field(default_factory=dict)  # attribute -> value -> share of the plan

    @property
    def total(self) -> float:
        """The plan of the whole period."""
        return math.fsum(self.months)


@dataclass(frozen=True)
class UnknownTerms:
    """A number with a range, which every replication draws anew."""

    path: tuple[str, ...]  # where it stands in the scenario: ("process", "cold_call", "then", "interested")
    value: float  # the first value, the most likely one
    low: float
    high: float
    per: str = ""  # of a rate: "day", "week", "month" or "year"; else it is a share of 1

    @property
    def name(self) -> str:
        """Its path as one word."""
        return "/".join(self.path)


@dataclass(frozen=True)
class RuleTerms:
    """What must have happened for a change to be made: revenue in [first, until), seconds of the run."""

    first: int
    until: int
    ledger: int
    of_plan: bool  # the value is a share of the plan; else an amount
    at_least: bool  # else below
    value: float
    plan: float = 0.0  # of these days and leads
    segments: tuple[int, ...] = ()  # of these alone; () of all
    of: str = ""  # the attribute and the value that these leads have in common


@dataclass(frozen=True)
class ChangeTerms:
    """A day within the period from which on the department is another one."""

    second: int  # of the run, the first of the new structure
    to: str  # what the new structure is called; "" as it was before the first change
    rule: RuleTerms | None = None  # None: it is made in any case
    else_back: bool = False  # where the rule does not come true it goes back to what it was before the first change
    budget: float | None = None  # what it may cost in all
    ramps: tuple[tuple[int, RampTerms], ...] = ()  # (team, how its newcomers learn from then on)
    relearning: RampTerms | None = None  # of whoever comes from another team; None: as newcomers of the team
    retraining_s: float = 0.0  # after that second those are not yet at work

    @property
    def goes_back(self) -> bool:
        """Whether it leads to what was before the first change."""
        return not self.to


@dataclass(frozen=True)
class BranchTerms:
    """What comes if these of the rules come true: the amounts of the terms by month, where they hang on it."""

    made: tuple[bool, ...]  # of the changes with a rule, as long as they are asked for
    changes: tuple[ChangeTerms, ...]  # all that are made, and going back instead
    other_costs: tuple[tuple[float, ...], ...]  # by row of the other costs
    advertising: tuple[tuple[float, ...], ...]  # by source


@dataclass(frozen=True)
class Terms:
    """All words for one scenario."""

    name: str
    currency: str
    origin: date  # the Monday of second 0
    period_start: date
    period_end: date  # the day after the last
    month_starts: tuple[int, ...]  # second at which each month of the period begins, then the end of the period
    stages: tuple[StageTerms, ...]  # by row of station
    outcomes: tuple[OutcomeTerms, ...]  # by row of route
    sources: tuple[SourceTerms, ...]  # by row of source
    attributes: dict[str, tuple[str, ...]]  # attribute -> its values; in the order of the segment number
    segments: tuple[tuple[str, ...], ...]  # by segment: the value of each attribute
    slots: tuple[str, ...]
    ledgers: tuple[str, ...]  # "signed", "shipped", "paid", ...
    gates: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]  # (name, teams it stops, stations it stops)
    skills: dict[int, tuple[int, ...]]  # team -> the stations it serves, most urgent first
    desks: dict[int, int]  # station -> slot whose owner alone serves it
    teams: tuple[TeamTerms, ...]
    people: tuple[str, ...]  # by row of seat: display name ("Anna", "hunters 3")
    plan: PlanTerms | None
    margins: tuple[float, ...] = ()  # by segment: share of a booking left after the cost of goods; () is not known
    office_per_month: float = 0.0
    other_costs: tuple[tuple[str, tuple[float, ...]], ...] = ()  # (what, in the i-th month of the period)
    account_slot: int = -1
    deal_slot: int = -1
    last_year: dict[str, float] = field(default_factory=dict)
    last_year_of: str = ""  # the department that is simulated beside these figures; "" this one itself
    changes: tuple[ChangeTerms, ...] = ()  # in their order; () is one structure for the whole period
    branches: tuple[BranchTerms, ...] = ()  # where changes hang on something: all that may come
    unknowns: tuple[UnknownTerms, ...] = ()  # what is drawn anew in every replication, its past included

    @property
    def headline(self) -> int:
        """The ledger that counts: the plan's; without a plan `signed`, or the first by name.

        Without any ledger it is 0, which nothing is booked into.
        """
        if self.plan is not None:
            return self.plan.ledger
        return self.ledgers.index(min(self.ledgers, key=lambda name: (name != "signed", name))) if self.ledgers else 0

    @property
    def years(self) -> float:
        """The length of the period; amounts of a period are divided by it for a year."""
        return (len(self.month_starts) - 1) / 12

    def moment(self, second: int) -> datetime:
        """A second of the run as a date and a time of day."""
        return datetime.combine(self.origin, datetime.min.time()) + timedelta(seconds=int(second))
