"""What is drawn for a visit: by entity, station, number of the visit and purpose."""

from typing import Any

from salessim.network import draws, rules
from salessim.network.draws import PATIENCE
from salessim.network.tables import FOREVER

INLINE = ("word", "seconds", "law_of_work")


def word(m: Any, a: int, purpose: int) -> int:
    """Random bits for a decision of this visit."""
    actor = m.actor[a]
    return draws.draw(m.run, actor.key, m.station.key[actor.station], actor.turn, purpose)


def sample(m: Any, law: int, a: int, purpose: int) -> float:
    """A value of a law for this visit."""
    actor = m.actor[a]
    return rules.sample(m.law, m.item, law, word(m, a, purpose), actor.ordinal + actor.turn - 1)


def seconds(m: Any, law: int, a: int, purpose: int) -> int:
    """A value of a law for this visit in whole seconds."""
    return max(0, rules.whole(sample(m, law, a, purpose)))


def law_of_work(m: Any, a: int) -> int:
    """The law of the work or the delay of this visit."""
    actor = m.actor[a]
    return m.work_of[actor.station * m.segments + actor.segment]


def end_of_patience(m: Any, a: int) -> int:
    """The moment at which an entity that is not served gives up; FOREVER never."""
    actor = m.actor[a]
    law = m.station.patience[actor.station]
    if law == -1:
        return FOREVER
    patience = max(1, seconds(m, law, a, PATIENCE))
    return rules.after(m.calendar, m.opening, m.station.clock[actor.station], actor.queued, patience)
