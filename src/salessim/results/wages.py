"""What every person is paid in every month, part by part."""

from functools import cached_property

import numpy as np

from salessim.columns import F64, I32, I64
from salessim.results.accounts import Accounts
from salessim.results.hiring import pay_factors
from salessim.results.idleness import Idleness
from salessim.results.kept import owned
from salessim.results.loops.tables import Mask
from salessim.results.reading import Reading
from salessim.results.terms import TeamTerms
from salessim.results.units import HOUR

WAGES = ("salary", "hourly", "commission", "bonus", "fee", "fine", "guarantee")  # a fine is negative


class Wages:
    """The parts of pay: `parts[name][server, month]`, in currency."""

    def __init__(self, reading: Reading, idleness: Idleness, known: Accounts) -> None:
        self._reading, self._idleness, self._known = reading, idleness, known
        self._team, self._months = reading.servers.team, len(reading.legend.months)
        self._channel = pay_factors(reading)[:, None]
        self.parts: dict[str, F64] = {
            "salary": self.employed * self._each("salary_per_month") * self._channel,
            "hourly": self._hourly() * self._channel,
            "commission": self._commission(),
            "bonus": self._bonus(),
            "fee": self._fee(),
            "fine": self._fine(),
        }
        self.parts["guarantee"] = self._guarantee()

    # --- by time --------------------------------------------------------------------------------------------------

    @cached_property
    def employed(self) -> F64:
        """Which part of each whole month a person is there, within the window."""
        server, legend = self._reading.log.server, self._reading.legend
        ends = np.minimum(server.ends[:, None], legend.month_edges[1:])
        starts = np.maximum(server.starts[:, None], legend.month_edges[:-1])
        return np.asarray(np.maximum(ends - starts, 0) / np.diff(legend.month_starts), np.float64)

    def _hourly(self) -> F64:
        """Hours on duty and of overtime. Unpaid pauses are known by team and month and shared out as its hours on duty;
        overtime of a month is shared out as the whole window's."""
        if not self._told("hourly"):
            return self._nothing()
        reading, team = self._reading, self._team
        unpaid = np.array([[terms.hourly_unpaid_while_paused] for terms in reading.terms.teams])
        paid = reading.duty.by_month - np.where(unpaid, self._idleness.blocked_by_month, 0)
        on_duty = self._on_duty * (paid / np.maximum(reading.duty.by_month, 1))[team]
        late = reading.servers.overtime_s / np.maximum(reading.overtime.total, 1)[team]
        return (on_duty + late[:, None] * reading.overtime.by_month[team]) / HOUR * self._each("hourly")

    @property
    def _on_duty(self) -> I64:
        """Seconds on duty."""
        duty, edges = self._reading.log.duty, self._reading.legend.month_edges
        seconds = np.zeros((len(self._team), self._months), np.int64)
        for month in range(self._months):
            within = np.minimum(duty.off, edges[month + 1]) - np.maximum(duty.on, edges[month])
            seconds[:, month] = np.bincount(duty.server, np.maximum(within, 0), len(seconds))
        return seconds

    def _guarantee(self) -> F64:
        """What is missing to the least income in the months for which one is guaranteed."""
        so_far = np.sum(list(self.parts.values()), axis=0)
        least = self.employed * self._each("guaranteed_per_month")
        months = np.arange(self._months) < self._each("guaranteed_months")
        return np.where(months, np.maximum(least - so_far, 0.0), 0.0)

    # --- by what was done -----------------------------------------------------------------------------------------

    def _commission(self) -> F64:
        booking = self._reading.log.booking
        mine = np.flatnonzero(booking.server >= 0)
        return self._cells(booking.server[mine], booking.time[mine], self._reading.commission[mine])

    def _fee(self) -> F64:
        """For each visit that ended in an outcome that is paid for."""
        if not self._told("fees"):
            return self._nothing()
        visit, amounts = self._reading.log.visit, np.zeros((len(self._teams), len(self._reading.terms.outcomes)))
        for row, team in enumerate(self._teams):
            for route, amount in team.fees:
                amounts[row, route] = amount
        rows = np.flatnonzero((visit.server >= 0) & (visit.route >= 0))
        server = visit.server[rows]
        return self._cells(server, visit.ended[rows], amounts[self._team[server], visit.route[rows]])

    def _fine(self) -> F64:
        """For each visit that was late when it was taken up, off the pay of whoever did it."""
        if not self._told("fines"):
            return self._nothing()
        visit, amounts = self._reading.log.visit, np.zeros((len(self._teams), len(self._reading.terms.stages)))
        for row, team in enumerate(self._teams):
            for station, amount in team.fines:
                amounts[row, station] = -amount
        rows, late = self._taken_up
        server = visit.server[rows]
        return self._cells(server, visit.started[rows], late * amounts[self._team[server], visit.station[rows]])

    def _bonus(self) -> F64:
        """Who has no account, or no work that could have been late, earns no bonus for it; who is there for half of a
        month, half of it."""
        earned = self._nothing()
        for row, team in enumerate(self._teams):
            for bonus in team.bonuses:
                done, failed = self._kept if bonus.for_ == "accounts_kept" else self._in_time
                good = (done > 0) & (done - failed >= bonus.share * done) & (self._team == row)[:, None]
                earned[good] += bonus.per_month * self.employed[good]
        return earned

    @cached_property
    def _kept(self) -> tuple[I64, I64]:
        return owned(self._reading, self._known)

    @cached_property
    def _in_time(self) -> tuple[F64, F64]:
        """How many visits that may be late were taken up, and how many of them were late."""
        rows, late = self._taken_up
        visit = self._reading.log.visit
        done, failed = (self._cells(visit.server[rows], visit.started[rows], each) for each in (late >= 0, late))
        return done, failed

    @cached_property
    def _taken_up(self) -> tuple[I64, Mask]:
        """Visits first taken up within the window at stages that have a limit, and whether they were late."""
        reading, visit = self._reading, self._reading.log.visit
        limit = np.array([stage.late_s for stage in reading.terms.stages])[visit.station]
        begun = (visit.part == 0) & (visit.server >= 0) & (visit.started >= reading.legend.start)
        rows = np.flatnonzero(begun & (limit > 0))
        return rows, np.greater(visit.started[rows] - visit.queued[rows], limit[rows])

    # --- tables ---------------------------------------------------------------------------------------------------

    @property
    def _teams(self) -> tuple[TeamTerms, ...]:
        return self._reading.terms.teams

    def _told(self, name: str) -> bool:
        return any(getattr(team, name) for team in self._teams)

    def _each(self, name: str) -> F64:
        """What is told of the teams, as a column of all servers."""
        return np.array([getattr(team, name) for team in self._teams], float)[self._team][:, None]

    def _nothing(self) -> F64:
        return np.zeros((len(self._team), self._months))

    def _cells(self, server: I32 | I64, times: I64, amounts: F64 | Mask) -> F64:
        """Amounts summed by server and month."""
        shape = (len(self._team), self._months)
        cells = np.ravel_multi_index((server, self._reading.month(times)), shape)
        return np.asarray(np.bincount(cells, amounts, shape[0] * shape[1]), np.float64).reshape(shape)
