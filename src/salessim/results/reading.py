"""A log read with its terms: what several measures need, worked out once."""

from functools import cached_property
from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.days import Seconds, summed
from salessim.results.legend import Legend
from salessim.results.lengths import Lengths
from salessim.results.log import Log
from salessim.results.loops import whole
from salessim.results.loops.machine import Loop, plain, run
from salessim.results.loops.tables import KINDS, Balance, Counts, Found, Lives, Mask, Servers, Ways, nothing_yet
from salessim.results.rules import branch_of
from salessim.results.terms import BranchTerms, CommissionTerms
from salessim.results.units import NEVER

START, LEAD, CHILD = range(3)  # whence an entity is
WON, LOST, DONE, INSIDE = range(4)  # what became of it


class Reading:
    """The log of one replication, and what follows from it. Raises ValueError for a log of something else."""

    def __init__(self, log: Log, legend: Legend) -> None:
        self.log, self.legend, self.terms = log, legend, legend.terms
        self._check()
        found, of = self._read()
        self.found = found
        ends = np.cumsum([len(log.visit.entity), len(log.booking.entity)])
        self.of_visit, self.of_booking, self._parent = np.split(of, ends)
        self.balance, self.counts, self.ways = Balance(*found.balance), Counts(*found.counts), Ways(*found.ways)
        self.lives, self.servers = Lives(*found.lives), Servers(*found.servers)
        self.waiting = summed(found.waiting, legend)  # by station
        kinds = [np.split(table, KINDS) for table in summed(found.people, legend)]  # by team
        self.employed, self.duty, self.busy, self.overtime = (Seconds(*kind) for kind in zip(*kinds, strict=True))

    def _check(self) -> None:
        """Every row number is one of the terms, since loops do not look: a wrong one would be read past the end."""
        visit, entity, server, duty = self.log.visit, self.log.entity, self.log.server, self.log.duty
        stations, routes = len(self.terms.stages), len(self.terms.outcomes)
        for numbers, count in (
            (visit.station, stations), (entity.exit, stations), (visit.route, routes), (visit.prompt, routes),
            (visit.server, len(server.key)), (duty.server, len(server.key)), (server.team, len(self.terms.teams)),
            (entity.source, len(self.terms.sources)),
        ):  # fmt: skip
            if len(numbers) and (numbers.min() < -1 or numbers.max() >= count):
                raise ValueError("The log and the terms are of different scenarios")

    def _read(self) -> tuple[Found, I64]:
        """What the loops find, and the rows of the entities of visits, of bookings, of parents; -1 none."""
        log, given = self.log, self.legend.given
        visit, entity, server, duty = plain(log.visit), plain(log.entity), plain(log.server), plain(log.duty)
        named = np.concatenate([visit.entity, log.booking.entity, entity.parent])
        places, of = np.full(2 << len(entity.key).bit_length(), -1), np.empty(len(named), np.int64)
        found = nothing_yet(log, given, len(self.terms.teams))
        known = self.run(whole.read, visit, entity, server, duty, given, named, places, of, found)
        if not known or (of[: len(named) - len(entity.parent)] < 0).any():
            raise ValueError("The log names somebody who is not among its entities")
        return found, of

    def sample(self, which: int, number: I64) -> Lengths:
        """The lengths of one kind; `which` is WAITS, THROUGHS or QUOTES, `number` is how many there are by station."""
        return Lengths(self.found.samples[which, : self.found.filled[which]], number)

    def run(self, loop: Loop, *arguments: Any) -> Any:
        """Run one of the loops, by whichever way is done sooner."""
        return run(loop, len(self.log.visit.station), *arguments)

    def month(self, times: I64) -> I64:
        """The number of the month in which each moment lies."""
        return np.searchsorted(self.legend.month_starts, times, "right") - 1

    # --- changes --------------------------------------------------------------------------------------------------

    @cached_property
    def branch(self) -> BranchTerms:
        """The branch that this future has taken."""
        return branch_of(self.log, self.terms)

    # --- bookings -------------------------------------------------------------------------------------------------

    @cached_property
    def plan_bookings(self) -> Mask:
        """The bookings in the plan's ledger."""
        return np.equal(self.log.booking.ledger, self.terms.headline)

    @cached_property
    def commission(self) -> F64:
        """What each booking earns the person to whom it is credited; shares rise with what came before in the month."""
        booking, earned = self.log.booking, np.zeros(len(self.log.booking.amount))
        team = np.append(self.servers.team, -1)[booking.server]  # -1 of nobody
        segment = self.log.entity.segment[self.of_booking]
        for row, terms in enumerate(self.terms.teams):
            for told in terms.commission:
                mine = (team == row) & (booking.ledger == told.ledger)
                if told.segments:
                    mine &= np.isin(segment, told.segments)
                earned[mine] += told.share * booking.amount[mine]
                if told.above:
                    earned[mine] += self._beyond(told, np.flatnonzero(mine))
        return earned

    def _beyond(self, told: CommissionTerms, rows: I64) -> F64:
        """What these bookings earn beside the first share: each step counts what a person has booked in a month."""
        booking = self.log.booking
        month = self.month(booking.time[rows])
        order = np.lexsort((booking.time[rows], month, booking.server[rows]))
        amount = booking.amount[rows][order]
        first = np.diff(booking.server[rows][order], prepend=-1) != 0
        first |= np.diff(month[order], prepend=-1) != 0
        so_far = np.cumsum(amount)
        before = so_far - amount
        since = before - np.repeat(before[first], np.diff(np.append(np.flatnonzero(first), len(amount))))
        earned, share = np.zeros(len(rows)), told.share
        for most, beyond in told.above:
            above = np.maximum(since + amount - most, 0.0) - np.maximum(since - most, 0.0)
            earned[order] += (beyond - share) * above
            share = beyond
        return earned

    # --- entities -------------------------------------------------------------------------------------------------

    @cached_property
    def no_child(self) -> Mask:
        """Entities that are nobody's children."""
        return np.equal(self.log.entity.parent, 0)

    @cached_property
    def origin(self) -> I64:
        """Whence each entity is: START, LEAD or CHILD."""
        entity = self.log.entity
        old = (entity.born < self.legend.start) | (self.no_child & (entity.source < 0))
        return np.where(old, START, np.where(self.no_child, LEAD, CHILD))

    @cached_property
    def root(self) -> I64:
        """The row of each entity's oldest forebear that is in the log."""
        root = np.where(self._parent >= 0, self._parent, np.arange(len(self._parent)))
        while (root[root] != root).any():
            root = root[root]
        return root

    @cached_property
    def won_at(self) -> I64:
        """When each entity was won: first booking in the plan's ledger, or leaving by an exit "won"; else NEVER."""
        entity, mine = self.log.entity, self.plan_bookings
        won = np.where(self.legend.winning.take(entity.exit), entity.left, NEVER)
        np.minimum.at(won, self.of_booking[mine], self.log.booking.time[mine])
        return won

    @cached_property
    def left_at(self) -> I64:
        """When each entity left; NEVER if it is inside."""
        return np.where(self.log.entity.left >= 0, self.log.entity.left, NEVER)

    @cached_property
    def closed_at(self) -> I64:
        """When each entity was won or left; the end of the window for the others."""
        return np.minimum(np.minimum(self.won_at, self.left_at), self.legend.until)

    @cached_property
    def fate(self) -> I64:
        """What became of each entity: WON, LOST, DONE (left otherwise) or INSIDE."""
        entity = self.log.entity
        gone = np.where(self.legend.losing.take(entity.exit), LOST, DONE)
        return np.where(self.won_at < NEVER, WON, np.where(entity.left >= 0, gone, INSIDE))
