"""Phases lived through one after the other: one log of all of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from salessim.experiment.phases.going_on import never_begun
from salessim.experiment.phases.log import joined
from salessim.experiment.phases.moves import Refused, moved
from salessim.experiment.phases.phase import Phase
from salessim.experiment.phases.programme import Programme
from salessim.experiment.phases.seating import Seating
from salessim.experiment.phases.step import Seated, people_of
from salessim.experiment.phases.tree import END
from salessim.experiment.phases.words import Rows
from salessim.network.places import Cast
from salessim.network.state import State
from salessim.network.tables import Network, World
from salessim.results.log import Log
from salessim.results.rules import holds
from salessim.results.terms import Terms

Play = Callable[[Network, World, State, Terms], tuple[Log, State]]


@dataclass
class _Lived:
    """The phases that were lived through so far, and what each of them began with."""

    phases: list[Phase] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)
    logs: list[Log] = field(default_factory=list)
    begin: list[State] = field(default_factory=list)
    casts: list[Cast] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    homes: Seated = field(default_factory=dict)  # who sat where before the first step that was made

    @property
    def log(self) -> Log:
        """One log of all of them."""
        log = joined(self.logs, self.phases, self.rows, self.begin)
        return log._replace(move=moved(self.phases, self.rows, self.casts, self.refused))


def play_phases(programme: Programme, state: State, seed: int, replication: int, play: Play) -> tuple[Log, State]:
    """Every phase begins with the state in which the one before ends; where a rule decides, it reads the log so far.

    Answers the joined log and the last state.
    """
    seating, lived, place = Seating(programme.known, seed, replication), _Lived(), 0
    while place != END:
        state = _live(programme.phases[place], lived, state, seating, play, programme.rows[place])
        then = programme.then[place]
        place = then.yes if then.rule is None or holds(lived.log, then.rule) else then.no
    return lived.log, state


def _live(phase: Phase, lived: _Lived, state: State, seating: Seating, play: Play, rows: Rows) -> State:
    """One more phase; answers the state in which it ends."""
    network, step = phase.network, phase.step
    cast, refused = lived.casts[-1] if lived.casts else Cast(), Seated()
    if step is not None:
        people = people_of(lived.logs[-1].server, lived.phases[-1].network, phase.begins)
        lived.homes = lived.homes or people
        refused = step.refused(seating.run, people)
        cast = step.cast(seating.run, cast, people, lived.homes, network)
        state = step.state(state, cast, network)
    lived.phases.append(phase)
    lived.rows.append(rows)
    lived.begin.append(state)
    lived.casts.append(cast)
    lived.refused.append(refused)
    log, state = play(network, seating.world(phase, cast, phase.for_the_period), state, phase.terms)
    lived.logs.append(log if step is None else never_begun(log, network, step.vanished))
    return state
