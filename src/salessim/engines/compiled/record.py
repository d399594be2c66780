"""The log while it is written: a row goes to its columns once, when it is complete."""

from typing import Any

INLINE = ("birth",)


def visit(m: Any, a: int, server: int, started: int, ended: int, outcome: int, route: int, prompt: int) -> None:
    """One spell of service or wait is over, or was still open."""
    actor, log, row = m.actor[a], m.visit, m.visits
    m.visits = row + 1
    log.entity[row] = actor.key
    log.station[row] = actor.station
    log.visit[row] = actor.visit
    log.part[row] = actor.part
    log.server[row] = server
    log.queued[row] = actor.queued
    log.started[row] = started
    log.ended[row] = ended
    log.outcome[row] = outcome
    log.missed[row] = actor.missed
    log.route[row] = route
    log.prompt[row] = prompt


def booking(m: Any, a: int, ledger: int, amount: float, server: int) -> None:
    """A route booked."""
    actor, log, row = m.actor[a], m.booking, m.bookings
    m.bookings = row + 1
    log.entity[row] = actor.key
    log.station[row] = actor.station
    log.visit[row] = actor.visit
    log.time[row] = m.now
    log.ledger[row] = ledger
    log.amount[row] = amount
    log.server[row] = server


def change(m: Any, gate: int, now_open: int) -> None:
    """A gate closed or opened."""
    log, row = m.change, m.changes
    m.changes = row + 1
    log.gate[row] = gate
    log.time[row] = m.now
    log.open[row] = now_open


def birth(m: Any, a: int, parent: int, source: int) -> None:
    """Somebody is inside for the first time."""
    actor, log, row = m.actor[a], m.entity, m.entities
    m.entities = row + 1
    actor.row = row
    log.key[row] = actor.key
    log.parent[row] = parent
    log.source[row] = source
    log.segment[row] = actor.segment
    log.born[row] = m.now
    log.size[row] = actor.size
    log.left[row] = -1
    log.exit[row] = -1
