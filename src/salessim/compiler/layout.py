"""Which stations there are and which ways lead on from them: the process before it gets row numbers.

A station is a stage, the copy of a stage that accounts' requests visit, a hidden delay between two stages, or an exit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from salessim.compiler.unsure import Cell, part_of, rest_of
from salessim.network.draws import name_key
from salessim.network.tables import DELAY, EXIT, QUEUE
from salessim.scenario.distribution import Dist
from salessim.scenario.schema import EXITS, Outcome, Scenario, StageModel, Target

LOST = "lost"


@dataclass(frozen=True)
class Way:
    """One way on from a place."""

    name: str  # of the outcome
    key: int
    next: str  # the place it leads to
    to: str  # the stage or exit behind a hidden delay
    share: Cell
    good: bool = False
    missed: bool = False  # after a try that did not reach
    child: str | None = None  # the stage where a child begins
    attempts: int = 0  # a retry: open before this attempt only; 0 always
    afresh: bool = False  # the attempts of the next place count from one again


@dataclass(frozen=True)
class Place:
    """A station to be. Its name is unique; hidden ones contain a `>`, which no stage may."""

    name: str
    title: str
    key: int
    kind: int
    stage: StageModel | None = None  # None: a hidden delay or an exit
    of: str = ""  # the stage that a hidden delay or a copy belongs to
    delay: Dist | None = None
    ways: tuple[Way, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether the owner's process does not name it."""
        return ">" in self.name


@dataclass
class Layout:
    """All places in the order of their rows, and where the requests of accounts begin."""

    places: dict[str, Place] = field(default_factory=dict)
    begins: dict[str, str] = field(default_factory=dict)  # stream -> the place where its children begin

    def copies(self, stage: str) -> list[str]:
        """The streams of requests that visit a copy of this stage."""
        return [name for name in self.begins if self.places[name].of == stage]


def lay_out(scenario: Scenario) -> Layout:
    """The places of a scenario: its stages in their order, then the exits, then what is hidden."""
    layout = Layout()
    hidden: list[Place] = []
    for name, stage in scenario.process.items():
        layout.places[name] = _place(name, stage, scenario, hidden)
        if stage.each_account is not None:
            layout.begins[name] = name if scenario.working_time.always else _in_working_time(name, stage, hidden)
    layout.places |= {name: Place(name, name, name_key("station", name), EXIT) for name in EXITS}
    layout.places |= {place.name: place for place in _titled(hidden, layout)}
    return layout


def identity(name: str, stage: StageModel) -> str:
    """What the keys of a stage are made of; an `id` survives a change of name."""
    return stage.id or name


def _place(name: str, stage: StageModel, scenario: Scenario, hidden: list[Place]) -> Place:
    """The place of a stage; its hidden delays are added to `hidden`."""
    of = stage.same_as or ""
    if stage.each_account is not None and stage.goes_to is not None:
        of, stage = stage.goes_to, _answered_like(stage, scenario.process[stage.goes_to])
    key = name_key("station", identity(name, stage))
    ways = [*_tries(name, stage, scenario, hidden), *_outcomes(name, stage, scenario, hidden)]
    kind = QUEUE if stage.delay is None else DELAY
    return Place(name, name, key, kind, stage, of, stage.delay, tuple(ways))


def _answered_like(stream: StageModel, target: StageModel) -> StageModel:
    """A copy of the stage that answers requests; what its outcomes mean stays behind."""
    own = {name: getattr(stream, name) for name in stream.model_fields_set}
    left_behind: dict[str, object] = {
        "id": None,
        "same_as": None,
        "good": [],
        "counts_as": None,
        "late_after": None,
        "grows": None,
    }
    return target.model_copy(update=left_behind | own)


def _outcomes(name: str, stage: StageModel, scenario: Scenario, hidden: list[Place]) -> Iterator[Way]:
    """The ways of a visit that reached somebody; the rest comes last."""
    outcomes = sorted(stage.then.items(), key=lambda item: item[1].share is None)
    good = [outcome for outcome in stage.good_outcomes if outcome in stage.then] or list(stage.then)[:1]
    rest = rest_of(outcome.share for _, outcome in outcomes if outcome.share is not None)
    for outcome_name, outcome in outcomes:
        share = rest if outcome.share is None else part_of(outcome.share)
        yield _way(name, stage, outcome_name, outcome, scenario, hidden, share=share, good=outcome_name in good)


def _tries(name: str, stage: StageModel, scenario: Scenario, hidden: list[Place]) -> Iterator[Way]:
    """The ways of a try that did not reach: again, and after the last attempt given up."""
    last = len(stage.reached)
    if last > 1:
        again = Target(name, stage.try_again_after)
        yield _way(name, stage, "try_again", again, scenario, hidden, share=1.0, missed=True, attempts=last)
    if last:
        share = 0.0 if last > 1 else 1.0
        yield _way(name, stage, "given_up", stage.given_up, scenario, hidden, share=share, missed=True)


def _way(
    name: str, stage: StageModel, outcome: str, target: Outcome | Target, scenario: Scenario, hidden: list[Place],
    *, share: Cell, good: bool = False, missed: bool = False, attempts: int = 0,
) -> Way:  # fmt: skip
    """A way to a target; one that leads there `after` a while passes through a hidden delay."""
    key = name_key("route", identity(name, stage), outcome)
    child = target.child if isinstance(target, Outcome) else None
    afresh = not attempts and target.to in scenario.process and bool(scenario.process[target.to].reached)
    if target.after is None or target.after.zero:
        return Way(outcome, key, target.to, target.to, share, good, missed, child, attempts, afresh)
    between = f"{name}>{outcome}"
    station = name_key("station", identity(name, stage), "after", outcome)
    later = name_key("route", identity(name, stage), outcome, "after")
    on = Way(outcome, later, target.to, target.to, 1.0, afresh=afresh)
    hidden.append(Place(between, f"{target.to} after {name}", station, DELAY, None, name, target.after, (on,)))
    return Way(outcome, key, between, target.to, share, good, missed, child, attempts)


def _in_working_time(name: str, stage: StageModel, hidden: list[Place]) -> str:
    """The delay that moves a request born at night into working hours, evenly over one working day."""
    day = Dist("uniform", (0.0, 1.0), "time", working=True)
    on = Way("asked", name_key("route", identity(name, stage), "asked"), name, name, 1.0)
    station = name_key("station", identity(name, stage), "asked")
    hidden.append(Place(f"{name}>asked", f"{name} in working time", station, DELAY, None, name, day, (on,)))
    return hidden[-1].name


def _titled(hidden: list[Place], layout: Layout) -> list[Place]:
    """Hidden places with titles of their own: the outcome is named where two would be called alike."""
    titles = [place.title for place in hidden]
    return [
        replace(place, title=f"{place.title} ({place.name.partition('>')[2]})")
        if titles.count(place.title) > 1 or place.title in layout.places
        else place
        for place in hidden
    ]
