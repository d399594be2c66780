from statistics import fmean

import pytest

from compiler.small import DAY, MARCH_1, rows, staged, station
from salessim import engines
from salessim.columns import as_lists
from salessim.compiler import Compiled, accounts_key, accounts_state
from salessim.compiler.start import READ, Chances
from salessim.network.draws import name_key
from salessim.network.tables import EXIT
from salessim.network.world import realise

HOUR = 3_600


def department(number: int = 50, care: str = "40 d", **changes) -> Compiled:
    process = {
        "talk": {"takes": "1 min", "then": {"yes": "rest -> care"}},
        "care": {"delay": care, "then": {"call": "rest -> care_call"}},
        "care_call": {"takes": "20 min", "by": "account owner", "then": {"quiet": "rest -> care"}},
        "service": {"each_account": "uniform(0 d, 40 d)", "goes_to": "talk", "then": {"known": "rest -> done"}},
    }
    return staged(process, owners={"account": {"from": "care"}}, start={"accounts": number}, **changes)


def inside(compiled: Compiled, replication: int = 0, *columns: str):
    return rows(accounts_state(compiled, 1, replication), "inside", *columns)


def left_in_days(compiled: Compiled) -> list[float]:
    return [(until - MARCH_1) / DAY for (until,) in inside(compiled, 0, "until")]


def test_accounts_wait_at_their_first_stage_and_want_an_owner():
    compiled = department(3)
    state = accounts_state(compiled, 1, 0)
    keys = [name_key("account", number) for number in range(3)]
    care = station(compiled, "care")["key"]
    assert rows(state, "inside", "key", "station", "queued", "born", "server") == [
        (key, care, MARCH_1, MARCH_1, 0) for key in keys
    ]
    assert rows(state, "owned") == [(key, name_key("slot", "account"), 0, 1, 0) for key in keys]
    assert rows(state, "visits") == [(key, care, 1, 0) for key in keys]


def test_of_a_fixed_time_any_part_may_be_left():
    left = left_in_days(department(2_000, "40 d"))
    assert 0 <= min(left) < 1
    assert 39 < max(left) <= 40
    assert fmean(left) == pytest.approx(20, abs=1.3)  # sd 40 / sqrt 12 / sqrt 2000 = 0.26, five of them


def test_long_times_are_met_more_often_than_short_ones():
    # uniform from 0 to 40: the mean left is E X^2 / (2 E X) = (1600 / 3) / 40 = 13.3, not half of 20;
    # its variance E X^3 / (3 E X) - 13.3^2 = 16000 / 60 - 177.8 = 88.9, so the mean of 2000 has sd 0.21
    assert fmean(left_in_days(department(2_000, "uniform(0 d, 40 d)"))) == pytest.approx(40 / 3, abs=1.05)


def test_requests_of_accounts_go_on_as_if_they_had_always_come():
    moments = [moment for _, _, _, moment in rows(accounts_state(department(2_000), 1, 0), "stream")]
    assert fmean((moment - MARCH_1) / DAY for moment in moments) == pytest.approx(40 / 3, abs=1.05)


def test_the_time_left_runs_on_the_working_clock():
    for (until,) in inside(department(200, "5 wd"), 0, "until"):
        day, second = divmod(until - MARCH_1, DAY)
        assert day % 7 < 5  # Monday to Friday
        assert 9 * HOUR < second <= 17 * HOUR
        assert day < 7


def test_one_more_account_leaves_the_others_as_they_are():
    assert inside(department(51))[:50] == inside(department(50))


def test_replications_differ_and_a_replication_repeats():
    compiled = department()
    assert inside(compiled) == inside(compiled)
    assert inside(compiled) != inside(compiled, 1)


def test_kinds_follow_the_shares_of_the_market_and_sizes_their_kind():
    compiled = department(
        1_000, attributes={"kind": {"small": "75%", "key": "25%"}}, deal_value={"small": "10", "key": "90"}
    )
    found = inside(compiled, 0, "segment", "size")
    assert set(found) == {(0, 10.0), (1, 90.0)}
    assert fmean(segment for segment, _ in found) == pytest.approx(0.25, abs=0.07)  # sd sqrt(0.1875 / 1000) = 0.014


def test_without_accounts_nobody_is_there():
    compiled = staged({"talk": {"takes": "1 min", "then": {"yes": "rest -> done"}}})
    assert compiled.accounts is None
    assert inside(compiled) == []


def test_the_first_call_comes_when_the_time_is_over_and_the_owner_makes_it():
    compiled = department(20)
    state = accounts_state(compiled, 1, 0)
    log, end = engines.simulate(compiled.network, realise(compiled.network, 1, 0), state)
    call = station(compiled, "care_call")["row"]
    visits = rows(log, "visit", "entity", "station", "visit", "queued")
    first = [(entity, queued) for entity, at, visit, queued in visits if (at, visit) == (call, 1)]
    assert sorted(first) == sorted((key, until) for key, until in rows(state, "inside", "key", "until")
                                   if until < MARCH_1 + 31 * DAY)  # fmt: skip
    owned = [server for _, _, server, counts, _ in rows(end, "owned") if counts]
    assert len(owned) >= 20
    assert 0 not in owned


def test_accounts_that_begin_with_work_stand_in_line_on_the_first_day():
    process = {
        "talk": {"takes": "1 min", "then": {"yes": "rest -> welcome"}},
        "welcome": {"takes": "20 min", "patience": "1 h", "then": {"known": "rest -> care"}},
        "care": {"delay": "40 d", "then": {"over": "rest -> care"}},
    }
    compiled = staged(process, owners={"account": {"from": "welcome"}}, start={"accounts": 2})
    assert inside(compiled, 0, "queued", "until", "first") == [(MARCH_1, MARCH_1 + HOUR, -1)] * 2


# ---- which departments begin with the same accounts ---------------------------------------------------------------


class Noted:
    """A network that notes which of its tables are read."""

    def __init__(self, network):
        self.network, self.read = as_lists(network), set()

    def __getattr__(self, table: str):
        self.read.add(table)
        return getattr(self.network, table)


def test_all_tables_that_decide_about_accounts_are_in_their_key():
    compiled = department(2, deal_value="exponential(100)", attributes={"size": {"small": "60%", "large": "rest"}})
    noted = Noted(compiled.network)
    chances = Chances(noted, 1)
    for number in range(2):
        one = chances.account(number)
        for row in range(len(compiled.network.station.key)):
            if compiled.network.station.kind[row] != EXIT:
                chances.inside(one, row)
        list(chances.streams(one, compiled.accounts.station, MARCH_1))
    assert noted.read <= set(READ)


def test_other_people_begin_with_the_same_accounts_and_another_market_does_not():
    larger = {"crew": {"people": 9, "does_in_order": ["talk", "care_call"]}}
    one, more, other = department(5), department(5, teams=larger), department(5, "50 d")
    assert accounts_key(one) == accounts_key(more)
    assert inside(one) == inside(more)
    assert len({accounts_key(each) for each in (one, other, department(6))}) == 3
