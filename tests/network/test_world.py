"""One replication's chances: who comes when, and who is on duty when. Bounds are four to five standard errors."""

import math
from collections import Counter
from typing import Any

import numpy as np
import pytest

from network.tables import calendars, laws, networks, seats, teams
from salessim.columns import from_rows
from salessim.network import tables as t
from salessim.network.arrivals import DAY
from salessim.network.world import realise

ALL_DAY = [(-1, 0, DAY, 1.0)]


def market(
    days: list[tuple[int, float]], hours: list[tuple[int, int, int, float]] = ALL_DAY, **other: Any
) -> t.Network:
    """One source with its expected days; `dispersion`, `memory`, `moments`, `shares`, `sizes` where given."""
    moments = other.get("moments", [])
    random = (other.get("dispersion", 0.0), other.get("memory", 0.0))
    source = (77, 0, *random, 0, len(days), 0, len(hours), 0, len(moments))
    attributes = other.get("attributes", {})
    sizes = other.get("sizes", [-1])
    law, item = other.get("laws", laws())
    return networks(
        other.get("start", 0),
        other.get("until", 1000 * DAY),
        source=from_rows(t.Source, [source]),
        day=from_rows(t.Day, days),
        hour=from_rows(t.Hour, hours),
        moment=from_rows(t.Moment, moments),
        attribute=from_rows(t.Attribute, attributes.items()),
        share=from_rows(t.Share, other.get("shares", [])),
        segment=from_rows(t.Segment, [(size,) for size in sizes]),
        law=law,
        item=item,
    )


def arrivals(network: t.Network, seed: int = 1, replication: int = 0) -> list[tuple[Any, ...]]:
    """(time, key, source, station, segment, size, ordinal) of everybody."""
    return list(zip(*(column.tolist() for column in realise(network, seed, replication).arrival), strict=True))


def counts(network: t.Network, days: int) -> np.ndarray:
    """Arrivals on each day."""
    per_day = Counter(row[0] // DAY for row in arrivals(network))
    return np.array([per_day[day] for day in range(days)])


# ---- arrivals -----------------------------------------------------------------------------------------------------


def test_the_number_of_a_day_is_poisson() -> None:
    seen = counts(market([(day, 5.0) for day in range(900)]), 900)
    assert abs(seen.mean() - 5.0) < 4 * math.sqrt(5.0 / 900)
    # the variance of a Poisson variance estimate is about (2 m^2 + m) / n
    assert abs(seen.var() - 5.0) < 4 * math.sqrt((2 * 25 + 5) / 900)


def test_a_large_number_is_drawn_in_parts_and_is_poisson_too() -> None:
    seen = counts(market([(day, 1200.0) for day in range(20)]), 20)
    assert abs(seen.mean() - 1200.0) < 4 * math.sqrt(1200.0 / 20)
    assert 0.3 < seen.var() / 1200.0 < 2.5


def test_arrivals_fall_into_their_hours_in_proportion_and_evenly_within() -> None:
    # 9-11 has three quarters, 12-13 one quarter
    hours = [(-1, 9 * 3600, 11 * 3600, 3.0), (-1, 12 * 3600, 13 * 3600, 1.0)]
    seconds = [row[0] % DAY for row in arrivals(market([(day, 20.0) for day in range(100)], hours))]
    first = [second for second in seconds if 9 * 3600 <= second < 11 * 3600]
    second = [second for second in seconds if 12 * 3600 <= second < 13 * 3600]
    n = len(seconds)
    assert len(first) + len(second) == n
    assert abs(len(first) / n - 0.75) < 4 * math.sqrt(0.75 * 0.25 / n)
    # the mean of the first stretch is 10:00, its standard deviation 7200/sqrt(12)
    assert abs(sum(first) / len(first) - 10 * 3600) < 4 * 7200 / math.sqrt(12 * len(first))


def test_a_weekday_may_have_hours_of_its_own_and_one_without_hours_has_nobody() -> None:
    # day 0 is a Monday; rows for Monday and Thursday only
    hours = [(0, 0, 3600, 1.0), (3, 7200, 7300, 1.0)]
    times = [row[0] for row in arrivals(market([(day, 5.0) for day in range(70)], hours))]
    assert {time // DAY % 7 for time in times} == {0, 3}
    assert all(time % DAY < 3600 if time // DAY % 7 == 0 else 7200 <= time % DAY < 7300 for time in times)


def test_busy_and_quiet_days_have_the_variance_and_the_memory_asked_for() -> None:
    # a mean of 50 and factors of variance 0.2 with a correlation of 0.5: var 50 + 2500 x 0.2 = 550, covariance 250
    days = [(day, 50.0) for day in range(100, 1000)]
    seen = counts(market(days, dispersion=0.2, memory=0.5), 1000)[100:].astype(float)
    assert abs(seen.mean() - 50.0) < 4 * math.sqrt((550 + 4 * 250) / 900)  # correlations halve: 2 x 2 x 250 in all
    assert abs(seen.var() / 550 - 1.0) < 0.3
    left = seen - seen.mean()
    assert abs((left[1:] * left[:-1]).mean() / 250 - 1.0) < 0.4


def test_without_memory_days_are_independent() -> None:
    seen = counts(market([(day, 50.0) for day in range(500)], dispersion=0.2), 500).astype(float)
    left = seen - seen.mean()
    assert abs((left[1:] * left[:-1]).mean() / seen.var()) < 4 / math.sqrt(500)


def test_more_demand_on_one_day_leaves_everybody_else_what_they_were() -> None:
    few = arrivals(market([(day, 5.0) for day in range(30)]))
    many = arrivals(market([(day, 15.0 if day == 10 else 5.0) for day in range(30)]))
    without_ordinal = {row[:6] for row in many}
    assert {row[:6] for row in few} < without_ordinal
    assert {row[0] // DAY for row in without_ordinal - {row[:6] for row in few}} == {10}


def test_a_longer_run_begins_like_the_shorter() -> None:
    days = [(day, 5.0) for day in range(60)]
    short, long_ = arrivals(market(days, until=30 * DAY)), arrivals(market(days, until=60 * DAY))
    assert long_[: len(short)] == short
    assert all(row[0] >= 30 * DAY for row in long_[len(short) :])


def test_a_run_that_begins_later_has_the_same_people_and_numbers_them_anew() -> None:
    days = [(day, 5.0) for day in range(60)]
    late = arrivals(market(days, start=30 * DAY))
    assert [row[:6] for row in late] == [row[:6] for row in arrivals(market(days)) if row[0] >= 30 * DAY]
    assert [row[6] for row in late] == list(range(len(late)))


def test_another_replication_or_seed_is_another_market() -> None:
    network = market([(day, 5.0) for day in range(60)])
    first = arrivals(network)
    assert first == arrivals(network)
    assert [row[0] for row in first] != [row[0] for row in arrivals(network, replication=1)]
    assert [row[0] for row in first] != [row[0] for row in arrivals(network, seed=2)]


def test_given_moments_are_kept_to_the_second() -> None:
    # day 1 begins at 86,400; what lies outside the run does not happen
    network = market([], moments=[(50, 1), (86_400, 2), (90_000, 1), (5 * DAY, 9)], start=60, until=3 * DAY)
    rows = arrivals(network)
    assert [row[0] for row in rows] == [86_400, 86_400, 90_000]
    assert [row[6] for row in rows] == [0, 1, 2]
    assert len({row[1] for row in rows}) == 3
    assert rows == sorted(rows)


def test_attributes_are_drawn_each_at_its_own_address() -> None:
    # region 0/1 with 60/40, product 0/1/2 with 50/30/20: the segment is region + 2 x product
    shares = [(-1, 0, 0, 0.6), (-1, 0, 1, 0.4), (-1, 1, 0, 0.5), (-1, 1, 1, 0.3), (-1, 1, 2, 0.2)]
    days = [(day, 20.0) for day in range(200)]
    one = arrivals(market(days, attributes={501: 1}, shares=shares[:2], sizes=[-1] * 6))
    both = arrivals(market(days, attributes={501: 1, 502: 2}, shares=shares, sizes=[-1] * 6))
    assert [row[4] for row in one] == [row[4] % 2 for row in both]
    n = len(both)
    seen = Counter(row[4] for row in both)
    for segment, share in enumerate((0.3, 0.2, 0.18, 0.12, 0.12, 0.08)):
        assert abs(seen[segment] / n - share) < 4 * math.sqrt(share * (1 - share) / n)


def test_the_shares_of_a_source_come_before_those_of_all() -> None:
    shares = [(-1, 0, 0, 1.0), (0, 0, 0, 0.25), (0, 0, 1, 0.75)]
    rows = arrivals(market([(day, 20.0) for day in range(100)], attributes={501: 1}, shares=shares, sizes=[-1, -1]))
    assert abs(sum(row[4] for row in rows) / len(rows) - 0.75) < 4 * math.sqrt(0.75 * 0.25 / len(rows))


def test_the_size_hangs_on_the_segment_and_is_one_without_a_law() -> None:
    shares = [(-1, 0, 0, 0.5), (-1, 0, 1, 0.5)]
    days = [(day, 5.0) for day in range(20)]
    constant = laws((t.CONSTANT, 250.0))
    rows = arrivals(market(days, attributes={501: 1}, shares=shares, sizes=[-1, 0], laws=constant))
    assert {(row[4], row[5]) for row in rows} == {(0, 1.0), (1, 250.0)}


def test_listed_sizes_are_taken_in_turn() -> None:
    rows = arrivals(market([], moments=[(10, 2), (30, 1), (20, 1)], sizes=[0], laws=laws((t.VALUES, [3.0, 4.0, 5.0]))))
    # in the order of arrival; of two who come together the lower key is the first
    assert [row[5] for row in rows] == [3.0, 4.0, 5.0, 3.0]


# ---- people -------------------------------------------------------------------------------------------------------

OFFICE = [(DAY * day + 9 * 3600, DAY * day + 17 * 3600) for day in range(-400, 1100)]


def crew(*rows: dict[str, Any], start: int = 0, until: int = 10 * DAY, **other: Any) -> t.Network:
    """Seats of one team that works from 9 to 17 every day."""
    calendar, opening = other.get("calendar", calendars(OFFICE))
    law, item = other.get("laws", laws())
    tables = {"calendar": calendar, "opening": opening, "law": law, "item": item}
    return networks(start, until, team=teams(other.get("teams", 1)), seat=seats(*rows), **tables)


def spells(network: t.Network, replication: int = 0) -> list[dict[str, Any]]:
    """Servers with their stretches of duty."""
    world = realise(network, 1, replication)
    found = []
    for row in zip(*(column.tolist() for column in world.server), strict=True):
        server = dict(zip(t.Server._fields, row, strict=True))
        part = slice(server["duty_from"], server["duty_to"])
        stretches = zip(world.duty.on[part].tolist(), world.duty.off[part].tolist(), strict=True)
        found.append(server | {"duty": list(stretches)})
    return found


def test_a_seat_without_end_has_one_person_with_the_hours_of_its_calendar() -> None:
    (server,) = spells(crew({"hired": 2 * DAY}, start=20 * DAY, until=30 * DAY))
    assert (server["hired"], server["starts"], server["speed"], server["quality"]) == (2 * DAY, 2 * DAY, 1.0, 1.0)
    assert server["ends"] == t.FOREVER
    # the stretch before the run, ten of the run, and the next one after it
    assert server["duty"] == [(DAY * day + 9 * 3600, DAY * day + 17 * 3600) for day in range(19, 31)]


def test_a_seat_that_opens_and_closes_has_its_person_between() -> None:
    opens, closes = 2 * DAY + 10 * 3600, 4 * DAY + 11 * 3600
    (server,) = spells(crew({"hired": opens, "opens": opens, "closes": closes}))
    assert (server["starts"], server["ends"]) == (opens, closes)
    assert server["duty"] == [
        (opens, 2 * DAY + 17 * 3600),
        (3 * DAY + 9 * 3600, 3 * DAY + 17 * 3600),
        (4 * DAY + 9 * 3600, closes),
    ]


def test_tenure_counts_from_hiring_though_the_seat_opens_later() -> None:
    (server,) = spells(crew({"hired": -100 * DAY, "opens": 3 * DAY}))
    assert (server["hired"], server["starts"]) == (-100 * DAY, 3 * DAY)
    assert server["duty"][0] == (3 * DAY + 9 * 3600, 3 * DAY + 17 * 3600)


def test_who_leaves_is_replaced_after_the_lag() -> None:
    # 4 days of tenure, 1 day of vacancy: 0-4, 5-9, 10-14
    law = laws((t.CONSTANT, 4.0 * DAY), (t.CONSTANT, 1.0 * DAY))
    found = spells(crew({"tenure": 0, "hire_lag": 1}, until=12 * DAY, laws=law))
    assert [(server["starts"] // DAY, server["ends"] // DAY) for server in found] == [(0, 4), (5, 9), (10, 14)]
    assert len({server["key"] for server in found}) == 3
    assert [on // DAY for on, _ in found[1]["duty"]] == [5, 6, 7, 8]


def test_who_is_first_may_stay_by_a_law_of_its_own() -> None:
    # 6 days for the first, 4 for those who follow, 1 day of vacancy
    law = laws((t.CONSTANT, 4.0 * DAY), (t.CONSTANT, 1.0 * DAY), (t.CONSTANT, 6.0 * DAY))
    found = spells(crew({"tenure": 0, "hire_lag": 1, "first_tenure": 2}, until=13 * DAY, laws=law))
    assert [(server["starts"] // DAY, server["ends"] // DAY) for server in found] == [(0, 6), (7, 11), (12, 16)]


def test_a_vacant_seat_is_first_filled_after_the_lag_and_interns_are_not_on_duty() -> None:
    # looked for from day 0, hired on day 3, at work from day 5 on
    law = laws((t.CONSTANT, 3.0 * DAY))
    (server,) = spells(crew({"vacant": 1, "hire_lag": 0, "internship": 2 * DAY}, until=7 * DAY, laws=law))
    assert (server["hired"], server["starts"]) == (3 * DAY, 3 * DAY)
    assert [on // DAY for on, _ in server["duty"]] == [5, 6, 7]


def test_who_leaves_as_an_intern_is_never_on_duty() -> None:
    law = laws((t.CONSTANT, 1.0 * DAY))
    (server,) = spells(crew({"tenure": 0, "internship": 2 * DAY, "closes": DAY}, until=7 * DAY, laws=law))
    assert (server["starts"], server["ends"], server["duty"]) == (0, DAY, [])


def test_nobody_comes_for_one_who_leaves_if_the_lag_has_no_end() -> None:
    law = laws((t.CONSTANT, 4.0 * DAY), (t.CONSTANT, float(t.FOREVER)))
    found = spells(crew({"tenure": 0, "hire_lag": 1}, until=900 * DAY, laws=law))
    assert [(server["starts"] // DAY, server["ends"] // DAY) for server in found] == [(0, 4)]


def test_a_longer_run_has_the_same_people_as_the_shorter() -> None:
    row = {"tenure": 0, "hire_lag": 1, "vacant": 1, "internship": 3600}
    law = laws((t.HAZARD, [5.0 * DAY, 1 / (4.0 * DAY)], 1 / (9.0 * DAY)), (t.EXPONENTIAL, 3.0 * DAY))

    def people(start: int, until: int) -> list[tuple[int, ...]]:
        network = crew(row, row, start=start, until=until, laws=law)
        return [(s["key"], s["hired"], s["starts"], s["ends"]) for s in spells(network)]

    whole = people(0, 80 * DAY)
    assert len(whole) > 6
    first, second = people(0, 40 * DAY), people(40 * DAY, 80 * DAY)
    assert set(first) | set(second) == set(whole)


def test_of_several_candidates_the_best_stays_and_the_first_person_was_never_chosen() -> None:
    # speeds 1 to 2, qualities 1 or 3; one leaves on day 4 and is followed at once
    law = laws((t.CONSTANT, 4.0 * DAY), (t.UNIFORM, 1.0, 2.0), (t.EMPIRICAL, [1.0, 3.0]))
    row = {"tenure": 0, "speed": 1, "quality": 2}
    alone = spells(crew(*[row | {"candidates": 1}] * 40, until=6 * DAY, laws=law))
    best = spells(crew(*[row | {"candidates": 5}] * 40, until=6 * DAY, laws=law))
    strength = [[server["speed"] * server["quality"] for server in found] for found in (alone, best)]
    assert strength[0][::2] == strength[1][::2]
    assert all(one <= other for one, other in zip(*strength, strict=True))
    # of five the best has quality 3 but in 1 of 32 cases; its speed is the best of those: well above the mean of 1.5
    assert sum(strength[1][1::2]) / 40 > 4.5


def away(*rows: tuple[int, float, int, int], **told: Any) -> t.Network:
    """A crew that is missing by these absences: (cell, chance, row of law of begin, row of law of length)."""
    network = crew({"hired": -300 * DAY}, **told)
    listed = from_rows(t.Absence, [(70 + number, *row) for number, row in enumerate(rows)])
    return network._replace(absence=listed, team=network.team._replace(absence_to=np.array([len(rows)], np.int32)))


def hours(*stretches: tuple[int, float, float]) -> list[tuple[int, int]]:
    """Stretches by (day, from hour, to hour)."""
    return [(day * DAY + round(on * 3600), day * DAY + round(off * 3600)) for day, on, off in stretches]


def test_who_is_missing_is_not_on_duty() -> None:
    # in every cell of two days from 10 h of the first day for 3 hours; duty is 9 to 17
    law = laws((t.CONSTANT, 10.0 * 3600), (t.CONSTANT, 3.0 * 3600))
    (server,) = spells(away((2 * DAY, 1.0, 0, 1), until=3 * DAY, laws=law))
    assert server["duty"] == hours(
        (-1, 9, 17), (0, 9, 10), (0, 13, 17), (1, 9, 17), (2, 9, 10), (2, 13, 17), (3, 9, 17)
    )


def test_a_long_absence_takes_days_and_the_duty_before_and_after_is_found_beyond_it() -> None:
    # in cells of ten days: from 12 h of day 1 until 16 h of day 5, and of day 11; the run is days 3 and 4
    law = laws((t.CONSTANT, 1.5 * DAY), (t.CONSTANT, 4 * DAY + 4.0 * 3600))
    (server,) = spells(away((10 * DAY, 1.0, 0, 1), start=3 * DAY, until=5 * DAY, laws=law))
    assert server["duty"] == hours((1, 9, 12), (5, 16, 17))


def test_absences_of_several_kinds_are_one_where_they_meet() -> None:
    # 10 to 12 and 11 to 14 every day
    law = laws((t.CONSTANT, 36_000.0), (t.CONSTANT, 7_200.0), (t.CONSTANT, 39_600.0), (t.CONSTANT, 10_800.0))
    (server,) = spells(away((DAY, 1.0, 0, 1), (DAY, 1.0, 2, 3), until=1, laws=law))
    assert server["duty"] == hours((-1, 14, 17), (0, 9, 10))


def test_a_longer_absence_than_a_cell_is_cut_to_it() -> None:
    law = laws((t.CONSTANT, 10.0 * 3600), (t.CONSTANT, 90.0 * DAY))
    (server,) = spells(away((DAY, 0.0, 0, 1), (2 * DAY, 1.0, 0, 1), until=3 * DAY, laws=law))
    assert server["duty"] == []  # from 10 h to 10 h, again and again


def test_every_person_is_missing_at_times_of_his_or_her_own() -> None:
    law = laws((t.UNIFORM, 0.0, 5.0 * DAY), (t.CONSTANT, 2.0 * DAY))
    one = away((7 * DAY, 0.5, 0, 1), until=90 * DAY, laws=law)
    (first,), (other,) = spells(one), spells(one, replication=1)
    assert first["duty"] != other["duty"]
    both = one._replace(seat=seats({"hired": -300 * DAY}, {"hired": -300 * DAY}))
    assert [server["duty"] == first["duty"] for server in spells(both)] == [True, False]


def test_of_people_who_leave_at_a_rate_of_once_a_year_63_percent_are_gone_within_a_year() -> None:
    # 1 - 1/e = 0.632; 400 seats: a standard error of 0.024
    rows = [{"tenure": 0, "closes": 365 * DAY} for _ in range(400)]
    law = laws((t.EXPONENTIAL, 365.0 * DAY))
    found = spells(crew(*rows, until=365 * DAY, laws=law, calendar=calendars([(0, DAY)])))
    first = {server["seat"]: server["ends"] for server in reversed(found)}
    gone = sum(ends < 365 * DAY for ends in first.values())
    assert abs(gone / 400 - (1 - math.exp(-1))) < 4 * 0.024


def test_people_differ_by_traits_of_their_own() -> None:
    law = laws((t.UNIFORM, 0.5, 1.5), (t.UNIFORM, 0.0, 2.0))
    found = spells(crew(*[{"speed": 0, "quality": 1} for _ in range(300)], laws=law))
    speed, quality = (np.array([server[trait] for server in found]) for trait in ("speed", "quality"))
    assert abs(speed.mean() - 1.0) < 4 / math.sqrt(12 * 300)
    assert abs(np.corrcoef(speed, quality)[0, 1]) < 4 / math.sqrt(300)


def test_one_seat_more_changes_nobody_else() -> None:
    law = laws((t.EXPONENTIAL, 5.0 * DAY), (t.UNIFORM, 0.5, 1.5))
    row = {"tenure": 0, "hire_lag": 0, "speed": 1}
    few, many = spells(crew(row, row, laws=law)), spells(crew(row, row, row, laws=law))
    people = [{key: value for key, value in server.items() if "duty_" not in key} for server in few]
    more = [{key: value for key, value in server.items() if "duty_" not in key} for server in many]
    assert more[: len(people)] == people


@pytest.mark.parametrize("what", ["team", "seat"])
def test_the_same_seat_number_in_another_team_is_another_person(what: str) -> None:
    law = laws((t.UNIFORM, 0.5, 1.5))
    other = {"team": 1, "key": 0} if what == "team" else {"team": 0, "key": 1}
    found = spells(crew({"speed": 0, "key": 0}, {"speed": 0, **other}, laws=law, teams=2))
    assert found[0]["key"] != found[1]["key"]
    assert found[0]["speed"] != found[1]["speed"]
