"""The books of ownership in slots, and the line as owners divide it."""

from typing import Any

from salessim.engines.compiled import lines
from salessim.engines.compiled.tables import ANY_TEAM, UNWANTED

INLINE = ("owner_of", "full", "wants", "look_at", "wait", "skill")


def owner_of(m: Any, a: int, slot: int) -> int:
    """Who owns an entity in a slot; -1 nobody."""
    return m.owning[a * m.slots + slot].owner


def own(m: Any, s: int, a: int, slot: int) -> None:
    """Somebody becomes owner, in place of whoever was."""
    owning = m.owning[a * m.slots + slot]
    if owning.owner != s or owning.inherited == 1:
        disown(m, a, slot)
        _hold(m, s, a, slot)
        m.holding[s * m.slots + slot].counted += 1
    owning.wanting = UNWANTED


def inherit(m: Any, s: int, a: int, slot: int) -> None:
    """A child has its parent's owner, which counts against no limit."""
    _hold(m, s, a, slot)
    m.owning[a * m.slots + slot].inherited = 1


def disown(m: Any, a: int, slot: int) -> None:
    """Nobody owns the entity in this slot any more."""
    owning = m.owning[a * m.slots + slot]
    owning.wanting = UNWANTED
    s = owning.owner
    if s == -1:
        return
    holding = m.holding[s * m.slots + slot]
    ahead, behind = owning.ahead, owning.behind
    if ahead == -1:
        holding.head = behind
    else:
        m.owning[ahead * m.slots + slot].behind = behind
    if behind != -1:
        m.owning[behind * m.slots + slot].ahead = ahead
    holding.held -= 1
    owning.owner = -1
    if owning.inherited == 1:
        owning.inherited = 0
        return
    holding.counted -= 1
    m.vacancy = m.asked = 1
    touch_all(m)


def disown_all(m: Any, a: int) -> None:
    """Nobody owns the entity any more."""
    for slot in range(m.slots):
        disown(m, a, slot)


def _hold(m: Any, s: int, a: int, slot: int) -> None:
    owning, holding = m.owning[a * m.slots + slot], m.holding[s * m.slots + slot]
    owning.owner, owning.ahead, owning.behind = s, -1, holding.head
    if holding.head != -1:
        m.owning[holding.head * m.slots + slot].ahead = a
    holding.head = a
    holding.held += 1


def full(m: Any, s: int, slot: int) -> bool:
    """Whether somebody owns as many as allowed."""
    most = m.limit_of[m.server[s].team * m.slots + slot]
    return most != -1 and m.holding[s * m.slots + slot].counted >= most


def want(m: Any, a: int, slot: int) -> None:
    """The entity is to get an owner, unless somebody in spell owns it already."""
    owning = m.owning[a * m.slots + slot]
    if owning.owner == -1 or m.server[owning.owner].in_spell == 0 or owning.inherited == 1:
        owning.wanting = ANY_TEAM
        look_at(m, a)
        m.asked = 1


def wants(m: Any, a: int) -> bool:
    """Whether the entity is to get an owner in any slot."""
    wanted = 0
    for slot in range(m.slots):
        if m.owning[a * m.slots + slot].wanting != UNWANTED:
            wanted += 1
    return wanted > 0


def look_at(m: Any, a: int) -> None:
    """SETTLE is to look at the owners of an entity."""
    actor = m.actor[a]
    if actor.looked == 0:
        actor.looked = 1
        m.look_list[m.looks] = a
        m.looks += 1


def wait(m: Any, a: int) -> None:
    """Stand in the line; at a desk SETTLE sees to the owner first."""
    lines.add(m, a, -1)
    if m.station.desk[m.actor[a].station] != -1:
        look_at(m, a)
    m.asked = 1


def may_serve(m: Any, s: int, a: int) -> bool:
    """Whether somebody is employed and has the skill for an entity where it is."""
    if s == -1 or m.server[s].in_spell == 0:
        return False
    actor = m.actor[a]
    return skill(m, m.server[s].team, actor.station, actor.segment) != -1


def skill(m: Any, team: int, station: int, segment: int) -> int:
    """The skill by which a team serves a segment at a station; -1 none."""
    return m.skill_of[(team * m.stations + station) * m.most_classes + m.class_of[station * m.segments + segment]]


def touch_all(m: Any) -> None:
    """Anybody may be able to start something."""
    for team in range(m.teams):
        m.crew[team].touched = 1
    m.hurried = 1
