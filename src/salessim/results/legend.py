"""What follows from the terms and the window alone: worked out once for all replications."""

from collections.abc import Iterable

import numpy as np

from salessim.columns import I32, I64
from salessim.results import places
from salessim.results.loops.given import given, marked
from salessim.results.terms import Terms
from salessim.results.units import DAY, WEEK

ROLES = ("contact", "deal", "processing", "account")  # the blocks of the station card


class Legend:
    """The months and weeks of the window [start, until), what the loops are given, all words of the frames.

    Raises ValueError if the window reaches beyond the months of the terms.
    """

    def __init__(self, terms: Terms, start: int, until: int) -> None:
        if start < terms.month_starts[0] or until > terms.month_starts[-1]:
            raise ValueError("The log reaches beyond the months of the terms")
        self.terms, self.start, self.until = terms, start, until
        self.seconds = until - start
        self.given = given(terms, start, until)
        self._words: dict[str, int] = {}
        self._set_months()
        self._set_weeks()
        self._set_stations()
        self._set_outcomes()

    # --- time -----------------------------------------------------------------------------------------------------

    def _set_months(self) -> None:
        """The moments between which the months lie, the same cut to the window, and their names ("2027-01")."""
        starts = self.terms.month_starts
        self.month_starts = np.array(starts, np.int64)
        self.month_edges = np.clip(self.month_starts, self.start, self.until)
        self.month_parts = np.diff(self.month_edges) / np.diff(self.month_starts)  # how much of each month is there
        self.month_days = self._days(self.month_edges)
        self.months = self.coded(self.terms.moment(second).strftime("%Y-%m") for second in starts[:-1])

    def _set_weeks(self) -> None:
        """The moments between which the weeks lie, cut to the window, and the Monday of each ("2027-01-04")."""
        first = self.start // WEEK * WEEK
        count = -(-(self.until - first) // WEEK)
        self.week_edges = np.clip(first + WEEK * np.arange(count + 1), self.start, self.until)
        self.week_days = self._days(self.week_edges)
        mondays = (self.terms.moment(first + i * WEEK) for i in range(count))
        self.weeks = self.coded(monday.date().isoformat() for monday in mondays)

    def _days(self, edges: I64) -> I64:
        """Edges of months or weeks as numbers of days from the first of the window."""
        return np.where(edges > self.start, -((self.given.midnight - edges) // DAY), 0)

    # --- stations, routes, teams ----------------------------------------------------------------------------------

    def _set_stations(self) -> None:
        """The words of stations, teams and ledgers; stations that are shown; masks, with a last row for no station."""
        terms, count = self.terms, len(self.terms.stages) + 1
        self.stages = self.coded(stage.name for stage in terms.stages)
        self.teams = self.coded(team.name for team in terms.teams)
        self.ledgers = self.coded(terms.ledgers)
        self.shown = np.array(places.shown(terms), np.int64)
        self.role = {role: np.array(places.stations(terms, role), np.int64) for role in ROLES}
        self.visited = np.array(places.visited(terms), np.int64)
        self.queues = np.array(places.queues(terms), np.int64)
        self.losing = marked(places.lost_exits(terms), count)
        self.winning = marked(places.won_exits(terms), count)
        self.winnable = marked(places.winning_stations(terms), count)
        self.owned = marked(places.accounts_desks(terms), count)
        self.served_by = np.array(places.served_by(terms), np.int64)

    def _set_outcomes(self) -> None:
        """The first route of each outcome that is shown, and the outcome of each route.

        Routes of one stage with one name are one outcome; those that are not shown are of one after the last.
        """
        named = [(outcome.stage, outcome.name) for outcome in self.terms.outcomes]
        number = {name: i for i, name in enumerate(dict.fromkeys(name for name in named if name[0] in self.shown))}
        self.outcomes = [named.index(name) for name in number]
        self.outcome_of = np.array([number.get(name, len(number)) for name in named], np.int64)

    # --- words ----------------------------------------------------------------------------------------------------

    def coded(self, texts: Iterable[str]) -> I32:
        """Texts as numbers of words."""
        return np.array([self._words.setdefault(text, len(self._words)) for text in texts], np.int32)

    @property
    def words(self) -> tuple[str, ...]:
        """All words so far, by number."""
        return tuple(self._words)
