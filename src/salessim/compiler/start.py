"""The accounts that are there on the first day, each somewhere in its life."""

import hashlib
import itertools
import math
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from salessim.columns import as_lists, from_rows
from salessim.network import draws, rules, state
from salessim.network.state import State
from salessim.network.tables import DELAY, FOREVER, QUEUE, Network

CLASSES = 1_000  # parts of equal probability into which a law is cut


class AccountsStart(NamedTuple):
    """How many accounts there are, where their life begins, and in which slot each has an owner."""

    number: int
    station: int  # row
    slot: int  # row; -1 none


class Beginning(Protocol):
    """A network with the accounts of its first day."""

    @property
    def network(self) -> Network:
        """The tables."""

    @property
    def accounts(self) -> AccountsStart | None:
        """The accounts; None if there are none."""


class Account(NamedTuple):
    """One account on the first day."""

    key: int
    number: int
    segment: int
    size: float


def accounts_state(beginning: Beginning, seed: int, replication: int) -> State:
    """The accounts of one replication: kind, size and the rest of the time until they next need something."""
    accounts = beginning.accounts
    if accounts is None:
        return state.nothing()
    tables: Network = as_lists(beginning.network)
    chances = Chances(tables, draws.run_key(seed, replication))
    everybody = [chances.account(number) for number in range(accounts.number)]
    start, station = tables.clock.start[0], tables.station.key[accounts.station]
    owned = [(one.key, tables.slot.key[accounts.slot], 0, 1, 0) for one in everybody if accounts.slot != -1]
    return state.nothing()._replace(
        inside=from_rows(state.Inside, [chances.inside(one, accounts.station) for one in everybody]),
        visits=from_rows(state.Visits, [(one.key, station, 1, 0) for one in everybody]),
        owned=from_rows(state.Owned, owned),
        stream=from_rows(
            state.Stream,
            [row for one in everybody for row in chances.streams(one, accounts.station, start)],
        ),
    )


READ = (
    "clock", "calendar", "opening", "station", "work", "spawn", "slot", "attribute", "share", "segment", "law", "item",
)  # fmt: skip  # tables on which the accounts of the first day hang


def accounts_key(beginning: Beginning) -> tuple[AccountsStart | None, str]:
    """Beginnings with equal keys have the same accounts in every replication, whoever works there."""
    hasher = hashlib.blake2b(digest_size=16)
    for table in READ:
        for column in getattr(beginning.network, table):
            hasher.update(len(column).to_bytes(8, "big") + column.tobytes())
    return beginning.accounts, hasher.hexdigest()


class Chances:
    """What one replication decides about its accounts; each draw at the address of its account."""

    def __init__(self, network: Network, run: int) -> None:
        self.network = network
        self.run = run
        self._cut: dict[int, tuple[list[float], list[float]]] = {}

    def account(self, number: int) -> Account:
        """The kind of an account by the market's shares, and its size by the law of its kind."""
        key = draws.name_key("account", number)
        segment = sum(
            stride * self._value(row, self._uniform(key, attribute, draws.VALUE))
            for row, (attribute, stride) in enumerate(zip(*self.network.attribute, strict=True))
        )
        law = self.network.segment.size[segment]
        word = draws.draw(self.run, key, 0, 0, draws.SIZE)
        size = 1.0 if law == -1 else rules.sample(self.network.law, self.network.item, law, word, number)
        return Account(key, number, segment, size)

    def inside(self, one: Account, station: int) -> tuple[float, ...]:
        """The row of an account that is in the middle of its delay, or has just joined a queue."""
        table, start = self.network.station, self.network.clock.start[0]
        until = FOREVER
        if table.kind[station] == DELAY:
            left = rules.whole(self._residual(one, self._work_law(station, one.segment), table.key[station]))
            until = self._after(table.clock[station], start, left)
        elif table.kind[station] == QUEUE and table.patience[station] != -1:
            word = draws.draw(self.run, one.key, table.key[station], 1, draws.PATIENCE)
            length = rules.sample(self.network.law, self.network.item, table.patience[station], word, one.number)
            until = self._after(table.clock[station], start, max(1, rules.whole(length)))
        where = (table.key[station], start, -1, until)
        return (one.key, 0, 0, one.number, one.segment, one.size, start, start, *where, 0, -1.0, 0, 0, -1, 0, 0, 0)

    def streams(self, one: Account, station: int, start: int) -> Iterator[tuple[int, int, int, int]]:
        """The requests of an account go on as if it had always been there."""
        table = self.network.spawn
        for row in range(self.network.station.spawn_from[station], self.network.station.spawn_to[station]):
            if table.gap[row] != -1:
                left = max(1, rules.whole(self._residual(one, table.gap[row], table.key[row])))
                yield one.key, table.key[row], 0, start + left

    def _residual(self, one: Account, law: int, place: int) -> float:
        """What is left of a length that somebody looks at by chance: long ones are met more often.

        The length is one of 1,000 equally likely quantiles, taken in proportion to itself; an even part of it is left.
        """
        lengths, sums = self._classes(law)
        word = draws.draw(self.run, one.key, place, 1, draws.AGE)
        aim = draws.uniform(word) * sums[-1]
        chosen = next((length for length, so_far in zip(lengths, sums, strict=True) if so_far > aim), lengths[-1])
        return draws.uniform(draws.phase(word, 1)) * chosen

    def _classes(self, law: int) -> tuple[list[float], list[float]]:
        if law not in self._cut:
            middles = [(number + 0.5) / CLASSES for number in range(CLASSES)]
            lengths = [rules.quantile(self.network.law, self.network.item, law, u) for u in middles]
            self._cut[law] = lengths, list(itertools.accumulate(lengths))
        return self._cut[law]

    def _work_law(self, station: int, segment: int) -> int:
        table, work = self.network.station, self.network.work
        row = rules.first_match(work.segment, table.work_from[station], table.work_to[station], segment)
        return int(work.law[row])

    def _after(self, clock: int, start: int, length: int) -> int:
        return rules.after(self.network.calendar, self.network.opening, clock, start, length)

    def _value(self, attribute: int, u: float) -> int:
        """A value of an attribute by the market's shares."""
        share = self.network.share
        rows = [r for r, of in enumerate(share.attribute) if of == attribute and share.source[r] == -1]
        rest = u * math.fsum(share.share[row] for row in rows)
        for row in rows:
            if rest < share.share[row]:
                return int(share.value[row])
            rest -= share.share[row]
        return int(share.value[rows[-1]])

    def _uniform(self, key: int, place: int, purpose: int) -> float:
        return draws.uniform(draws.draw(self.run, key, place, 0, purpose))
