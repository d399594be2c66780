import pytest

from compiler.small import DAY, scenario, small
from salessim.compiler.loads import StageLoad, history_length, lead_to_cash, loads

TEAM_H = 23 * 8  # hours of one person in March 2027: 23 working days


@pytest.fixture(autouse=True)
def few_futures(monkeypatch):
    monkeypatch.setattr("salessim.compiler.loads.MOST_FUTURES", 4)


def flow(process, teams, **changes):
    """60 contacts who begin at the first stage."""
    parts = {"sources": {"list": {"contacts": 60, "goes_to": next(iter(process))}}, "process": process, "teams": teams}
    return scenario(**parts | changes)


def step(takes: str, to: str, **more: object) -> dict[str, object]:
    return {"takes": takes, "then": {"on": f"rest -> {to}"}} | more


def rounded(load):
    return {team.team: (team.people, round(team.capacity_h, 6), round(team.work_h, 3)) for team in load.teams}


def test_work_is_visits_times_hours_and_goes_to_whoever_can_do_it():
    told = flow({"talk": step("10 min", "quote"), "quote": step("1 h", "done")},
                {"callers": {"people": 1, "does_in_order": ["talk"]},
                 "all": {"people": 1, "does_in_order": ["talk", "quote"]}})  # fmt: skip
    load = loads(told)
    assert load.stages == (StageLoad("talk", 60, pytest.approx(10)), StageLoad("quote", 60, pytest.approx(60)))
    # only `all` can quote: 60 h; so the callers talk: 10 h
    assert rounded(load) == {"callers": (1, TEAM_H, 10), "all": (1, TEAM_H, 60)}
    assert [team.load for team in load.teams] == pytest.approx([10 / TEAM_H, 60 / TEAM_H], abs=1e-6)
    assert (load.unserved_h, load.potential) == (0, 0)


def test_teams_that_can_do_the_same_are_loaded_alike():
    told = flow({"talk": step("10 min", "quote"), "quote": step("8 min", "done")},
                {"callers": {"people": 2, "does_in_order": ["talk"]},
                 "all": {"people": 1, "does_in_order": ["talk", "quote"]}})  # fmt: skip
    # 10 h and 8 h for three people: 6 h each
    assert rounded(loads(told)) == {"callers": (2, 2 * TEAM_H, 12 - 2), "all": (1, TEAM_H, 8)}


def test_a_fast_team_needs_less_time():
    told = flow(
        {"talk": step("10 min", "done")}, {"callers": {"people": 1, "does_in_order": ["talk"], "speed": "200%"}}
    )
    assert rounded(loads(told)) == {"callers": (1, TEAM_H, 5)}


def test_attempts_in_vain_are_work_too():
    attempts = {"reached": ["0%", "100%"], "unanswered_takes": "1 min", "try_again_after": "1 wd"}
    told = flow({"call": step("10 min", "done", **attempts)},
                {"callers": {"people": 1, "does_in_order": ["call"]}})  # fmt: skip
    load = loads(told)
    assert load.stages == (StageLoad("call", 120, pytest.approx(11)),)  # 60 x (1 min + 10 min)


def test_work_that_nobody_can_do_is_told_apart():
    kinds = {"attributes": {"kind": {"small": "100%", "key": "0%"}}}
    told = flow({"talk": step("10 min", "done")},
                {"keys": {"people": 1, "does_in_order": ["talk"], "only": {"kind": "key"}}}, **kinds)  # fmt: skip
    load = loads(told)
    assert load.unserved_h == pytest.approx(10)
    assert rounded(load) == {"keys": (1, TEAM_H, 0)}


def test_who_comes_later_again_begins_with_new_chances():
    told = flow({"call": {"takes": "1 min", "reached": ["100%", "50%"],
                          "then": {"yes": "50% -> done", "later": "rest -> call after 1 h"}}},
                {"callers": {"people": 1, "does_in_order": ["call"]}},
                sources={"list": {"contacts": 200, "goes_to": "call"}})  # fmt: skip
    # a coin until it shows heads: 2 visits with variance 2; the mean of 4 x 200 has sd 0.05
    assert loads(told).stages[0].visits / 200 == pytest.approx(2, abs=0.25)


def test_the_potential_is_what_is_booked_within_the_period():
    changes = {"deal_value": "100", "plan": {"counts": "signed", "revenue": "1_000 per month"}}
    teams = {"crew": {"people": 1, "does_in_order": ["talk"]}}
    now = flow({"talk": step("1 min", "done", counts_as="signed")}, teams, **changes)
    assert loads(now).potential == pytest.approx(6_000)
    process = {
        "talk": step("1 min", "wait"),
        "wait": {"delay": "40 d", "counts_as": "signed", "then": {"on": "rest -> done"}},
    }
    assert loads(flow(process, teams, **changes)).potential == 0


def test_half_a_chance_is_half_the_potential():
    then = {"yes": "50% -> done", "no": "rest -> lost"}
    told = flow({"talk": {"takes": "1 min", "counts_as": "signed", "then": then}},
                {"crew": {"people": 1, "does_in_order": ["talk"], "odds": "50%"}},
                sources={"list": {"contacts": 1000, "goes_to": "talk"}},
                deal_value="1", plan={"counts": "signed", "revenue": "1 per month"})  # fmt: skip
    # odds halved: 0.25 / (0.25 + 0.5) = 1/3 of 1000, four futures: sd sqrt(222 / 4) = 7.4
    assert loads(told).potential == pytest.approx(333.3, abs=37)


ACCOUNTS = {
    "talk": step("1 min", "care"),
    "care": {"delay": "10 d", "then": {"call": "rest -> care_call"}},
    "care_call": step("30 min", "care", by="account owner"),
    "ask": {"each_account": "5 d", "goes_to": "talk", "then": {"known": "rest -> done"}},
}
FARMERS = {"farmers": {"people": 5, "does_in_order": ["care_call", "talk"]}}
OWNERS = {"account": {"from": "care"}}
NOBODY = {"list": {"contacts": 0, "goes_to": "talk"}}


def test_accounts_bring_work_from_the_first_day():
    told = flow(ACCOUNTS, FARMERS, owners=OWNERS, sources=NOBODY, start={"accounts": 100})
    visits = {stage.stage: stage.visits for stage in loads(told).stages}
    # a call every 10 days and the time until it is done, in 31 days; a request every 5 days, a day or a weekend later
    assert 260 < visits["care_call"] <= 310
    assert 530 < visits["ask"] <= 620


def test_accounts_of_a_history_are_there_as_well():
    past = flow(ACCOUNTS, FARMERS, owners=OWNERS, sources=NOBODY, start={"accounts": 100})
    told = flow(ACCOUNTS, FARMERS, owners=OWNERS, sources=NOBODY, start={"history": "past.yaml"})
    assert loads(told).stages[1].visits == 0
    told.origin.past = past
    assert 260 < {stage.stage: stage.visits for stage in loads(told).stages}["care_call"] <= 310


# ---- how long a past must be --------------------------------------------------------------------------------------


def paying(delay: str, **changes: object):
    process = {"talk": step("1 h", "wait", counts_as="signed"),
               "wait": {"delay": delay, "counts_as": "paid", "then": {"paid": "rest -> done"}}}  # fmt: skip
    return small(process=process, sources={"list": {"contacts": 10, "goes_to": "talk"}}, **changes)


def test_lead_to_cash_ends_with_the_last_ledger():
    # there at midnight, an hour's talk from 9 o'clock, then ten days
    assert lead_to_cash(paying("10 d")) == 10 * 3600 + 10 * DAY


def test_nobody_pays_without_a_ledger():
    assert lead_to_cash(small()) == 0


def test_a_history_holds_at_least_sixty_working_days():
    assert history_length(paying("10 d")) == 84 * DAY  # twelve weeks of five days
    assert history_length(paying("10 d", working_time="always")) == 60 * DAY


def test_a_slow_department_needs_a_longer_history():
    # 1.5 x (100 d + 10 h) = 150.6 d
    assert history_length(paying("100 d")) == 151 * DAY
