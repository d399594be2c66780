"""What no run may lose: leads, time and money. Computed from the log in the plainest way, row by row."""

from collections import defaultdict
from itertools import pairwise

import pytest

from salessim.results.log import INTERRUPTED, OPEN, Log
from salessim.results.measures import summarise
from salessim.results.terms import Terms


def rows(table) -> list:
    """The rows of a table of the log, as NamedTuples of numbers."""
    return [type(table)(*row) for row in zip(*(column.tolist() for column in table), strict=True)]


def assert_chains(log: Log) -> None:
    """Every life is a chain: born, visit after visit without a gap, out; every visit is a chain of its parts."""
    visits = defaultdict(list)
    for row in rows(log.visit):
        visits[row.entity].append(row)
    for entity in rows(log.entity):
        mine = sorted(visits[entity.key], key=lambda row: (row.ended == -1, row.ended, row.queued, row.part))
        for before, after in pairwise(mine):
            goes_on = before.outcome == INTERRUPTED
            if goes_on:
                assert (after.station, after.queued, after.part) == (before.station, before.queued, before.part + 1)
                assert after.started == -1 or after.started >= before.ended
            else:
                assert before.outcome != OPEN
                assert (after.queued, after.part) == (before.ended, 0)
        if entity.born >= log.start and mine:
            assert (mine[0].queued, mine[0].part) == (entity.born, 0)
        if mine:
            assert mine[-1].outcome != INTERRUPTED
            assert mine[-1].ended == entity.left


def assert_little(log: Log) -> None:
    """At every station: the integral of the number present is the sum of the times spent there; so it is in all."""
    joins, total = defaultdict(lambda: [[], 0]), 0
    for row in rows(log.visit):
        if row.outcome != INTERRUPTED:
            on, off = max(row.queued, log.start), log.until if row.ended == -1 else row.ended
            joins[row.station][0] += [(on, 1), (off, -1)]
            joins[row.station][1] += off - on
    for changes, spent in joins.values():
        present = area = 0
        changes.sort()
        for (moment, step), (later, _) in pairwise([*changes, (log.until, 0)]):
            present += step
            assert present >= 0 or later == moment  # within an instant some go before others come
            area += present * (later - moment)
        assert area == spent
        total += area
    lives = ((max(e.born, log.start), log.until if e.left == -1 else e.left) for e in rows(log.entity))
    assert total == sum(left - born for born, left in lives)


def assert_nobody_is_lost(log: Log, terms: Terms) -> None:
    """Who came is out by an exit or inside; leads are won, lost, done or open."""
    entities = rows(log.entity)
    exits = [row for row, stage in enumerate(terms.stages) if stage.kind == "exit"]
    assert all((e.left == -1) == (e.exit == -1) and e.exit in (*exits, -1) for e in entities)
    inside = {row.entity for row in rows(log.visit) if row.outcome == OPEN}
    assert inside == {e.key for e in entities if e.exit == -1}
    frames = summarise(log, terms)
    flow, leads = frames["flow"], frames["leads"]
    assert flow.came.sum() == len(entities)
    assert (flow.came == flow.won + flow.lost + flow.done + flow.open).all()
    assert (leads.leads == leads.won + leads.lost + leads.done + leads.open).all()
    for number, came in enumerate(leads.leads):
        assert came == sum(e.source == number and e.parent == 0 and e.born >= log.start for e in entities)
    won = {b.entity for b in rows(log.booking) if b.ledger == (terms.plan.ledger if terms.plan else 0)}
    won |= {e.key for e in entities if e.exit != -1 and terms.stages[e.exit].name == "won"}
    assert flow.won.sum() == len(won)
    assert flow.open.sum() == sum(e.exit == -1 and e.key not in won for e in entities)


def assert_money_is_what_was_booked(log: Log, terms: Terms) -> None:
    """Every frame about revenue adds up to the bookings."""
    frames, bookings = summarise(log, terms), rows(log.booking)
    for number, word in enumerate(terms.ledgers):
        mine = frames["bookings"][frames["bookings"].ledger == word]
        assert mine.amount_currency.sum() == pytest.approx(sum(b.amount for b in bookings if b.ledger == number))
        assert mine.deals.sum() == sum(b.ledger == number for b in bookings)
    planned = [b for b in bookings if b.ledger == (terms.plan.ledger if terms.plan else 0)]
    credited = sum(b.amount for b in planned if b.server != -1)
    assert frames["teams"].revenue_currency.sum() == pytest.approx(credited)
    assert frames["people"].revenue_currency.sum() == pytest.approx(credited)
    entities = {e.key: e for e in rows(log.entity)}

    def of_a_lead(key: int) -> bool:
        entity = entities[key]
        if entity.parent in entities:
            return of_a_lead(entity.parent)
        return entity.parent == 0 and entity.source != -1 and entity.born >= log.start

    of_leads = sum(b.amount for b in planned if of_a_lead(b.entity))
    assert frames["leads"].revenue_currency.sum() == pytest.approx(of_leads)


def assert_hours_add_up(log: Log, terms: Terms) -> None:
    """Employed = busy + idle + off, counted person by person; nobody works on two things at once."""
    duty, work = defaultdict(list), defaultdict(list)
    for d in rows(log.duty):
        duty[d.server].append((max(d.on, log.start), min(d.off, log.until)))
    for v in rows(log.visit):
        if v.server != -1 and v.started != -1:
            work[v.server].append((max(v.started, log.start), log.until if v.ended == -1 else v.ended))
    sums = defaultdict(lambda: defaultdict(int))
    for number, server in enumerate(rows(log.server)):
        spans = sorted(work[number])
        assert all(before[1] <= after[0] for before, after in pairwise(spans) if after[0] < after[1])
        present = [(on, off) for on, off in duty[number] if on < off]
        team = sums[terms.teams[server.team].name]
        team["employed"] += max(0, min(server.ends, log.until) - max(server.starts, log.start))
        team["on_duty"] += sum(off - on for on, off in present)
        team["busy"] += sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in spans for b in present)
    for row in summarise(log, terms)["teams"].itertuples():
        team = sums[row.team]
        assert row.employed_h * 3_600 == pytest.approx(team["employed"])
        assert row.busy_h * 3_600 == pytest.approx(team["busy"])
        assert row.idle_h * 3_600 == pytest.approx(team["on_duty"] - team["busy"])
        assert row.off_h * 3_600 == pytest.approx(team["employed"] - team["on_duty"])
        assert row.employed_h == pytest.approx(row.busy_h + row.idle_h + row.off_h)
        assert row.overtime_h <= row.off_h + 1e-9
