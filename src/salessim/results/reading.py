"""A log read with its terms: what several measures need, worked out once."""

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from salessim.columns import I64, U64
from salessim.results.intervals import Spans, overlaps
from salessim.results.log import BALKED, DELAYED, INTERRUPTED, OPEN, RENEGED, SERVED, Log
from salessim.results.terms import Terms

Mask = NDArray[np.bool_]

HOUR, DAY, WEEK = 3600, 86_400, 604_800
NEVER = 2**62


class Work(NamedTuple):
    """Stretches of work: of one row of visit by one server, on duty or beyond it."""

    row: I64
    server: I64
    station: I64
    spans: Spans  # the key is the server

    def where(self, mask: Mask) -> "Work":
        """Those for which the mask is true."""
        return Work(self.row[mask], self.server[mask], self.station[mask], self.spans.where(mask))


class Reading:
    """The log of one replication in the window [start, until), and what follows from it.

    Raises ValueError if the log reaches beyond the months of the terms.
    """

    def __init__(self, log: Log, terms: Terms) -> None:
        self.log, self.terms = log, terms
        self.start, self.until = int(log.start), int(log.until)
        if self.start < terms.month_starts[0] or self.until > terms.month_starts[-1]:
            raise ValueError("The log reaches beyond the months of the terms")

    @cached_property
    def seconds(self) -> int:
        """The length of the window."""
        return self.until - self.start

    @cached_property
    def month_edges(self) -> I64:
        """The moments between which the months lie, cut to the window."""
        return np.clip(np.array(self.terms.month_starts, np.int64), self.start, self.until)

    @cached_property
    def months(self) -> list[str]:
        """The name of each month, "2027-01"."""
        return [self.terms.moment(second).strftime("%Y-%m") for second in self.terms.month_starts[:-1]]

    def month(self, times: I64) -> I64:
        """The number of the month in which each moment lies."""
        return np.searchsorted(np.array(self.terms.month_starts), times, "right") - 1

    @cached_property
    def week_edges(self) -> I64:
        """The moments between which the weeks lie, cut to the window."""
        mondays = np.arange(self.start // WEEK * WEEK, self.until + WEEK, WEEK, dtype=np.int64)
        mondays = mondays[: int(np.searchsorted(mondays, self.until)) + 1]
        return np.clip(mondays, self.start, self.until)

    @cached_property
    def weeks(self) -> list[str]:
        """The Monday of each week, "2027-01-04"."""
        first = self.start // WEEK * WEEK
        return [self.terms.moment(first + i * WEEK).date().isoformat() for i in range(len(self.week_edges) - 1)]

    # --- visits ---------------------------------------------------------------------------------------------------

    @cached_property
    def ended(self) -> I64:
        """When each row of visit ended; the end of the window for those still open."""
        return np.where(self.log.visit.outcome == OPEN, self.until, self.log.visit.ended)

    @cached_property
    def first(self) -> Mask:
        """Rows of visit with which a visit begins."""
        return np.equal(self.log.visit.part, 0)

    @cached_property
    def last(self) -> Mask:
        """Rows of visit with which a visit ends, or stands open."""
        return np.not_equal(self.log.visit.outcome, INTERRUPTED)

    @cached_property
    def done(self) -> Mask:
        """Rows of visit that complete a visit."""
        return np.isin(self.log.visit.outcome, (SERVED, DELAYED))

    @cached_property
    def gone(self) -> Mask:
        """Rows of visit in which somebody gave up waiting or was turned away."""
        return np.isin(self.log.visit.outcome, (RENEGED, BALKED))

    @cached_property
    def waits(self) -> Spans:
        """Stretches of waiting for somebody within the window; the key is the station.

        A visit waits from joining to its first start, and from each interruption to the next start.
        """
        visit = self.log.visit
        order = np.lexsort((visit.part, visit.visit, visit.queued, visit.station, visit.entity))
        began = np.where(visit.part == 0, visit.queued, self.start)
        later, sooner = order[1:], order[:-1]
        same = (visit.part[later] == visit.part[sooner] + 1) & (visit.queued[later] == visit.queued[sooner])
        for column in (visit.entity, visit.station, visit.visit):
            same &= column[later] == column[sooner]
        began[later[same]] = visit.ended[sooner[same]]
        over = np.where(visit.started >= 0, visit.started, self.ended)
        spans = Spans(visit.station.astype(np.int64), began, over)
        return spans.where(self.kinds[visit.station] == "queue").within(self.start, self.until)

    @cached_property
    def first_waits(self) -> tuple[Mask, I64]:
        """Visits first taken up within the window, as a mask on the rows of visit, and how long each row waited."""
        visit = self.log.visit
        started = self.first & (visit.started >= self.start) & (self.kinds[visit.station] == "queue")
        return started, np.where(visit.started >= 0, visit.started, self.ended) - visit.queued

    # --- words ----------------------------------------------------------------------------------------------------

    @cached_property
    def kinds(self) -> NDArray[np.object_]:
        """The kind of each station."""
        return texts(stage.kind for stage in self.terms.stages)

    @cached_property
    def stage_names(self) -> NDArray[np.object_]:
        """The name of each station."""
        return texts(stage.name for stage in self.terms.stages)

    def stations(self, role: str) -> list[int]:
        """The stations of a role."""
        return [row for row, stage in enumerate(self.terms.stages) if stage.role == role]

    def teams(self, role: str) -> list[int]:
        """The teams that work in a role."""
        return [row for row, team in enumerate(self.terms.teams) if role in team.roles]

    @cached_property
    def routes_lost(self) -> Mask:
        """For each route: does it lead out without success?"""
        return np.array([outcome.lost for outcome in self.terms.outcomes], bool)

    @cached_property
    def lost_by_waiting(self) -> Mask:
        """Rows of visit that took a way that is lost, and without the wait would have taken one that is not."""
        visit = self.log.visit
        chosen = (visit.route >= 0) & (visit.prompt >= 0)
        lost = np.append(self.routes_lost, False)
        return np.asarray(chosen & lost[visit.route] & ~lost[visit.prompt], bool)

    # --- servers --------------------------------------------------------------------------------------------------

    @cached_property
    def team_of(self) -> I64:
        """The team of each server."""
        return self.log.server.team.astype(np.int64)

    @cached_property
    def seat_of(self) -> I64:
        """The seat of each server."""
        return self.log.server.seat.astype(np.int64)

    @cached_property
    def employed(self) -> Spans:
        """The spells of the servers within the window; the key is the server."""
        server = self.log.server
        return Spans(np.arange(len(server.key)), server.starts, server.ends).within(self.start, self.until)

    @cached_property
    def duty(self) -> Spans:
        """Duty within the window; the key is the server."""
        duty = self.log.duty
        return Spans(duty.server.astype(np.int64), duty.on, duty.off).within(self.start, self.until)

    @cached_property
    def _worked(self) -> Work:
        visit = self.log.visit
        row = np.flatnonzero((visit.server >= 0) & (visit.started >= 0))
        on, off = np.maximum(visit.started[row], self.start), self.ended[row]
        some = off > on
        row, on, off = row[some], on[some], off[some]
        server = visit.server[row].astype(np.int64)
        return Work(row, server, visit.station[row].astype(np.int64), Spans(server, on, off))

    @cached_property
    def work(self) -> Work:
        """Work on duty: a row of visit that lasts over a night is busy only while its server is on duty."""
        part, spans = overlaps(self._worked.spans, self.duty)
        return Work(self._worked.row[part], self._worked.server[part], self._worked.station[part], spans)

    @cached_property
    def overtime(self) -> Work:
        """Work beyond duty: only stations that finish what they began have any."""
        finish = np.array([stage.finish for stage in self.terms.stages], bool)
        late = self._worked.where(finish[self._worked.station])
        part, spans = overlaps(late.spans, self.off_duty)
        return Work(late.row[part], late.server[part], late.station[part], spans)

    @cached_property
    def off_duty(self) -> Spans:
        """The rest of the window for each server; the key is the server."""
        everybody = np.arange(len(self.log.server.key))
        duty = self.duty
        edges = Spans(everybody, np.full(len(everybody), self.start), np.full(len(everybody), self.until))
        key = np.concatenate([edges.key, duty.key])
        on = np.concatenate([edges.on, duty.off])
        off = np.concatenate([edges.off, duty.on])
        return Spans(*_paired(key, on, off)).within(self.start, self.until)

    def by_team(self, spans: Spans) -> Spans:
        """The same intervals with the team for key instead of the server."""
        return Spans(self.team_of[spans.key], spans.on, spans.off)

    def paused(self, team: int) -> Spans:
        """When a pause of this team is on within the window."""
        gates = [row for row, (_, teams, _) in enumerate(self.terms.gates) if team in teams]
        found = [Spans(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))]
        for gate in gates:
            change = self.log.gate
            mine = change.gate == gate
            times, opened = change.time[mine], change.open[mine]
            if len(times) and opened[0]:  # it was closed from the start
                times, opened = np.append(self.start, times), np.append(0, opened)
            on, off = times[opened == 0], np.append(times[opened == 1], self.until)
            found.append(Spans(np.full(len(on), gate), on, off[: len(on)]))
        return Spans(*(np.concatenate(side) for side in zip(*found, strict=True))).within(self.start, self.until)

    # --- entities -------------------------------------------------------------------------------------------------

    def entity_rows(self, keys: U64) -> I64:
        """The rows of entities in the log's table of entities."""
        return np.searchsorted(self.log.entity.key, keys)

    @cached_property
    def visitor(self) -> I64:
        """The row of the entity of each row of visit."""
        return self.entity_rows(self.log.visit.entity)

    @cached_property
    def origin(self) -> NDArray[np.object_]:
        """Whence each entity is: "start", "lead" or "child"."""
        entity = self.log.entity
        old = (entity.born < self.start) | ((entity.parent == 0) & (entity.source < 0))
        return np.where(old, "start", np.where(entity.parent != 0, "child", "lead")).astype(object)

    @cached_property
    def root(self) -> I64:
        """The row of each entity's oldest forebear that is in the log."""
        entity = self.log.entity
        count = len(entity.key)
        if not count:
            return np.zeros(0, np.int64)
        parent = np.minimum(self.entity_rows(entity.parent), count - 1)
        root = np.where(entity.key[parent] == entity.parent, parent, np.arange(count))
        while (root[root] != root).any():
            root = root[root]
        return root

    @cached_property
    def plan_bookings(self) -> Mask:
        """The bookings in the plan's ledger."""
        return np.equal(self.log.booking.ledger, self.terms.headline)

    @cached_property
    def won_at(self) -> I64:
        """When each entity was won: first booking in the plan's ledger, or leaving by an exit "won"; else NEVER."""
        entity, booking = self.log.entity, self.log.booking
        won = np.full(len(entity.key), NEVER, np.int64)
        np.minimum.at(won, self.entity_rows(booking.entity[self.plan_bookings]), booking.time[self.plan_bookings])
        by_exit = (entity.left >= 0) & np.isin(entity.exit, np.flatnonzero(self.stage_names == "won"))
        return np.where(by_exit, np.minimum(won, entity.left), won)

    @cached_property
    def left_at(self) -> I64:
        """When each entity left; NEVER if it is inside."""
        return np.where(self.log.entity.left >= 0, self.log.entity.left, NEVER)

    @cached_property
    def left_lost(self) -> Mask:
        """Entities that left by an exit that is no success."""
        bad = {outcome.to for outcome in self.terms.outcomes if outcome.lost}
        bad |= {row for row, stage in enumerate(self.terms.stages) if stage.kind == "exit" and stage.name == "lost"}
        entity = self.log.entity
        return (entity.left >= 0) & np.isin(entity.exit, sorted(bad))

    def first_joins(self, stations: list[int]) -> I64:
        """When each entity first joined one of the stations; NEVER if it did not within the log."""
        joined = np.full(len(self.log.entity.key), NEVER, np.int64)
        rows = np.isin(self.log.visit.station, stations)
        np.minimum.at(joined, self.visitor[rows], self.log.visit.queued[rows])
        return joined


def _paired(key: I64, on: I64, off: I64) -> tuple[I64, I64, I64]:
    """The k-th begin of each key with its k-th end."""
    by_on, by_off = np.lexsort((on, key)), np.lexsort((off, key))
    return key[by_on], on[by_on], off[by_off]


def texts(words: Any) -> NDArray[np.object_]:
    """Words as a column."""
    listed = list(words)
    column = np.empty(len(listed), object)
    column[:] = listed
    return column


def quantile(values: I64, share: float) -> float:
    """The least value that at least this share of them does not exceed; NaN of none."""
    if not len(values):
        return float("nan")
    return float(np.quantile(values, share, method="inverted_cdf"))


def mean(values: Any) -> float:
    """The mean; NaN of none."""
    return float(np.mean(values)) if len(values) else float("nan")
