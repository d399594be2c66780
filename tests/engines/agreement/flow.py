"""Stations and the ways between them, by chance."""

from typing import Any

from engines.agreement.chance import Chance
from engines.build import LONG, SURELY, House, Steps, way
from salessim.network import tables as t

CALENDARS = ("office", "late", "ends", "never")
SEGMENTS = (0, 1, 2)


class Names:
    """What there is in a house, by name."""

    def __init__(self, chance: Chance, large: bool) -> None:
        self.queues = [f"queue {i}" for i in range(chance.number(7, 8) if large else chance.number(2, 4))]
        self.delays = [f"delay {i}" for i in range(chance.number(1, 3) if large else chance.number(0, 2))]
        slots = int(chance.taste["desks"] + chance.taste["claims"] > 0.5)
        self.slots = [f"slot {i}" for i in range(chance.number(1, 3) if large else slots + chance.number(0, 1))]
        self.gates = [f"gate {i}" for i in range(chance.number(0, 2) if chance.taste["gates"] else 0)]
        self.teams = [f"team {i}" for i in range(4 if large else chance.number(1, 3))]


class Flow:
    """Puts stations, slots, gates and interruptions into a house."""

    def __init__(self, house: House, names: Names, chance: Chance) -> None:
        self.house, self.names, self.chance = house, names, chance
        self.breeding = len(names.queues) > 4  # at one station, in small houses: children have children, too
        self.streaming = False

    def build(self) -> None:
        """Everything but people and arrivals."""
        house = self.house
        house.exit("lost")
        self._calendars()
        house.ledger("book")
        house.ledger("count")
        for slot in self.names.slots:
            self._slot(slot)
        for station in self._in_any_order():
            if station in self.names.queues:
                self._queue(station)
            else:
                self._delay(station)
        for gate in self.names.gates:
            self._gate(gate)
        self._interrupts()

    def _in_any_order(self) -> list[str]:
        everything = [*self.names.queues, *self.names.delays]
        return self.chance.some(everything, len(everything))

    def _calendars(self) -> None:
        start, step = self.house.start, self.chance.step
        days = [(start + 20 * step * day, start + (20 * day + 12) * step) for day in range(-1, 6)]
        self.house.calendar("office", *days)
        self.house.calendar("late", (start + 20 * step, start + LONG))
        self.house.calendar("ends", (start - 10 * step, start + 15 * step), (start + 24 * step, start + 40 * step))
        self.house.calendar("never")

    def _clock(self) -> Any:
        if not self.chance.likes("calendars"):
            return -1
        return self.chance.pick("office", "office", "office", *CALENDARS)

    def _slot(self, name: str) -> None:
        chance = self.chance
        loss = chance.pick(0.0, 0.5, 1.0)
        self.house.slot(
            name,
            assign_rule=chance.pick(t.LONGEST_IDLE, t.FEWEST_OPEN, t.ROUND_ROBIN, t.RANDOM),
            on_owner_left=chance.pick(t.HAND_OVER, t.HAND_OVER, t.KEEP),
            handover_to=chance.pick(-1, *self.names.teams),
            handover_loss=loss,
            lost_to=chance.pick("lost", *self.names.delays, *self.names.queues) if loss else -1,
        )

    # ---- stations --------------------------------------------------------------------------------------------------

    def _queue(self, name: str) -> None:
        chance, step = self.chance, self.chance.step
        columns = {
            "order": t.LIFO if chance.likes("lifo") else t.FIFO,
            "clock": self._clock(),
            "at_shift_end": chance.pick(t.RESUME, t.FINISH, t.RESTART),
            "cover": chance.pick(0, 4 * step, 8 * step - 1, 8 * step, 8 * step, LONG, LONG),
            **self._patience(name),
            **self._capacity(name),
            **self._ownership(),
        }
        missed = []
        if chance.likes("reach"):
            columns |= {"reach": Steps([(1, 0.4), (3, 1.0)]) if chance.maybe(0.6) else [(1, 0.9), (4, 0.2)]}
            columns |= {"missed": chance.pick(-1, 0, step)}
            retry = [way(chance.pick(name, *self.names.delays), 0.6, missed=1, **self._columns())]
            missed = [*(retry if chance.maybe(0.7) else []), way("lost", missed=1, **self._effects())]
        ways = [*missed, *self._ways(name)]
        self.house.queue(name, self._work(), ways, self._children(name, len(ways)), **columns)

    def _delay(self, name: str) -> None:
        ways = self._ways(name)
        length = self.chance.law() if self.chance.maybe(0.5) else self.chance.long_law()
        self.house.delay(name, length, ways, self._children(name, len(ways)), clock=self._clock())

    def _work(self) -> Any:
        if self.chance.likes("segments"):
            segment = self.chance.pick(*SEGMENTS)
            return {segment: self.chance.work(), -1: self.chance.work()}
        return self.chance.work()

    def _patience(self, name: str) -> dict[str, Any]:
        if not self.chance.likes("patience"):
            return {}
        step = self.chance.step
        law = self.chance.pick(0, 2 * step, 6 * step, [step, 8 * step, 3 * step], self.chance.law())
        if law == 0 and step > 1000:  # somebody who joined again every second would do so a million times
            law = step
        return {"patience": law, "renege_to": self.chance.pick("lost", "out", *self.names.delays, *self.names.queues)}

    def _capacity(self, name: str) -> dict[str, Any]:
        """Whoever is turned away goes out, into a delay, or to a later queue: no circle without time."""
        if not self.chance.likes("capacity"):
            return {}
        later = self.names.queues[self.names.queues.index(name) + 1 :]
        return {
            "capacity": self.chance.pick(0, 1, 1, 3),
            "balk_to": self.chance.pick("lost", *self.names.delays, *self.names.delays, *later),
        }

    def _ownership(self) -> dict[str, Any]:
        columns = {}
        if self.names.slots and self.chance.likes("desks"):
            columns["desk"] = self.chance.pick(*self.names.slots)
        if self.names.slots and self.chance.likes("claims"):
            columns["claims"] = self.chance.pick(*self.names.slots)
        return columns

    def _gate(self, name: str) -> None:
        open_at = self.chance.pick(-1, 0, 0, 1, 2)
        stations = [*self.names.queues, *self.names.queues, *self.names.delays]
        watched = self.chance.some(stations, self.chance.number(1, 3))
        watches = [(station, self.chance.pick(t.WAITING, t.PRESENT)) for station in watched]
        self.house.gate(name, open_at + self.chance.pick(0, 1, 2), open_at, *watches)

    def _interrupts(self) -> None:
        """Earlier queues interrupt later ones, so that chains are possible and circles are not."""
        for i, urgent in enumerate(self.names.queues):
            for victim in self.names.queues[i + 1 :]:
                if self.chance.likes("interrupts"):
                    self.house.interrupts(urgent, victim, self.chance.pick(t.RESUME, t.RESTART))

    # ---- the ways on -----------------------------------------------------------------------------------------------

    def _ways(self, name: str) -> list[Any]:
        """Some ways anywhere, then one that leads out or to a later queue: nobody walks in circles for ever."""
        chance = self.chance
        ways = []
        for station in chance.some([*self.names.queues, *self.names.delays, "out"], chance.number(1, 2)):
            segment = chance.pick(*SEGMENTS) if chance.likes("segments") else -1
            ways.append(way(station, chance.pick(0.2, 0.3, 0.45), segment=segment, **self._columns()))
        if chance.maybe(0.1):
            again = {"visit_curve": Steps([(1, SURELY), (2, 0.0)]), "reset": 0}  # once more, then never
            ways.append(way(name, 0.05, **{**self._effects(), **again}))
        later = self.names.queues[self.names.queues.index(name) + 1 :] if name in self.names.queues else []
        columns = self._columns() if chance.maybe(0.3) else self._effects()  # bent too much, it is hardly taken
        return [*ways, way(chance.pick("out", "out", "lost", *later), **columns)]

    def _columns(self) -> dict[str, Any]:
        columns: dict[str, Any] = {"clock": self._clock()}
        step = self.chance.step
        for curve, reach in (("wait_curve", 8.0 * step), ("age_curve", 20.0 * step), ("visit_curve", 3.0)):
            if self.chance.likes("bends"):
                columns[curve] = self.chance.curve(reach)
        return columns | {"by_quality": int(self.chance.likes("bends"))} | self._effects()

    def _effects(self) -> dict[str, Any]:
        """What a way does to whoever takes it."""
        chance, slots = self.chance, self.names.slots
        columns: dict[str, Any] = {"mark": int(chance.likes("marks")), "reset": int(chance.likes("resets"))}
        if chance.likes("books"):
            columns |= {"ledger": chance.pick("book", "count"), "factor": chance.pick(1.0, 0.1, -2.0)}
            columns |= {"credit": chance.pick(-1, *slots, *slots)}
        if chance.likes("sizes"):
            columns |= {"size": chance.pick(-1, (t.LOGNORMAL, 1.0, 1.0), [3.0, 0.1, 7.0])}
            columns |= {"size_curve": chance.curve(3.0) if chance.maybe(0.5) else -1}
        for effect in ("assign", "release"):
            if slots and chance.likes("owners on the way"):
                columns[effect] = chance.pick(*slots)
        return columns

    # ---- children --------------------------------------------------------------------------------------------------

    def _children(self, name: str, ways: int) -> list[dict[str, Any]]:
        children = []
        if not self.breeding and self.chance.likes("children") and self.chance.maybe(0.5):
            of_route = self.chance.maybe(0.6)
            child = self._child() | {"probability": self.chance.pick(0.6, 0.3) if of_route else 0.15}
            child |= {"route": self.chance.number(0, ways - 1) if of_route else -1}
            children += [child, {**child, **self._child()}] if self.chance.maybe(0.3) else [child]
            self.breeding = True
        if not self.streaming and self.chance.likes("streams") and self.chance.maybe(0.5):
            self.streaming = True
            step = self.chance.step
            gap = self.chance.pick(12 * step, [8 * step, 20 * step], (t.EXPONENTIAL, 16.0 * step))
            children.append(self._child() | {"gap": gap, "probability": self.chance.pick(1.0, 0.4)})
        return children

    def _child(self) -> dict[str, Any]:
        chance = self.chance
        size = chance.pick((t.UNIFORM, 1.0, 9.0), [2.0, 0.3]) if chance.likes("sizes") else -1
        return {"next": chance.pick(*self.names.queues, *self.names.delays, "out"), "size": size}
