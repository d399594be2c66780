"""The same people split by function: as many heads, the same pay, and nobody with much more work than others."""

from interview.firms import answers
from interview.test_department import loaded
from salessim.interview.kinds import Pay
from salessim.interview.staff import Team
from salessim.interview.variants import shared, split

ALL = frozenset({"contact", "deal", "paper", "account"})
PAY = Pay(50_000, 0.04)


def test_whoever_is_left_goes_where_most_work_is_left_for_each():
    # 100 and 300 hours, four people: one each, then 300/1 > 100/1, then 300/2 > 100/1.
    assert shared(4, [100.0, 300.0]) == [1, 3]


def test_ten_people_are_split_into_four_functions():
    # 1,000 hours each for ten: meetings 4,000, quotes 3,000, care 2,000; calls 667 count as 1,000.
    hours = {"answer": 667, "meeting": 4_000, "quote": 3_000, "care_call": 2_000}
    teams = split(Team(10, ALL, PAY), hours, set())
    assert {name: team.people for name, team in teams.items()} == {
        "call_center": 1, "hunters": 4, "processing_center": 3, "farmers": 2,
    }  # fmt: skip
    assert {name for name, team in teams.items() if team.pay.commission} == {"hunters", "farmers"}


def test_functions_are_joined_where_one_person_each_would_be_unfair():
    # Two people, 2,000 hours in all: 1,000 for meetings, 1,000 for the three others together.
    hours = {"answer": 200, "meeting": 1_000, "quote": 300, "care_call": 400}
    teams = split(Team(2, ALL, PAY), hours, set())
    assert {team.kinds for team in teams.values()} == {frozenset({"deal"}), ALL - {"deal"}}


def test_a_name_that_is_taken_gets_a_number():
    hours = {"answer": 1_000, "meeting": 1_000}
    assert set(split(Team(2, frozenset({"contact", "deal"}), PAY), hours, {"hunters"})) == {"call_center", "hunters_2"}


def test_the_split_has_as_many_people_and_the_same_salaries(tmp_path):
    now, other = loaded(answers(people="hunters 6, head 1", pay="hunters 50_000 + 2%, head 90_000"), tmp_path)
    assert sum(team.people.count for team in now.teams.values()) == sum(t.people.count for t in other.teams.values())
    assert "hunters" not in other.teams
    assert {team.pay.salary.per_month for name, team in other.teams.items() if name != "head"} == {50_000}


def test_one_person_cannot_be_split_so_one_more_comes(tmp_path):
    _, other = loaded(answers(people="managers 1", pay="managers 50_000"), tmp_path)
    assert other.teams["managers"].people.count == 2
