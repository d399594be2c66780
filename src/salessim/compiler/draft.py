"""A translation in progress: the scenario, the tables being written, and the numbers given so far."""

from dataclasses import dataclass, field

from salessim.compiler import laws
from salessim.compiler.layout import Layout, lay_out
from salessim.compiler.paths import account_begin, account_places, deal_places
from salessim.compiler.rows import Book
from salessim.scenario.errors import Problem, ScenarioError
from salessim.scenario.schema import Dist, Scenario

NO_ROW = -1
WORKING_CLOCK = 0  # row of the department's calendar


@dataclass
class Draft:
    """What the parts of the compiler hand to each other. Rows are found by the names of the scenario."""

    scenario: Scenario
    start: int
    until: int
    book: Book = field(default_factory=Book)
    slots: dict[str, int] = field(default_factory=dict)
    ledgers: dict[str, int] = field(default_factory=dict)
    segments: list[dict[str, str]] = field(default_factory=list)  # attribute -> value, by row
    gates: dict[tuple[str, str], int] = field(default_factory=dict)  # (team, stage) -> row

    def __post_init__(self) -> None:
        self.layout: Layout = lay_out(self.scenario)
        self.stations: dict[str, int] = {name: row for row, name in enumerate(self.layout.places)}
        self.account_begin = account_begin(self.scenario)
        self.account_side = account_places(self.layout, self.scenario)
        self.deal_side = deal_places(self.layout, self.scenario)

    def law(self, dist: Dist) -> int:
        """The row of a distribution."""
        return laws.law(self.book, dist, self.scenario.working_time.day_seconds)

    def clock(self, dist: Dist | None) -> int:
        """The clock on which a length of time runs: working days on the department's calendar, else real time."""
        return WORKING_CLOCK if dist is not None and dist.working else NO_ROW

    def refuse(self, message: str, expected: str, *path: str | int) -> ScenarioError:
        """What cannot be translated, with its place in the file."""
        origin = self.scenario.origin
        place = origin.place(path)
        return ScenarioError([Problem(place, message, expected, source=origin.line(place))])
