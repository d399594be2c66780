"""Who leads is not on duty for stages meanwhile; who is led learns as long as the head's hours let them."""

import pytest

from compiler.small import DAY, MARCH_1, curve, rows, small
from salessim.compiler import Compiled
from salessim.compiler.time import after_leading
from salessim.network.world import realise

H = 3_600
MONTH = 30.4375 * DAY
RAMP = {"speed": "60% -> 100% over 5 months"}
CREW = {"people": 4, "does_in_order": ["talk"]}


def led(each: str = "2 h per week", crew: dict[str, object] = CREW, **leads: object) -> Compiled:
    """A crew and their head, who work for 40 hours a week, from 9 to 17 h."""
    head = {"people": 1, "does_in_order": ["talk"], "leads": {"each_of": {"crew": each}, **leads}}
    return small(teams={"crew": crew, "head": head})


def duty(compiled: Compiled, seat: int) -> list[tuple[float, float]]:
    """When somebody is on duty in the first week of March, in hours since its Monday."""
    world = realise(compiled.network, 0, 0)
    first, after = world.server.duty_from[seat], world.server.duty_to[seat]
    stretches = zip(world.duty.on[first:after].tolist(), world.duty.off[first:after].tolist(), strict=True)
    return [((on - MARCH_1) / H, (off - MARCH_1) / H) for on, off in stretches if MARCH_1 <= on < MARCH_1 + 7 * DAY]


def test_a_head_leads_from_the_beginning_of_every_day():
    # four people of 2 h are 8 of 40 hours, 96 minutes of every day
    compiled = led()
    assert duty(compiled, 0) == [(24 * day + 9, 24 * day + 17) for day in range(5)]
    assert duty(compiled, 4) == [(24 * day + 10.6, 24 * day + 17) for day in range(5)]


def test_leading_goes_on_after_a_meeting_and_a_break():
    # of 3, 2 and 3 hours four are gone: the first stretch, and an hour of the second
    day = [(9 * H, 12 * H), (13 * H, 15 * H), (15 * H, 18 * H)]
    assert list(after_leading(day, 0.5)) == [(14 * H, 15 * H), (15 * H, 18 * H)]
    assert list(after_leading(day, 1.0)) == []


def test_every_day_loses_the_same_share():
    # whoever works around the clock: a quarter of each day, counted from midnight
    assert list(after_leading([(0, 2 * DAY)], 0.25)) == [(6 * H, DAY), (DAY + 6 * H, 2 * DAY)]


def test_a_head_without_an_hour_left_is_never_on_duty():
    compiled = led("10 h per week")
    assert duty(compiled, 4) == []
    assert len(duty(compiled, 0)) == 5


def test_under_an_overloaded_head_a_ramp_is_longer():
    # four people of 12.5 h are 50 of 40 hours
    compiled = led("12.5 h per week", CREW | {"ramp": RAMP}, overload={"ramp": "100%"})
    (speed,) = {row[0] for row in rows(compiled.network, "seat", "speed_ramp")[:4]}
    assert curve(compiled, speed)[3] == [(0.0, 0.6), (6.25 * MONTH, 1.0)]
    assert compiled.terms.teams[0].ramp == (0.6, 1.0, pytest.approx(6.25 * MONTH))


def test_among_experienced_people_a_ramp_is_shorter():
    # three of four have long been there: a quarter of 36 % is missing
    crew = CREW | {"people": {"others": 3, "newcomers": 1}, "ramp": RAMP | {"among_experienced": "64%"}}
    (speed, *_) = [row[0] for row in rows(small(teams={"crew": crew}).network, "seat", "speed_ramp")]
    assert curve(small(teams={"crew": crew}), speed)[3] == [(0.0, 0.6), (pytest.approx(0.73 * 5 * MONTH), 1.0)]
