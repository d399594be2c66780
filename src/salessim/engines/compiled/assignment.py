"""SETTLE (a): hand over what the gone have left, then give owners to whoever needs one."""

from typing import Any

from salessim.engines.compiled import lines, owners, sorting
from salessim.engines.compiled.journey import turn_away
from salessim.engines.compiled.tables import ANY_TEAM, DELAYED, ENTITY, MOVING, UNWANTED, WAITING
from salessim.network import draws, rules
from salessim.network.draws import LOSS, OWNER
from salessim.network.tables import FOREVER, HAND_OVER
from salessim.results.log import RENEGED

NO_RANK = 1 << 20  # beyond every rank


def assign(m: Any) -> None:
    """Hand over, then give owners in the order (queued, entity key)."""
    sorting.servers_by_key(m, m.gone_list, m.gones)
    for i in range(m.gones):
        _hand_over(m, m.gone_list[i])
    m.gones = 0
    if m.vacancy == 1:
        m.vacancy = 0
        _look_at_unmet(m)
    looks, m.looks = m.looks, 0
    sorting.by_joining(m, m.look_list, looks)
    for i in range(looks):
        a = m.look_list[i]
        m.actor[a].looked = 0
        if m.actor[a].kind == ENTITY and m.actor[a].doing != MOVING:
            _provide(m, a)


def held_by_gone(m: Any) -> int:
    """How many entities those whose spell ended own: as many may be lost in the hand-over."""
    held = 0
    for i in range(m.gones):
        for slot in range(m.slots):
            held += m.holding[m.gone_list[i] * m.slots + slot].held
    return held


def _look_at_unmet(m: Any) -> None:
    """Somebody may own more than before: whoever found no owner is looked at again."""
    for i in range(m.unmets):
        a = m.unmet_list[i]
        if m.actor[a].unmet == 2:
            owners.look_at(m, a)
        m.actor[a].unmet = 0
    m.unmets = 0


def _provide(m: Any, a: int) -> None:
    """Owners in the slots in which an entity needs one; at a desk, its place in the line."""
    actor = m.actor[a]
    desk = m.station.desk[actor.station] if actor.doing == WAITING else -1
    if actor.unmet == 2:
        actor.unmet = 1
    for slot in range(m.slots):
        team = m.owning[a * m.slots + slot].wanting
        if slot == desk and team == UNWANTED and not owners.may_serve(m, owners.owner_of(m, a, slot), a):
            team = ANY_TEAM
        if team != UNWANTED:
            s = _choose(m, a, slot, team, slot == desk)
            if s == -1:
                _stay_unmet(m, a)
            else:
                owners.own(m, s, a, slot)
                m.last_turn[slot] = m.server[s].key
    if actor.doing == WAITING:
        owner = -1
        if desk != -1 and owners.may_serve(m, owners.owner_of(m, a, desk), a):
            owner = owners.owner_of(m, a, desk)
        lines.remove(m, a)
        lines.add(m, a, owner)


def _stay_unmet(m: Any, a: int) -> None:
    actor = m.actor[a]
    if actor.unmet == 0:
        m.unmet_list[m.unmets] = a
        m.unmets += 1
    actor.unmet = 2


# ---- the new owner ------------------------------------------------------------------------------------------------


def _choose(m: Any, a: int, slot: int, team: int, at_desk: bool) -> int:
    """The new owner: among the able below their limit, those of the lowest rank, by the slot's rule; -1 nobody."""
    actor = m.actor[a]
    word = draws.draw(m.run, actor.key, m.slot.key[slot], actor.turn, OWNER)
    best, best_rank, best_score = -1, NO_RANK, word
    for s in range(m.servers):
        server = m.server[s]
        if server.in_spell == 0 or (team != ANY_TEAM and team != server.team):
            continue
        rank = _rank(m, server.team, a, slot, at_desk)
        if rank > best_rank or rank == NO_RANK or owners.full(m, s, slot):
            continue
        score = _score(m, s, slot, word)
        if rank < best_rank or score < best_score or (score == best_score and server.key < m.server[best].key):
            best, best_rank, best_score = s, rank, score
    return best


def _rank(m: Any, team: int, a: int, slot: int, at_desk: bool) -> int:
    """The lowest rank at which a team serves an entity: at its desk, or at any station that makes an owner able."""
    actor = m.actor[a]
    if at_desk:
        return _rank_at(m, team, actor.station, actor.segment)
    lowest = NO_RANK
    for i in range(m.able_from[slot], m.able_from[slot + 1]):
        lowest = min(lowest, _rank_at(m, team, m.able_at[i], actor.segment))
    return lowest


def _rank_at(m: Any, team: int, station: int, segment: int) -> int:
    row = owners.skill(m, team, station, segment)
    return NO_RANK if row == -1 else m.skill.rank[row]


def _score(m: Any, s: int, slot: int, word: int) -> int:
    server = m.server[s]
    idle_since = server.idle_since if server.entity == -1 else FOREVER
    owned = m.holding[s * m.slots + slot].counted
    return rules.owner_score(m.slot.assign_rule[slot], idle_since, owned, server.key, m.last_turn[slot], word)


# ---- what the gone leave ------------------------------------------------------------------------------------------


def _hand_over(m: Any, s: int) -> None:
    """What a spell that ended leaves: re-assigned, or unowned until the next desk."""
    slots = m.slot
    for slot in range(m.slots):
        held = _gather(m, s, slot)
        for i in range(held):
            a = m.held_list[i]
            owners.disown(m, a, slot)
            if slots.on_owner_left[slot] == HAND_OVER:
                if _lost(m, a, slot):
                    turn_away(m, a, RENEGED, slots.lost_to[slot])
                    continue
                m.owning[a * m.slots + slot].wanting = slots.handover_to[slot]
            owners.look_at(m, a)


def _gather(m: Any, s: int, slot: int) -> int:
    """Everybody whom a server owns in a slot, by (queued, key)."""
    a, held = m.holding[s * m.slots + slot].head, 0
    while a != -1:
        m.held_list[held] = a
        held += 1
        a = m.owning[a * m.slots + slot].behind
    sorting.by_joining(m, m.held_list, held)
    return held


def _lost(m: Any, a: int, slot: int) -> bool:
    """Whether a hand-over loses an entity that nobody works on."""
    loss, actor = m.slot.handover_loss[slot], m.actor[a]
    if loss <= 0.0 or (actor.doing != WAITING and actor.doing != DELAYED):
        return False
    return draws.uniform(draws.draw(m.run, actor.key, m.slot.key[slot], actor.turn, LOSS)) < loss
