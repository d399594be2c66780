"""Who is hired when and sits where, by hand: candidates come on days that are told, and people leave on days that are.

Two places; whoever sits in the first leaves on day 10, in the second on day 20. All moments in days.
"""

import random
from typing import Any

import numpy as np
import pytest

from compiler.small import DAY, small
from network import told_plainly
from salessim.network import hiring
from salessim.network import tables as t
from salessim.network.rows import appended
from salessim.network.world import realise

ADS = {"channels": {"ads": {"candidates": "1 per month"}}}
LEAVE = (10, 20)
MOMENTS = ("came", "passed", "began", "placed", "empty", "off")
QUARTER = {"from": "2027-03-01", "for": "3 months"}


class Told:
    """Candidates and spells, in days since the begin; None for never."""

    def __init__(self, world: t.World, begin: int) -> None:
        self._begin, known, server = begin, world.candidate, world.server
        self.candidates = [
            {name: self._day(getattr(known, name)[row]) for name in MOMENTS}
            | {"kept": int(known.kept[row]), "trials": int(known.trials[row])}
            for row in range(len(known.key))
        ]  # fmt: skip
        rows = zip(server.seat.tolist(), server.hired, server.starts, strict=True)
        later = [(seat, self._day(hired), self._day(starts)) for seat, hired, starts in rows]
        self.seats = [one for one in later if one[2] is not None and one[2] >= 0]  # whoever came after the first day

    def _day(self, moment: int) -> float | None:
        return None if moment >= t.FOREVER else (int(moment) - self._begin) / DAY

    def all(self, name: str) -> list[Any]:
        """A column of the candidates."""
        return [one[name] for one in self.candidates]


@pytest.fixture
def lived(monkeypatch):
    """Live through days on which these candidates come; `speeds` are their own, `stay` is how long each stays."""

    def live(days: list[float], speeds: list[float] | None = None, stay: float | None = None, **replaced: Any) -> Told:
        crew = {"people": 2, "does_in_order": ["talk"], "leaves": {"per_year": "60%"}, "replaced": ADS | replaced}
        network = small(teams={"crew": crew}).network
        begin, first = int(network.clock.start[0]), len(network.law.kind)
        lasting = [*((begin + day * DAY - network.seat.hired[0]) for day in LEAVE), 1e9 if stay is None else stay * DAY]
        constants = t.Law(*(np.array([value] * 3) for value in (t.CONSTANT, 0.0, 0.0, 0.0, 0, 0)))
        network = network._replace(
            law=appended([network.law, constants._replace(a=np.array(lasting, float))]),
            seat=network.seat._replace(first_tenure=np.array([first, first + 1], np.int32)),
            channel=network.channel._replace(tenure=np.array([first + 2], np.int32)),
        )

        def come(staff, made, run, row, at, since):
            for number, day in enumerate(days):
                if made.room.candidates[0] >= len(days):
                    hiring._write(staff, made, run, row, 0, 1_000 + number, begin + round(day * DAY), at + number)
                    made.applicant.speed[at + number] = 1.0 if speeds is None else speeds[number]
            return at + len(days)

        monkeypatch.setattr(hiring, "_come", come)
        return Told(realise(network, 0, 0, compiled=False), begin)

    return live


def test_the_first_who_comes_after_somebody_has_left_takes_the_place(lived):
    told = lived([5, 12, 25, 26])
    # on day 5 and on day 26 nobody is looked for
    assert told.seats == [(0, 12, 12), (1, 25, 25)]
    assert told.all("passed") == [None, 12, 25, None]
    assert told.all("empty") == [None, 10, 20, None]


def test_the_place_that_has_been_empty_for_longest_is_filled_first(lived):
    assert lived([29, 30]).seats == [(0, 29, 29), (1, 30, 30)]


def test_a_newcomer_leaves_and_the_place_is_filled_again(lived):
    # the first begins on day 12 and leaves on day 15
    assert lived([12, 14, 16], stay=3).seats == [(0, 12, 12), (0, 16, 16)]


STEP = {"selection": {"call": {"passes": "100%", "takes": "3 d"}}}


def test_who_passes_when_the_place_is_taken_is_lost(lived):
    told = lived([12, 13, 16], **STEP)
    # both are looked at until the first has passed on day 15; on day 16 nobody is looked for
    assert told.seats == [(0, 15, 15)]
    assert told.all("passed") == [15, 16, None]
    assert told.all("trials") == [1, 1, 0]


def test_who_waits_in_reserve_takes_the_next_place_on_the_day_on_which_it_is_empty(lived):
    told = lived([12, 13, 14, 16, 18], **STEP, reserve={"up_to": 1})
    # day 15: the first sits; the second waits from day 16; the third passes on day 17 and finds the reserve full; the
    # fourth came on the day on which the reserve was filled; the fifth is not looked at
    assert told.seats == [(0, 15, 15), (1, 20, 20)]
    assert told.all("trials") == [1, 1, 1, 0, 0]
    assert told.all("passed") == [15, 16, 17, None, None]


def test_who_waits_too_long_is_lost_and_the_reserve_is_filled_anew(lived):
    told = lived([2, 8, 12], reserve={"up_to": 1, "wait": "4 d"})
    # the first waits until day 6, the second from day 8 and sits on day 10; the third waits from day 12 until day 16
    assert told.seats == [(0, 10, 10)]
    assert told.all("passed") == [2, 8, 12]


def test_two_begin_for_one_place_and_the_better_one_stays(lived):
    told = lived([11, 14, 15], speeds=[0.9, 1.1, 1.5], interns=2, internship="4 d")
    # both begin on day 14, when the place has been empty for 4 days; the other one is paid until day 18
    assert told.seats == [(0, 14, 14)]
    assert told.all("kept") == [0, 1, 0]
    assert told.all("off") == [18, 14, None]
    assert told.all("placed") == [None, 14, None]


def test_of_two_who_are_equal_the_first_stays(lived):
    assert lived([11, 14], interns=2).all("kept") == [1, 0]


def test_nobody_begins_alone(lived):
    told = lived([12, 13, 25], hire_at_least=2)
    # the first waits until the second place is empty and somebody comes for it
    assert told.seats == [(0, 25, 25), (1, 25, 25)]
    assert told.all("passed") == [12, None, 25]


def test_two_interns_for_one_place_begin_together(lived):
    assert lived([12, 13], interns=2, hire_at_least=2).seats == [(0, 13, 13)]


def test_only_so_many_are_taught_at_one_time(lived):
    told = lived([21, 22, 23, 24], interns=2, internship="4 d", at_once=2)
    # the second pair is there on day 24 and begins when the first one has learnt, on day 26
    assert told.all("began") == [22, 22, 26, 26]


def test_whoever_is_hired_ahead_is_paid_from_that_day_and_takes_the_next_place(lived):
    told = lived([5, 6, 12], ahead=1)
    # hired on day 5, in the first place from day 10; the next one is hired on day 12 and sits on day 20
    assert told.seats == [(0, 5, 10), (1, 12, 20)]
    assert told.all("off") == [10, None, 20]
    assert told.all("empty") == [10, None, 20]


def test_whoever_is_hired_ahead_may_leave_before_there_is_a_place(lived):
    told = lived([5, 9], ahead=1, stay=3)
    # the first is there from day 5 to day 8; the second from day 9 to day 12, in the place from day 10
    assert told.all("off") == [8, 10]
    assert told.seats == [(0, 9, 10)]


def anything(chance: random.Random) -> dict[str, Any]:
    """A team that is looked for by whatever words."""
    channels: dict[str, Any] = {
        f"channel {number}": {"candidates": f"{chance.choice([0, 3, 20, 90])} per month",
                              "odds": chance.choice([1, 1.3]), "leaves": chance.choice([0, 1, 2])}
        for number in range(chance.randint(1, 3))
    }  # fmt: skip
    channels["ads"] = {"candidates": "30 per month"}
    steps = {
        f"step {number}": {"passes": chance.choice([0.3, 0.9, 1]), "takes": chance.choice(["0 d", "2 d", "4 d"]),
                           "tells": chance.choice([0, 0.5, 1])}
        for number in range(chance.randint(0, 3))
    }  # fmt: skip
    interns, together = chance.choice([1, 1, 2, 3]), chance.choice([1, 1, 2])
    replaced: dict[str, Any] = {"channels": channels, "selection": steps, "interns": interns, "hire_at_least": together}
    if chance.random() < 0.5:
        replaced["reserve"] = {"up_to": chance.randint(0, 3), "wait": chance.choice(["5 d", "exponential(9 d)"])}
    if chance.random() < 0.5:
        replaced["at_once"] = max(interns, together) + chance.randint(0, 2)
    replaced |= {"ahead": chance.choice([0, 0, 1, 3]), "internship": chance.choice(["0 d", "4 d", "30 d"])}
    people = {"Anna": {"since": "2027-03-10"}, "others": chance.randint(1, 3), "newcomers": chance.randint(0, 2)}
    differ = chance.choice([{}, {"speed": "cv 0.3"}, {"speed": "cv 0.2", "odds": "cv 0.4"}])
    leaves = {"per_year": chance.choice(["100%", "900%"]), "in_first_month": "30%"}
    return {
        "people": people,
        "does_in_order": ["talk"],
        "people_differ": differ,
        "leaves": leaves,
        "replaced": replaced,
    }


@pytest.mark.parametrize("seed", range(15))
def test_whoever_is_hired_is_hired_by_the_plain_telling_too(seed):
    chance = random.Random(seed)
    network = small(teams={"crew": anything(chance), "others": anything(chance)}, period=QUARTER).network
    plainly = told_plainly.realise(network, seed, 1)
    assert len(plainly.candidate.key) > 0
    for compiled in (True, False):
        assert_same(realise(network, seed, 1, compiled=compiled), plainly)


def assert_same(one: t.World, other: t.World) -> None:
    """Everything is equal, bit for bit."""
    for mine, its in zip(one[1:], other[1:], strict=True):
        assert [column.tolist() for column in mine] == [column.tolist() for column in its]
