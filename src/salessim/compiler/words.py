"""The words in which a log of this network is read: names, roles, pay, plan."""

import math
from collections.abc import Iterator
from typing import Any

from salessim.compiler.draft import NO_ROW, Draft
from salessim.compiler.hiring import hiring_terms
from salessim.compiler.layout import LOST, Place
from salessim.compiler.staffing import people
from salessim.compiler.time import ORIGIN, second
from salessim.network.tables import DELAY, EXIT, FINISH, QUEUE, Network
from salessim.results.terms import (
    KNOWN,
    BonusTerms,
    CommissionTerms,
    OutcomeTerms,
    PlanTerms,
    RampTerms,
    SourceTerms,
    StageTerms,
    TeamTerms,
    Terms,
    UnknownTerms,
)
from salessim.scenario.led import as_led
from salessim.scenario.pay import Bonus, Paid, Pay
from salessim.scenario.ramp import Ramp
from salessim.scenario.schema import MoneyRate, Period, Plan, Replaced, SourceModel, TeamModel, WorkingTime
from salessim.scenario.unknowns import unknowns
from salessim.scenario.working_time import real_seconds
from salessim.translation import say

KINDS = {QUEUE: "queue", DELAY: "delay", EXIT: "exit"}


def terms(draft: Draft, network: Network) -> Terms:
    """All words of a scenario, by the row numbers of its network."""
    scenario, period = draft.scenario, draft.scenario.period
    roles = {name: role(draft, place) for name, place in draft.layout.places.items()}
    skills = _skills(network)
    stations = enumerate(network.station.desk.tolist())
    return Terms(
        name=scenario.name,
        currency=scenario.currency,
        origin=ORIGIN,
        period_start=period.start,
        period_end=period.end,
        month_starts=tuple(second(period.month_start(number)) for number in range(period.months + 1)),
        stages=tuple(_stage(draft, place, roles[place.name], network) for place in draft.layout.places.values()),
        outcomes=tuple(_outcomes(draft, network)),
        sources=tuple(
            SourceTerms(name, source.cost, source.contacts is not None, stage, _advertising(source, period))
            for (name, source), stage in zip(scenario.sources.items(), network.source.station.tolist(), strict=True)
        ),
        attributes={name: tuple(values) for name, values in scenario.attributes.items()},
        segments=tuple(tuple(values.values()) for values in draft.segments),
        slots=tuple(draft.slots),
        ledgers=tuple(draft.ledgers),
        gates=_gates(draft, network),
        skills=skills,
        desks={station: slot for station, slot in stations if slot != NO_ROW},
        teams=tuple(_team(draft, row, list(roles.values()), skills[row], network) for row in skills),
        people=tuple(person.title for name, team in scenario.teams.items() for person in people(draft, name, team)),
        plan=None if scenario.plan is None else _plan(draft, scenario.plan),
        margins=_margins(draft),
        office_per_month=_per_month(scenario.costs.office),
        account_slot=draft.slots.get("account", NO_ROW),
        deal_slot=draft.slots.get("deal", NO_ROW),
        last_year=_last_year(draft),
        unknowns=tuple(
            UnknownTerms(path, number.value, number.low or 0.0, number.high or 0.0, per)
            for path, number, per in unknowns(scenario)
        ),
    )


# ---- stages and outcomes ------------------------------------------------------------------------------------------


def role(draft: Draft, place: Place) -> str:
    """The block of the station card to which a place belongs."""
    if place.kind != QUEUE or place.stage is None:
        return "exit" if place.kind == EXIT else "client"
    entered = {source.goes_to for source in draft.scenario.sources.values()} | set(draft.layout.begins)
    if place.name in entered:
        return "contact"
    original = draft.layout.places.get(place.stage.same_as or "")
    if original is not None and original.name != place.name and role(draft, original) == "processing":
        return "processing"
    if place.stage.owner == "account" or place.name in draft.account_side:
        return "account"
    owner = draft.scenario.owners.get("deal")
    claims = owner is not None and owner.taken_at == place.name
    return "deal" if claims or place.stage.owner == "deal" else "processing"


def _stage(draft: Draft, place: Place, block: str, network: Network) -> StageTerms:
    finish = place.kind == QUEUE and bool(network.station.at_shift_end[draft.stations[place.name]] == FINISH)
    late = place.stage.late_after if place.stage is not None else None
    late_s = 0.0 if late is None else real_seconds(late.limit, draft.scenario.working_time)
    return StageTerms(place.title, KINDS[place.kind], block, place.hidden, place.of, finish, late_s)


def _outcomes(draft: Draft, network: Network) -> list[OutcomeTerms]:
    ways = [(place, way) for place in draft.layout.places.values() for way in place.ways]
    return [
        OutcomeTerms(
            draft.stations[place.name], way.name, draft.stations[way.to], way.good, way.to == LOST, ledger
        )
        for (place, way), ledger in zip(ways, network.route.ledger.tolist(), strict=True)
    ]  # fmt: skip


# ---- teams --------------------------------------------------------------------------------------------------------


def _skills(network: Network) -> dict[int, tuple[int, ...]]:
    """The stations of each team, the most urgent first."""
    skill, team = network.skill, network.team
    found = {}
    for row in range(len(team.key)):
        rows = sorted(range(team.skill_from[row], team.skill_to[row]), key=lambda one: int(skill.rank[one]))
        found[row] = tuple(dict.fromkeys(int(skill.station[one]) for one in rows))
    return found


def _gates(draft: Draft, network: Network) -> tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]:
    """What pauses, by row of gate: name, the team it stops, the stations it stops."""
    names = list(draft.scenario.teams)
    stopped: dict[int, dict[int, None]] = {row: {} for row in draft.gates.values()}
    for station, gate in zip(network.skill.station.tolist(), network.skill.gate.tolist(), strict=True):
        if gate != NO_ROW:
            stopped[gate][station] = None
    return tuple(
        (f"{stage} of {team}", (names.index(team),), tuple(stopped[row]))
        for (team, stage), row in sorted(draft.gates.items(), key=lambda item: item[1])
    )


def _team(draft: Draft, row: int, roles: list[str], stations: tuple[int, ...], network: Network) -> TeamTerms:
    name, team = list(draft.scenario.teams.items())[row]
    blocks = [roles[station] for station in stations]
    largest = sorted(dict.fromkeys(blocks), key=lambda block: -blocks.count(block))
    seats = tuple(seat for seat, of in enumerate(network.seat.team.tolist()) if of == row)
    workplace = _per_month(draft.scenario.costs.workplace)
    costs = {"workplace_per_month": workplace, **_pay(draft, team)}
    return TeamTerms(name, tuple(largest), seats, **costs, **_career(draft, as_led(draft.scenario, name)))


def _career(draft: Draft, team: TeamModel) -> dict[str, Any]:
    """How newcomers grow, and what they cost."""
    found: dict[str, Any] = {"teaches": team.teaches}
    replaced = team.replaced
    found["ramp"] = ramp_terms(team.ramp.speed, draft.scenario.working_time)
    if isinstance(replaced, Replaced):
        found["internship_s"] = real_seconds(replaced.internship, draft.scenario.working_time)
        found["interns"] = replaced.interns
        if replaced.channels:
            found["hiring"] = hiring_terms(draft, team, replaced)
        else:
            found["per_hire"] = replaced.cost * replaced.interns
    return found


def ramp_terms(ramp: Ramp | None, working: WorkingTime) -> RampTerms:
    """How fast somebody becomes who learns so."""
    return KNOWN if ramp is None else (ramp.first, ramp.last, real_seconds(ramp.over, working))


def _pay(draft: Draft, team: TeamModel) -> dict[str, Any]:
    pay = team.pay
    return {
        "salary_per_month": _per_month(pay.salary),
        "hourly": pay.hourly.amount if pay.hourly else 0.0,
        "hourly_unpaid_while_paused": pay.not_paid_while == "paused",
        "commission": tuple(_commission(draft, paid) for paid in pay.commissions),
        "bonuses": tuple(_bonus(bonus) for bonus in pay.bonus),
        "fees": tuple(_fees(draft, pay)),
        "fines": tuple(_fines(draft, pay)),
        "guaranteed_per_month": _per_month(pay.guarantee.income if pay.guarantee else None),
        "guaranteed_months": int(pay.guarantee.for_.amount) if pay.guarantee else 0,
    }


def _commission(draft: Draft, paid: Paid) -> CommissionTerms:
    told, all_segments = paid.commission, enumerate(draft.segments)
    segments = [row for row, values in all_segments if paid.value and values[paid.attribute] == paid.value]
    return CommissionTerms(draft.ledgers[told.of], told.share, told.above, tuple(segments))


def _bonus(bonus: Bonus) -> BonusTerms:
    if bonus.on_time is not None:
        return BonusTerms("on_time", bonus.on_time, bonus.amount.per_month)
    return BonusTerms("accounts_kept", bonus.accounts_kept or 0.0, bonus.amount.per_month)


def _fees(draft: Draft, pay: Pay) -> Iterator[tuple[int, float]]:
    """What is paid for each route; requests of accounts that come to a stage are paid as the stage."""
    told = {name: fees for stage, fees in pay.fee.items() for name in (stage, *draft.layout.copies(stage))}
    ways = [(place.name, way.name) for place in draft.layout.places.values() for way in place.ways]
    for row, (place, way) in enumerate(ways):
        if way in told.get(place, {}):
            yield row, told[place][way]


def _fines(draft: Draft, pay: Pay) -> Iterator[tuple[int, float]]:
    for stage, fine in pay.fine.items():
        yield draft.stations[stage], fine


def _per_month(rate: MoneyRate | None) -> float:
    return 0.0 if rate is None else rate.per_month


# ---- plan ---------------------------------------------------------------------------------------------------------


def _plan(draft: Draft, plan: Plan) -> PlanTerms:
    """The plan by month, and its shares by the values of attributes; `rest` is what the others leave."""
    shares = {}
    for attribute, values in plan.by.items():
        rest = max(0.0, 1.0 - math.fsum(share.value for share in values.values() if share is not None))
        shares[attribute] = {value: rest if share is None else share.value for value, share in values.items()}
    return PlanTerms(draft.ledgers[plan.counts], plan.months(draft.scenario.period), shares)


# ---- money --------------------------------------------------------------------------------------------------------


def _margins(draft: Draft) -> tuple[float, ...]:
    """What is left of a deal of each segment after the cost of goods; () if nothing is said."""
    told, by = draft.scenario.margin, draft.scenario.margin_attribute
    if told is None:
        return ()
    if not isinstance(told, dict):
        return (told,) * len(draft.segments)
    if by is None:
        message = say("`margin` lists the values of no attribute")
        raise draft.refuse(message, say("one share, or one per value of an attribute"), "margin")
    return tuple(told[segment[by]] for segment in draft.segments)


def _advertising(source: SourceModel, period: Period) -> tuple[float, ...]:
    """What is paid in each month of the period, whoever comes; () if nothing is said."""
    told = source.advertising
    if told is None:
        return ()
    return tuple(told.of(period.month_start(number).month) or 0.0 for number in range(period.months))


def _last_year(draft: Draft) -> dict[str, float]:
    known = draft.scenario.last_year
    return {} if known is None else {name: value for name, value in known.model_dump().items() if value is not None}
