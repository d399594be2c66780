"""Networks and worlds made by hand, so that a case reads in a few lines.

Everything has a name and sensible defaults; names are turned into rows when the house is played. A law is a number
(always that), a list (the values in turn), `Equally` or (kind, a, b, c); a curve is a list of (x, y), `Steps` or
(kind, a, b).
"""

from dataclasses import dataclass, field
from typing import Any

from engines.played import Engine, Played
from salessim.columns import describe, from_rows
from salessim.network import tables as t
from salessim.network.draws import name_key
from salessim.network.state import State

LONG = 10**9  # far beyond the end of every case
NEVER = -1  # a moment in the log that did not come
Spec = Any  # of a law or of a curve, as above


class Steps(list[tuple[float, float]]):
    """The knots of a curve that jumps."""


class Equally(list[float]):
    """The values of a law that are equally likely."""


SURELY = 1e18  # a factor beside which all other routes vanish


@dataclass(frozen=True)
class Way:
    """A route: where it leads, and every column that is not usual."""

    to: str
    weight: float = 1.0
    columns: dict[str, Any] = field(default_factory=dict)


def way(to: str, weight: float = 1.0, **columns: Any) -> Way:
    """A route; columns by their names in the table, other things by their names in the house."""
    return Way(to, weight, columns)


def times(visits: int, to: str) -> Way:
    """A way back that is taken until this many visits are made, with certainty."""
    return way(to, 0.5, visit_curve=Steps([(1, SURELY), (visits, 0.0)]))


@dataclass(frozen=True)
class Can:
    """A skill: the station, and every column that is not usual."""

    station: str
    columns: dict[str, Any]


def can(station: str, **columns: Any) -> Can:
    """A skill; without `rank` its place in the list."""
    return Can(station, columns)


USUAL: dict[type[Any], dict[str, Any]] = {
    t.Station: {
        "clock": -1, "order": t.FIFO, "at_shift_end": t.FINISH, "cover": LONG, "patience": -1, "renege_to": -1,
        "capacity": -1, "balk_to": -1, "desk": -1, "claims": -1, "reach": -1, "missed": -1,
    },
    t.Route: {
        "segment": -1, "missed": 0, "clock": -1, "wait_curve": -1, "age_curve": -1, "visit_curve": -1,
        "by_quality": 0, "ledger": -1, "factor": 1.0, "credit": -1, "size": -1, "size_curve": -1, "assign": -1,
        "release": -1, "mark": 0, "reset": 0,
    },
    t.Spawn: {"route": -1, "probability": 1.0, "size": -1, "gap": -1},
    t.Slot: {
        "assign_rule": t.LONGEST_IDLE, "on_owner_left": t.HAND_OVER, "handover_to": -1, "handover_loss": 0.0,
        "lost_to": -1,
    },
    t.Skill: {"segment": -1, "speed": 1.0, "quality": 1.0, "gate": -1},
    t.Seat: {
        "calendar": 0, "opens": -LONG, "closes": t.FOREVER, "hired": 0, "vacant": 0, "speed_ramp": -1,
        "quality_ramp": -1, "speed": -1, "quality": -1, "first_speed": -1, "first_quality": -1, "candidates": 1,
        "tenure": -1, "first_tenure": -1, "internship": 0, "hire_lag": -1, "hiring": -1,
    },
}  # fmt: skip


class House:
    """A network and a world under construction."""

    def __init__(self, until: int = 1000, start: int = 0, run: int = 1) -> None:
        self.start, self.until, self.run = start, until, run
        self.segments = 2  # at least: a house may take up somebody of a segment in which nobody arrives
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in t.Network._fields}
        self.names: dict[str, list[str]] = {kind: [] for kind in ("station", "slot", "team", "gate", "ledger")}
        self.names["calendar"] = []
        self.servers: dict[str, dict[str, Any]] = {}
        self.arrivals: list[dict[str, Any]] = []
        self.calendar("always", (-LONG, LONG))
        self.source_keys = [name_key("source", "hand")]
        self.exit("out")

    # ---- things with a name ----------------------------------------------------------------------------------------

    def calendar(self, name: str, *openings: tuple[int, int]) -> None:
        """A calendar by its opening hours, for delays, patience and waits."""
        first, before = len(self.rows["opening"]), 0
        for on, off in openings:
            self.rows["opening"].append({"on": on, "off": off, "before": before})
            before += off - on
        self.names["calendar"].append(name)
        self.rows["calendar"].append({"open_from": first, "open_to": first + len(openings)})

    def exit(self, name: str) -> None:
        """A way out."""
        self._station(name, t.EXIT, None, [], [])

    def queue(self, name: str, work: Spec = 10, then: Any = "out", children: Any = (), **columns: Any) -> None:
        """A station with a queue; `work` is one law, or a list of (segment, law) in a dict; `then` one way or many."""
        self._station(name, t.QUEUE, work, then, children, **columns)

    def delay(self, name: str, length: Spec, then: Any = "out", children: Any = (), **columns: Any) -> None:
        """A station with room for all."""
        self._station(name, t.DELAY, length, then, children, **columns)

    def _station(self, name: str, kind: int, work: Spec, then: Any, children: Any, **columns: Any) -> None:
        ways = [then] if isinstance(then, str | Way) else list(then)
        self.names["station"].append(name)
        row = {**USUAL[t.Station], "key": name_key("station", name), "kind": kind, **columns}
        row |= {"work": work, "ways": [one if isinstance(one, Way) else way(one) for one in ways]}
        self.rows["station"].append(row | {"children": list(children)})

    def interrupts(self, urgent: str, victim: str, mode: int = t.RESUME) -> None:
        """The urgent station may take a server from the victim's service."""
        self.rows["interrupt"].append({"station": urgent, "victim": victim, "mode": mode})

    def slot(self, name: str, **columns: Any) -> None:
        """A slot for owners."""
        self.names["slot"].append(name)
        self.rows["slot"].append({**USUAL[t.Slot], "key": name_key("slot", name), **columns})

    def ledger(self, name: str) -> None:
        """A ledger."""
        self.names["ledger"].append(name)
        self.rows["ledger"].append({"key": name_key("ledger", name)})

    def gate(self, name: str, close_at: int, open_at: int, *watches: tuple[str, int]) -> None:
        """A gate on the sum of (station, WAITING or PRESENT)."""
        self.names["gate"].append(name)
        row = {"key": name_key("gate", name), "close_at": close_at, "open_at": open_at, "watches": watches}
        self.rows["gate"].append(row)

    def team(self, name: str, *skills: str | Can, setup: Spec = -1, limits: dict[str, int] | None = None) -> None:
        """A team by what it can do, the most urgent first."""
        listed = [one if isinstance(one, Can) else can(one) for one in skills]
        self.names["team"].append(name)
        row = {"key": name_key("team", name), "setup": setup, "skills": listed, "limits": limits or {}}
        self.rows["team"].append(row)

    def server(
        self,
        name: str,
        *skills: str | Can,
        team: str = "",
        key: int = 0,
        duty: list[tuple[int, int]] | None = None,
        starts: int | None = None,
        ends: int = t.FOREVER,
        speed: float = 1.0,
        quality: float = 1.0,
        hired: int = 0,
        setup: Spec = -1,
        limits: dict[str, int] | None = None,
        **ramps: Spec,
    ) -> None:
        """A person: in a named team, or alone with these skills. Keys run from 101 on; always on duty unless said."""
        if not team:
            self.team(name, *skills, setup=setup, limits=limits)
        begins = self.start if starts is None else starts
        on_duty = [(begins, LONG)] if duty is None else duty
        stretches = [(max(on, begins), min(off, ends)) for on, off in on_duty if on < ends and off > begins]
        if ends == t.FOREVER:
            stretches.append((2 * LONG, 3 * LONG))
        self.servers[name] = {
            "key": key or 101 + len(self.servers), "team": team or name, "duty": stretches, "starts": begins,
            "ends": ends, "speed": speed, "quality": quality, "hired": hired, "ramps": ramps,
        }  # fmt: skip

    def arrive(
        self,
        who: int,
        station: str,
        at: int,
        segment: int = 0,
        size: float = 1.0,
        source: int = 0,
        ordinal: int = -1,
    ) -> None:
        """An entity comes from outside; without `ordinal`, the j-th call for a source makes its j-th."""
        row = {"key": who, "station": station, "time": at, "segment": segment, "size": size, "source": source}
        so_far = sum(other["source"] == source for other in self.arrivals)
        self.arrivals.append(row | {"ordinal": so_far if ordinal == -1 else ordinal})

    # ---- from names to rows ----------------------------------------------------------------------------------------

    def _number(self, kind: str, name: Any) -> Any:
        return self.names[kind].index(name) if isinstance(name, str) else name

    def _law(self, spec: Spec) -> int:
        if isinstance(spec, int) and spec == -1:
            return -1
        first = len(self.out["item"])
        if isinstance(spec, list):
            self.out["item"] += [{"value": value} for value in spec]
            spec = (t.EMPIRICAL if isinstance(spec, Equally) else t.VALUES,)
        kind, a, b, c = (*(spec if isinstance(spec, tuple) else (t.CONSTANT, spec)), 0, 0, 0)[:4]
        row = {"kind": kind, "a": a, "b": b, "c": c, "item_from": first, "item_to": len(self.out["item"])}
        self.out["law"].append(row)
        return len(self.out["law"]) - 1

    def _curve(self, spec: Spec) -> int:
        if isinstance(spec, int):
            return spec
        first, kind, a, b = len(self.out["knot"]), t.LINEAR, 0, 0
        if isinstance(spec, tuple):
            kind, a, b = spec
        else:
            kind = t.STEP if isinstance(spec, Steps) else t.LINEAR
            self.out["knot"] += [{"x": x, "y": y} for x, y in spec]
        row = {"kind": kind, "a": a, "b": b, "knot_from": first, "knot_to": len(self.out["knot"])}
        self.out["curve"].append(row)
        return len(self.out["curve"]) - 1

    def _fill(self, row: dict[str, Any], **kinds: str) -> dict[str, Any]:
        """The row with rows for names: a kind is a kind of named thing, "law" or "curve"."""
        makers = {"law": self._law, "curve": self._curve}
        filled = {}
        for column, value in row.items():
            kind = kinds.get(column)
            filled[column] = makers[kind](value) if kind in makers else self._number(kind or "", value)
        return filled

    def network(self) -> t.Network:
        """The tables."""
        self.out: dict[str, list[dict[str, Any]]] = {name: [] for name in t.Network._fields}
        self.out["clock"] = [{"start": self.start, "until": self.until}]
        for plain in ("calendar", "opening", "ledger"):
            self.out[plain] = self.rows[plain]
        for row in self.rows["station"]:
            self._build_station(row)
        for row in self.rows["interrupt"]:
            self.out["interrupt"].append(self._fill(row, station="station", victim="station"))
        for row in self.rows["slot"]:
            self.out["slot"].append(self._fill(row, handover_to="team", lost_to="station"))
        for row in self.rows["gate"]:
            self._build_gate(row)
        for row in self.rows["team"]:
            self._build_team(row)
        for name, server in self.servers.items():
            row = {**USUAL[t.Seat], "key": name_key("seat", name), "team": server["team"], "hired": server["hired"]}
            row |= server["ramps"]
            self.out["seat"].append(self._fill(row, team="team", speed_ramp="curve", quality_ramp="curve"))
        self.out["source"] = [
            {"key": key, "station": 0, "dispersion": 0, "memory": 0}
            | {f"{part}_{end}": 0 for part in ("day", "hour", "moment") for end in ("from", "to")}
            for key in self.source_keys
        ]
        segments = max(self.segments, *(1 + row["segment"] for row in self.arrivals), 0)
        self.out["segment"] = [{"size": -1}] * segments
        parts = t.Network.__annotations__
        return t.Network(**{name: _table(parts[name], rows) for name, rows in self.out.items()})

    def _build_station(self, row: dict[str, Any]) -> None:
        station, out = len(self.out["station"]), self.out
        work, ways, children = row["work"], row["ways"], row["children"]
        first_work, first_route, first_spawn = len(out["work"]), len(out["route"]), len(out["spawn"])
        laws = work if isinstance(work, dict) else {} if work is None else {-1: work}
        out["work"] += [{"segment": segment, "law": self._law(law)} for segment, law in laws.items()]
        for number, one in enumerate(ways):
            key = name_key("route", self.names["station"][station], number)
            route = {**USUAL[t.Route], "key": key, "next": one.to, "weight": one.weight, **one.columns}
            curves = dict.fromkeys(("wait_curve", "age_curve", "visit_curve", "size_curve"), "curve")
            slots = dict.fromkeys(("credit", "assign", "release"), "slot")
            kinds = {"next": "station", "clock": "calendar", "ledger": "ledger", "size": "law"}
            out["route"].append(self._fill(route, **curves, **slots, **kinds))
        for number, child in enumerate(children):
            key = name_key("spawn", self.names["station"][station], number)
            spawn = self._fill({**USUAL[t.Spawn], "key": key, **child}, next="station", size="law", gap="law")
            spawn["route"] += first_route if spawn["route"] >= 0 else 0
            out["spawn"].append(spawn)
        columns = {name: value for name, value in row.items() if name not in ("work", "ways", "children")}
        kinds = {"clock": "calendar", "patience": "law", "renege_to": "station", "balk_to": "station"}
        kinds |= {"desk": "slot", "claims": "slot", "reach": "curve", "missed": "law"}
        slices = {"work_from": first_work, "work_to": len(out["work"]), "route_from": first_route}
        slices |= {"route_to": len(out["route"]), "spawn_from": first_spawn, "spawn_to": len(out["spawn"])}
        out["station"].append(self._fill(columns, **kinds) | slices)

    def _build_gate(self, row: dict[str, Any]) -> None:
        first = len(self.out["watch"])
        self.out["watch"] += [{"station": self._number("station", name), "what": what} for name, what in row["watches"]]
        columns = {name: row[name] for name in ("key", "close_at", "open_at")}
        self.out["gate"].append(columns | {"watch_from": first, "watch_to": len(self.out["watch"])})

    def _build_team(self, row: dict[str, Any]) -> None:
        first_skill, first_limit = len(self.out["skill"]), len(self.out["limit"])
        for rank, one in enumerate(row["skills"]):
            skill = {**USUAL[t.Skill], "station": one.station, "rank": rank, **one.columns}
            self.out["skill"].append(self._fill(skill, station="station", gate="gate"))
        self.out["limit"] += [{"slot": self._number("slot", s), "most": most} for s, most in row["limits"].items()]
        slices = {"skill_from": first_skill, "skill_to": len(self.out["skill"])}
        slices |= {"limit_from": first_limit, "limit_to": len(self.out["limit"]), "absence_from": 0, "absence_to": 0}
        self.out["team"].append({"key": row["key"], "setup": self._law(row["setup"]), **slices})

    def world(self) -> t.World:
        """The chances: nothing in them is drawn."""
        servers, duty = [], []
        for seat, server in enumerate(self.servers.values()):
            row = {name: server[name] for name in ("key", "hired", "starts", "ends", "speed", "quality")}
            row |= {"team": self._number("team", server["team"]), "seat": seat, "duty_from": len(duty)}
            duty += [{"on": on, "off": off} for on, off in server["duty"]]
            servers.append(row | {"duty_to": len(duty)})
        came = sorted(self.arrivals, key=lambda row: (row["time"], row["key"]))
        arrivals = [row | {"station": self._number("station", row["station"])} for row in came]
        return t.World(self.run, _table(t.Arrival, arrivals), _table(t.Server, servers), _table(t.Duty, duty))

    def play(self, engine: Engine, state: State | None = None) -> Played:
        """What happens in this house."""
        network, world = self.network(), self.world()
        log, left = engine(network, world, state)
        return Played(log, left, self.names["station"], list(self.servers), self.names["gate"], self.names["ledger"])


def _table(table: type[Any], rows: list[dict[str, Any]]) -> Any:
    return from_rows(table, [[row[column.name] for column in describe(table)] for row in rows])
