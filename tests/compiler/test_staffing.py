from datetime import date

from compiler.small import law, rows, small, staged, station
from salessim.compiler.time import second
from salessim.network import tables as t
from salessim.network.draws import name_key

TALK = {"takes": "1 min", "then": {"yes": "rest -> quote"}}
QUOTE = {"takes": "1 min", "then": {"yes": "rest -> sign"}}
SIGN = {"takes": "1 min", "then": {"yes": "rest -> done"}}
PROCESS = {"talk": TALK, "quote": QUOTE, "sign": SIGN}
ATTRIBUTES = {"region": {"Moscow": "60%", "Kazan": "40%"}, "kind": {"small": "80%", "key": "20%"}}


def teams(**told):
    return staged(PROCESS, teams=told)


def test_a_team_is_its_skills_in_order_and_its_seats():
    compiled = teams(crew={"people": 2, "does_in_order": ["sign", "talk", "quote"]})
    assert rows(compiled.network, "team") == [(name_key("team", "crew"), -1, 0, 3, 0, 0, 0, 0)]
    # station, segment, rank, speed, quality, gate
    assert rows(compiled.network, "skill") == [
        (2, -1, 0, 1.0, 1.0, -1),
        (0, -1, 1, 1.0, 1.0, -1),
        (1, -1, 2, 1.0, 1.0, -1),
    ]
    long_ago = second(date(2017, 3, 1))  # ten years before the period
    # key, team, calendar, opens, closes, hired, filled, no ramps, nothing of their own, no end, no lag, no search
    assert rows(compiled.network, "seat") == [
        (name_key("seat", 1), 0, 0, long_ago, t.FOREVER, long_ago, 0, -1, -1, -1, -1, -1, -1, 1, -1, -1, 0, -1, -1),
        (name_key("seat", 2), 0, 0, long_ago, t.FOREVER, long_ago, 0, -1, -1, -1, -1, -1, -1, 1, -1, -1, 0, -1, -1),
    ]
    assert compiled.terms.people == ("crew 1", "crew 2")


def test_stages_in_an_inner_list_have_equal_rank():
    compiled = teams(crew={"people": 1, "does_in_order": [["talk", "quote"], "sign"]})
    assert rows(compiled.network, "skill", "station", "rank") == [(0, 0), (1, 0), (2, 1)]


def test_a_team_that_serves_some_leads_has_a_skill_for_each_of_their_segments():
    compiled = small(
        attributes=ATTRIBUTES,
        teams={"keys": {"people": 1, "does_in_order": ["talk"], "only": {"kind": "key"}},
               "rest": {"people": 1, "does_in_order": ["talk"], "only": {"kind": ["small", "key"]}}},
    )  # fmt: skip
    # segments: Moscow small, Moscow key, Kazan small, Kazan key
    assert rows(compiled.network, "skill", "station", "segment") == [(0, 1), (0, 3), (0, -1)]
    assert rows(compiled.network, "team", "skill_from", "skill_to") == [(0, 2), (2, 3)]


def test_speed_and_odds_for_all_stages_or_for_one():
    compiled = teams(
        fast={"people": 1, "does_in_order": ["talk", "quote"], "speed": "120%", "odds": {"quote": "90%"}},
        rest={"people": 1, "does_in_order": ["sign"], "speed": {"sign": "50%"}},
    )
    assert rows(compiled.network, "skill", "speed", "quality") == [(1.2, 1.0), (1.2, 0.9), (0.5, 1.0)]


def test_switching_is_a_setup():
    compiled = teams(crew={"people": 1, "does_in_order": ["talk", "quote", "sign"], "switching": "6 min"})
    (setup,) = rows(compiled.network, "team", "setup")[0]
    assert law(compiled, setup) == (t.CONSTANT, 360, 0, 0)


def test_people_with_names_come_first_and_are_known_since_their_day():
    people = {"Anna": {"since": "2024-03-01"}, "Boris": {"since": "2027-03-15"}, "others": 1}
    compiled = teams(crew={"people": people, "does_in_order": ["talk", "quote", "sign"]})
    assert compiled.terms.people == ("Anna", "Boris", "crew 1")
    assert rows(compiled.network, "seat", "key", "opens", "hired")[:2] == [
        (name_key("seat", "person", "Anna"), second(date(2024, 3, 1)), second(date(2024, 3, 1))),
        (name_key("seat", "person", "Boris"), second(date(2027, 3, 15)), second(date(2027, 3, 15))),
    ]


def test_another_head_leaves_the_others_who_they_were():
    two = teams(crew={"people": 2, "does_in_order": ["talk", "quote", "sign"]})
    three = teams(crew={"people": 3, "does_in_order": ["talk", "quote", "sign"]})
    assert rows(three.network, "seat", "key")[:2] == rows(two.network, "seat", "key")


def test_a_team_may_have_working_hours_of_its_own():
    compiled = teams(
        crew={"people": 1, "does_in_order": ["talk", "quote"]},
        early={"people": 1, "does_in_order": ["sign"], "working_time": {"days": "Mon-Sat", "hours": "6:00-9:00"}},
        same={"people": 1, "does_in_order": ["sign"], "working_time": {"days": "Mon-Sat", "hours": "6:00-9:00"}},
        usual={"people": 1, "does_in_order": ["sign"], "working_time": {"days": "Mon-Fri", "hours": "9:00-17:00"}},
    )
    assert rows(compiled.network, "seat", "calendar") == [(0,), (1,), (1,), (0,)]
    assert len(rows(compiled.network, "calendar")) == 2


def test_how_many_a_person_may_own():
    compiled = staged(
        PROCESS,
        owners={"deal": {"taken_at": "talk"}, "account": {"from": "sign"}},
        teams={"crew": {"people": 1, "does_in_order": ["talk", "quote", "sign"],
                        "at_most": ["40 deals each", "100 accounts"]},
               "rest": {"people": 1, "does_in_order": ["talk"], "at_most": "5 accounts each"}},
    )  # fmt: skip
    assert rows(compiled.network, "limit") == [(0, 40), (1, 100), (1, 5)]
    assert rows(compiled.network, "team", "limit_from", "limit_to") == [(0, 2), (2, 3)]


def test_a_pause_is_a_gate_on_the_stage_of_this_team_only():
    pause = {"talk": {"while_waiting_at": ["quote", "sign"], "more_than": 40, "resume_at": 20}}
    compiled = teams(
        callers={"people": 1, "does_in_order": ["talk", "quote"], "pause": pause},
        rest={"people": 1, "does_in_order": ["talk", "sign"]},
    )
    assert rows(compiled.network, "gate") == [(name_key("gate", "callers", "talk"), 40, 20, 0, 2)]
    assert rows(compiled.network, "watch") == [(1, t.WAITING), (2, t.WAITING)]
    assert rows(compiled.network, "skill", "station", "gate") == [(0, 0), (1, -1), (0, -1), (2, -1)]
    assert compiled.terms.gates == (("talk of callers", (0,), (0,)),)


def test_a_pause_holds_for_requests_that_are_answered_there():
    process = PROCESS | {
        "sign": {"takes": "1 min", "then": {"yes": "rest -> care"}},
        "care": {"delay": "40 d", "then": {"over": "rest -> care"}},
        "ask": {"each_account": "exponential(30 d)", "goes_to": "talk", "then": {"known": "rest -> done"}},
    }
    pause = {"talk": {"while_waiting_at": "quote", "more_than": 4, "resume_at": 2}}
    crew = {"people": 1, "does_in_order": ["talk", "quote", "sign"], "pause": pause}
    compiled = staged(process, owners={"account": {"from": "care"}}, teams={"crew": crew})
    gates = dict(rows(compiled.network, "skill", "station", "gate"))
    assert gates == {0: 0, station(compiled, "ask")["row"]: 0, 1: -1, 2: -1}


def test_an_id_keeps_a_team_that_is_renamed():
    one = teams(crew={"people": 1, "does_in_order": ["talk", "quote", "sign"]})
    other = teams(managers={"people": 1, "does_in_order": ["talk", "quote", "sign"], "id": "crew"})
    assert rows(one.network, "team", "key") == rows(other.network, "team", "key")
    assert rows(one.network, "seat", "key") == rows(other.network, "seat", "key")
