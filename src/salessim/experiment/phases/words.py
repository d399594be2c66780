"""The words of several phases as those of one log: what both structures have is one row."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from salessim.columns import I32
from salessim.experiment.phases.listed import Listed
from salessim.experiment.phases.phase import Phase
from salessim.results.terms import KNOWN, OutcomeTerms, SourceTerms, StageTerms, TeamTerms, Terms
from salessim.translation import say
from salessim.translation.dates import day


class Rows(NamedTuple):
    """The row in the joined log of each row of a phase; the last one is for none."""

    station: I32
    route: I32
    source: I32
    ledger: I32
    team: I32
    seat: I32
    gate: I32


class Joined(NamedTuple):
    """All words, and where the rows of each phase are."""

    terms: Terms
    rows: tuple[Rows, ...]


def joined_words(phases: Sequence[Phase]) -> Joined:
    """The terms of the whole, from the first phase's: its plan, its period, its margins."""
    parts = _Parts(phases[0].terms)
    rows = tuple(parts.take(phase) for phase in phases)
    return Joined(parts.terms(phases), rows)


class _Parts:
    """What has been gathered of the phases so far."""

    def __init__(self, first: Terms) -> None:
        self.first = first
        self.stages: Listed[StageTerms] = Listed()
        self.outcomes: Listed[OutcomeTerms] = Listed()
        self.sources: Listed[SourceTerms] = Listed()
        self.slots: Listed[str] = Listed()
        self.ledgers: Listed[str] = Listed()
        self.gates: Listed[Any] = Listed()
        self.teams: Listed[TeamTerms] = Listed()
        self.people: Listed[str] = Listed()
        self.members: dict[int, dict[int, None]] = {}  # team -> its seats
        self.skills: dict[int, tuple[int, ...]] = {}
        self.desks: dict[int, int] = {}

    def take(self, phase: Phase) -> Rows:
        """The words of one more phase."""
        terms, network = phase.terms, phase.network
        station = self.stages.put(network.station.key.tolist(), terms.stages)
        ledger, slot = self.ledgers.put(terms.ledgers, terms.ledgers), self.slots.put(terms.slots, terms.slots)
        route = self._routes(phase, station, ledger)
        source = self._sources(phase, station)
        team = self._teams(phase, station, route, ledger)
        seat = self._seats(phase, team)
        gates = [(name, _at(team, of), _at(station, stops)) for name, of, stops in terms.gates]
        gate = self.gates.put(zip(network.gate.key.tolist(), gates, strict=True), gates)
        for row, stations in terms.skills.items():
            mine = _at(station, stations)
            self.skills[team[row]] = tuple(dict.fromkeys((*mine, *self.skills.get(team[row], ()))))
        self.desks |= {station[row]: slot[of] for row, of in terms.desks.items()}
        return Rows(*(_column(rows) for rows in (station, route, source, ledger, team, seat, gate)))

    def _routes(self, phase: Phase, station: list[int], ledger: list[int]) -> list[int]:
        told = [
            replace(
                one,
                stage=station[one.stage],
                to=station[one.to],
                ledger=-1 if one.ledger == -1 else ledger[one.ledger],
            )
            for one in phase.terms.outcomes
        ]
        seen: dict[Hashable, int] = {}
        names = []
        for key, one in zip(phase.network.route.key.tolist(), told, strict=True):
            seen[key, one] = seen.get((key, one), -1) + 1
            names.append((key, one, seen[key, one]))
        return self.outcomes.put(names, told)

    def _sources(self, phase: Phase, station: list[int]) -> list[int]:
        """A source whose leads cost another amount than they did is another row, with the day in its name."""
        names, told = [], []
        for key, one in zip(phase.network.source.key.tolist(), phase.terms.sources, strict=True):
            names.append((key, one.name, one.cost_per_lead, one.contacts))
            known = self.sources.known(names[-1])
            told.append(replace(one, stage=station[one.stage], name=one.name if known is None else known.name))
            if known is None and one.name in {each.name for each in self.sources.words}:
                told[-1] = replace(told[-1], name=_since(one.name, phase))
        return self.sources.put(names, told)

    def _teams(self, phase: Phase, station: list[int], route: list[int], ledger: list[int]) -> list[int]:
        """A team whose pay differs from what it was is another row, with the day in its name.

        What is guaranteed for the first months is so from the first months of the new structure on.
        """
        names, told = [], []
        earlier = int(np.searchsorted(phase.terms.month_starts, phase.begins, "right")) - 1
        for key, one in zip(phase.network.team.key.tolist(), phase.terms.teams, strict=True):
            mine = replace(
                one,
                seats=(),
                commission=tuple(replace(part, ledger=ledger[part.ledger]) for part in one.commission),
                fees=tuple((route[of], fee) for of, fee in one.fees),
                fines=tuple((station[of], fine) for of, fine in one.fines),
            )
            names.append((key, _pay(mine)))
            known = self.teams.known(names[-1])
            if known is not None:
                name = known.name if known.name.startswith(mine.name) else mine.name  # with its day, or a new one
                mine = replace(mine, name=name, guaranteed_months=known.guaranteed_months, ramp=known.ramp)
            elif one.guaranteed_months:
                mine = replace(mine, guaranteed_months=earlier + one.guaranteed_months)
            if known is None and mine.name in {each.name for each in self.teams.words}:
                mine = replace(mine, name=_since(mine.name, phase))
            told.append(mine)
        return self.teams.put(names, told)

    def _seats(self, phase: Phase, team: list[int]) -> list[int]:
        """A row for somebody who learns is the row of that seat."""
        terms, seat = phase.terms, phase.network.seat
        titles = dict(zip(zip(seat.team.tolist(), seat.key.tolist(), strict=False), terms.people, strict=False))
        places = list(zip(seat.team.tolist(), seat.key.tolist(), strict=True))
        rows = self.people.put([(team[of], key) for of, key in places], [titles[place] for place in places])
        for row, (of, _) in zip(rows, places, strict=True):
            self.members.setdefault(team[of], {})[row] = None
        return rows

    def terms(self, phases: Sequence[Phase]) -> Terms:
        """All that was gathered."""
        first, slots, ledgers = self.first, self.slots.words, self.ledgers.words
        unknowns = {one.path: one for phase in reversed(phases) for one in phase.terms.unknowns}
        listed = dict.fromkeys(one.path for phase in phases for one in phase.terms.unknowns)
        return replace(
            first,
            stages=tuple(self.stages.words),
            outcomes=tuple(self.outcomes.words),
            sources=tuple(self.sources.words),
            slots=tuple(slots),
            ledgers=tuple(ledgers),
            gates=tuple(self.gates.words),
            skills=dict(sorted(self.skills.items())),
            desks=self.desks,
            teams=tuple(
                replace(one, seats=tuple(sorted(self.members.get(row, ())))) for row, one in enumerate(self.teams.words)
            ),
            people=tuple(self.people.words),
            account_slot=slots.index("account") if "account" in slots else -1,
            deal_slot=slots.index("deal") if "deal" in slots else -1,
            unknowns=tuple(unknowns[path] for path in listed),
        )


def _pay(team: TeamTerms) -> TeamTerms:
    """What a team is paid, whatever it is called and does, and however its newcomers learn."""
    return replace(team, name="", roles=(), seats=(), ramp=KNOWN)


def _since(name: str, phase: Phase) -> str:
    """The name of what is another thing from a phase on."""
    return say("{name} (from {day})", name=name, day=day(phase.terms.moment(phase.begins).date()))


def _at(rows: list[int], some: Iterable[int]) -> tuple[int, ...]:
    return tuple(rows[one] for one in some)


def _column(rows: list[int]) -> I32:
    return np.array([*rows, -1], np.int32)
