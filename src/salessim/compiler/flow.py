"""The process as stations: what they take, how they end, where that leads, what it books and whom it makes."""

import math

from salessim.compiler import laws
from salessim.compiler.draft import NO_ROW, WORKING_CLOCK, Draft
from salessim.compiler.layout import LOST, Place, Way, identity
from salessim.compiler.time import seconds
from salessim.compiler.unsure import Cell, part_of
from salessim.network.draws import name_key
from salessim.network.tables import (
    DELAY,
    FEWEST_OPEN,
    FIFO,
    FINISH,
    HAND_OVER,
    KEEP,
    LIFO,
    LONGEST_IDLE,
    QUEUE,
    RANDOM,
    RESTART,
    RESUME,
    ROUND_ROBIN,
)
from salessim.scenario.schema import Dist, Owner, StageModel
from salessim.scenario.working_time import real_seconds, real_working_day
from salessim.translation import say

AT_CLOSING_TIME = {"continue_next_day": RESUME, "finish": FINISH, "restart": RESTART}
INTERRUPTED = {"resume": RESUME, "restart": RESTART}
CHOSEN = {
    "fewest_open": FEWEST_OPEN, "longest_idle": LONGEST_IDLE, "round_robin": ROUND_ROBIN, "random": RANDOM,
}  # fmt: skip
IF_GONE = {"hand_over": HAND_OVER, "keep": KEEP}


def write_flow(draft: Draft) -> None:
    """Owners, ledgers, stations with their routes, and who interrupts whom."""
    for name, owner in draft.scenario.owners.items():
        draft.slots[name] = _slot(draft, name, owner)
    for word in _ledger_words(draft):
        draft.ledgers[word] = draft.book.add("ledger", key=name_key("ledger", word))
    for place in draft.layout.places.values():
        _station(draft, place)
    for place in draft.layout.places.values():
        _interrupts(draft, place)


def _slot(draft: Draft, name: str, owner: Owner) -> int:
    rules = {"assign_rule": CHOSEN[owner.chosen], "on_owner_left": IF_GONE[owner.if_gone]}
    lost = {"handover_loss": 0.0, "lost_to": draft.stations[LOST]}
    return draft.book.add("slot", key=name_key("slot", name), **rules, **lost)


def _ledger_words(draft: Draft) -> list[str]:
    """What is counted, in the order of the stages; then what only the plan or the pay names."""
    scenario = draft.scenario
    words = [place.stage.counts_as for place in draft.layout.places.values() if place.stage and place.stage.counts_as]
    words += [scenario.plan.counts] if scenario.plan else []
    words += [part.commission.of for team in scenario.teams.values() for part in team.pay.commissions]
    return list(dict.fromkeys(words))


# ---- stations -----------------------------------------------------------------------------------------------------


def _station(draft: Draft, place: Place) -> None:
    """A station with its work, routes and spawns."""
    slices = {part: draft.book.count(part) for part in ("work", "route", "spawn")}
    _work(draft, place)
    rows = {way.name: _route(draft, place, way) for way in place.ways}
    _spawns(draft, place, rows)
    bounds = {f"{part}_from": first for part, first in slices.items()}
    bounds |= {f"{part}_to": draft.book.count(part) for part in slices}
    clock = draft.clock(place.delay)
    columns = {"clock": clock, "order": FIFO, "at_shift_end": FINISH, "cover": 0, "capacity": NO_ROW}
    if place.kind == QUEUE and place.stage is not None:
        columns |= _queue(draft, place.name, place.stage)
    draft.book.add("station", kind=place.kind, key=place.key, **columns, **bounds)


def _queue(draft: Draft, name: str, stage: StageModel) -> dict[str, int]:
    """What only a stage has that people serve."""
    book, working = draft.book, draft.scenario.working_time
    columns = {
        "clock": draft.clock(stage.patience),
        "order": LIFO if stage.newest_first or _is_list(draft, name, stage) else FIFO,
        "at_shift_end": AT_CLOSING_TIME[stage.at_closing_time],
        "cover": math.floor(real_seconds(stage.colleague_steps_in_after, working) + 0.5),
        "capacity": NO_ROW if stage.room is None else stage.room,
    }
    if stage.patience is not None:
        columns |= {"patience": draft.law(stage.patience), "renege_to": draft.stations[stage.gives_up]}
    if stage.room is not None:
        columns["balk_to"] = draft.stations[stage.when_full]
    if stage.owner is not None:
        columns["desk"] = draft.slots[stage.owner]
    if stage.reached:
        knots = [(float(attempt), part_of(share)) for attempt, share in enumerate(stage.reached, 1)]
        columns |= {"reach": laws.step(book, knots), "missed": draft.law(stage.unanswered_takes)}
    for slot, owner in draft.scenario.owners.items():
        if owner.taken_at == name:
            columns["claims"] = draft.slots[slot]
    return columns


def _is_list(draft: Draft, name: str, stage: StageModel) -> bool:
    """Whether a list of contacts waits here: fresh retries before old contacts, unless the stage says otherwise."""
    fed = any(source.contacts is not None and source.goes_to == name for source in draft.scenario.sources.values())
    return fed and "newest_first" not in stage.model_fields_set


def _work(draft: Draft, place: Place) -> None:
    """How long a visit takes; by the values of one attribute, one row for every segment."""
    takes = place.delay if place.kind == DELAY else place.stage.takes if place.stage is not None else None
    if takes is None:
        return
    if isinstance(takes, Dist):
        draft.book.add("work", law=draft.law(takes))
        return
    for attribute, by_value in takes.items():
        for segment, values in enumerate(draft.segments):
            if values[attribute] in by_value:
                draft.book.add("work", segment=segment, law=draft.law(by_value[values[attribute]]))


def _interrupts(draft: Draft, place: Place) -> None:
    """Whose work is dropped for this stage; the requests of accounts that copy such work are dropped as well."""
    if place.stage is None:
        return
    for victim, mode in place.stage.interrupts.items():
        for name in (victim, *draft.layout.copies(victim)):
            if name != place.name:
                rows = {"station": draft.stations[place.name], "victim": draft.stations[name]}
                draft.book.add("interrupt", **rows, mode=INTERRUPTED[mode])


# ---- ways on ------------------------------------------------------------------------------------------------------


def _route(draft: Draft, place: Place, way: Way) -> int:
    """A way on, with what bends it and what it does."""
    missed, reset = int(way.missed), int(way.afresh)
    columns: dict[str, Cell] = {"weight": way.share, "factor": 0.0, "missed": missed, "reset": reset}
    if way.attempts:
        columns["visit_curve"] = laws.step(draft.book, [(1.0, 1.0), (float(way.attempts), 0.0)])
    if place.stage is not None and not way.missed:
        columns |= _bends(draft, place, place.stage, way)
        columns |= _bookings(draft, place, place.stage, way)
    columns |= _owners(draft, place, way)
    return draft.book.add("route", key=way.key, next=draft.stations[way.next], **columns)


def _bends(draft: Draft, place: Place, stage: StageModel, way: Way) -> dict[str, float]:
    """What makes an outcome more or less likely, and what makes a deal grow."""
    columns: dict[str, float] = {"by_quality": int(way.good and place.kind == QUEUE)}
    late = stage.late_after is not None and way.name in stage.late_after.outcomes
    working = draft.scenario.working_time
    if late and way.good and stage.delay_costs is not None:
        message = say(
            "`{outcome}` of `{stage}` hangs on the wait twice: by `late_after` and by `delay_costs`",
            outcome=way.name,
            stage=place.name,
        )
        raise draft.refuse(message, say("one of the two"), "process", place.name, "late_after")
    if late and stage.late_after is not None:
        limit, factor = stage.late_after.limit, stage.late_after.outcomes[way.name]
        knots = [(0.0, 1.0), (math.floor(seconds(limit, working)) + 1.0, factor)]
        columns |= {"wait_curve": laws.step(draft.book, knots), "clock": WORKING_CLOCK if limit.working else NO_ROW}
    elif way.good and stage.delay_costs is not None:
        after, exponent = stage.delay_costs.after, math.log2(stage.delay_costs.factor)
        columns["wait_curve"] = laws.power(draft.book, seconds(after, working), exponent)
        columns["clock"] = WORKING_CLOCK if after.working else NO_ROW
    if stage.grows is not None and way.to != LOST:
        columns["size_curve"] = laws.step(draft.book, laws.growth(1.0 + stage.grows.share, 1.0 + stage.grows.up_to))
    return columns


def _bookings(draft: Draft, place: Place, stage: StageModel, way: Way) -> dict[str, float]:
    """What a good outcome books, and to whose owner it is credited."""
    if stage.counts_as is None or not way.good:
        return {}
    credit = stage.owner
    if credit is None:
        credit = "account" if place.name in draft.account_side else "deal" if place.name in draft.deal_side else None
    slot = NO_ROW if credit is None else draft.slots[credit]
    return {"ledger": draft.ledgers[stage.counts_as], "factor": 1.0, "credit": slot}


def _owners(draft: Draft, place: Place, way: Way) -> dict[str, float]:
    """Who becomes an owner, and who ceases to be one, on this way."""
    columns: dict[str, float] = {}
    for slot, owner in draft.scenario.owners.items():
        side = draft.account_side if slot == "account" else draft.deal_side
        if owner.from_ == way.next and place.name not in side:
            columns["assign"] = draft.slots[slot]
        if owner.until == place.name and not way.attempts:
            columns["release"] = draft.slots[slot]
    return columns


def _spawns(draft: Draft, place: Place, rows: dict[str, int]) -> None:
    """The children of outcomes, and the requests of accounts while they live."""
    child = {"probability": 1.0}
    name = identity(place.name, place.stage) if place.stage is not None else place.name
    for way in place.ways:
        if way.child is not None:
            key = name_key("spawn", name, way.name)
            draft.book.add("spawn", key=key, route=rows[way.name], next=draft.stations[way.child], **child)
    if place.name != draft.account_begin:
        return
    for stream, begin in draft.layout.begins.items():
        stage = draft.scenario.process[stream]
        if stage.each_account is not None:
            key = name_key("spawn", identity(stream, stage))
            draft.book.add("spawn", key=key, next=draft.stations[begin], gap=_gap(draft, stage.each_account), **child)


def _gap(draft: Draft, dist: Dist) -> int:
    """The time between the requests of one account; a gap in working days lasts as many usual real days."""
    return laws.law(draft.book, dist, real_working_day(draft.scenario.working_time))
