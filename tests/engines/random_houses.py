"""Houses made by chance, small, crowded and full of ties: whatever holds must hold in all of them."""

import random
from typing import Any

from engines.build import LONG, House, Steps, can, way
from salessim.network import tables as t

GRID = 5  # times are multiples of this, so that many things happen in one second


class Maker:
    """Makes one house out of a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.house = House(until=400, run=seed + 1)
        self.queues = [f"queue {i}" for i in range(self.chance.randint(2, 5))]
        self.delays = [f"delay {i}" for i in range(self.chance.randint(0, 2))]
        self.slots = [f"slot {i}" for i in range(self.chance.randint(0, 2))]
        self.gates = [f"gate {i}" for i in range(self.chance.randint(0, 2))]

    def pick(self, *choices: Any) -> Any:
        """One of these."""
        return self.chance.choice(choices)

    def maybe(self, probability: float) -> bool:
        """Yes, sometimes."""
        return self.chance.random() < probability

    def make(self) -> House:
        """The house."""
        house = self.house
        house.exit("lost")
        house.calendar("office", *[(100 * day, 100 * day + 60) for day in range(-1, 6)])
        house.ledger("book")
        for name in self.slots:
            self._slot(name)
        for name in self.queues:
            self._queue(name)
        for name in self.delays:
            length = self.pick(0, GRID, 4 * GRID, [0, GRID, 2 * GRID], (t.EXPONENTIAL, 20.0))
            house.delay(name, length, self._ways(), self._children(), clock=self.pick(-1, -1, "office"))
        for name in self.gates:
            open_at = self.pick(0, 1, 2)
            watched = self.chance.sample(self.queues, k=self.pick(1, 2))
            watches = [(station, self.pick(t.WAITING, t.PRESENT)) for station in watched]
            house.gate(name, open_at + self.pick(0, 1, 2), open_at, *watches)
        for i, urgent in enumerate(self.queues):
            for victim in self.queues[i + 1 :]:
                if self.maybe(0.25):
                    house.interrupts(urgent, victim, self.pick(t.RESUME, t.RESTART))
        for number in range(self.pick(1, 2, 3)):
            self._team(f"team {number}")
        for who in self.chance.sample(range(1, 1000), k=self.pick(20, 40)):
            station = self.pick(*self.queues, *self.queues, *self.delays)
            at = GRID * self.chance.randrange(30)
            house.arrive(who, station, at=at, segment=self.pick(0, 1), size=self.pick(1.0, 2.0))
        return house

    def _slot(self, name: str) -> None:
        loss = self.pick(0.0, 0.0, 0.5)
        self.house.slot(
            name,
            assign_rule=self.pick(t.LONGEST_IDLE, t.FEWEST_OPEN, t.ROUND_ROBIN, t.RANDOM),
            on_owner_left=self.pick(t.HAND_OVER, t.KEEP),
            handover_loss=loss,
            lost_to="lost" if loss else -1,
        )

    def _queue(self, name: str) -> None:
        elsewhere: dict[str, Any] = {}
        if self.maybe(0.4):
            patience = self.pick(0, 2 * GRID, 6 * GRID, [GRID, 40, 3 * GRID])
            elsewhere |= {"patience": patience, "renege_to": self.pick("lost", *self.delays)}
        if self.maybe(0.3):
            elsewhere |= {"capacity": self.pick(0, 1, 3), "balk_to": self.pick("lost", *self.delays)}
        if self.slots and self.maybe(0.5):
            elsewhere[self.pick("desk", "claims")] = self.pick(*self.slots)
        if self.maybe(0.2):
            elsewhere |= {"reach": Steps([(1, 0.5), (3, 1.0)]), "missed": GRID}
        work = self.pick(0, GRID, 2 * GRID, {0: 2 * GRID, -1: 3 * GRID}, [GRID, 7, 20], (t.EXPONENTIAL, 15.0))
        ways = self._ways() + ([way("lost", missed=1)] if "reach" in elsewhere else [])
        self.house.queue(
            name,
            work,
            ways,
            self._children(),
            order=self.pick(t.FIFO, t.FIFO, t.LIFO),
            clock=self.pick(-1, "office"),
            at_shift_end=self.pick(t.RESUME, t.FINISH, t.RESTART),
            cover=self.pick(0, 40, 50, LONG),
            **elsewhere,
        )

    def _ways(self) -> list[Any]:
        ways = []
        for station in self.chance.sample([*self.queues, *self.delays], k=self.pick(1, 2)):
            columns: dict[str, Any] = {}
            if self.slots and self.maybe(0.4):
                columns[self.pick("assign", "release")] = self.pick(*self.slots)
            if self.maybe(0.3):
                columns |= {"wait_curve": [(0, 1.5), (30, 0.2)], "clock": self.pick(-1, "office")}
            if self.maybe(0.2):
                columns |= {"ledger": "book", "factor": 0.5, "credit": self.pick(-1, *self.slots)}
            columns |= {"mark": self.pick(0, 1), "reset": self.pick(0, 1), "by_quality": self.pick(0, 1)}
            ways.append(way(station, 0.3, **columns))
        return [*ways, way("out", ledger=self.pick(-1, "book"))]

    def _children(self) -> list[dict[str, Any]]:
        if self.maybe(0.8):
            return []
        child = {"next": self.pick(*self.queues), "probability": 0.3}
        return [child | {"gap": 30}] if self.maybe(0.4) else [child]

    def _team(self, name: str) -> None:
        skills = []
        for station in self.chance.sample(self.queues, k=self.chance.randint(1, len(self.queues))):
            columns = {"rank": self.pick(0, 1, 2), "segment": self.pick(-1, -1, 0, 1), "quality": self.pick(1.0, 0.5)}
            if self.gates and self.maybe(0.3):
                columns["gate"] = self.pick(*self.gates)
            skills.append(can(station, **columns))
        limits = {slot: self.pick(1, 3) for slot in self.slots if self.maybe(0.4)}
        self.house.team(name, *skills, setup=self.pick(-1, -1, GRID), limits=limits)
        for number in range(self.pick(1, 2, 3)):
            ends = self.pick(t.FOREVER, t.FOREVER, 20 * GRID)
            starts = self.pick(0, 0, 4 * GRID)
            duty = self.pick(None, [(100 * day, 100 * day + 60) for day in range(5)], [(10, 55), (60, 90), (140, 390)])
            key = self.chance.randrange(1000, 10**6)
            speed = self.pick(1.0, 1.0, 2.0, 1.7)
            self.house.server(f"{name} {number}", team=name, key=key, duty=duty, starts=starts, ends=ends, speed=speed)


def random_house(seed: int) -> House:
    """The house of this number."""
    return Maker(seed).make()
