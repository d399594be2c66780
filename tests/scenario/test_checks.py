"""What types cannot say: unknown names, sums, unserved stages, endless loops, owners who cannot act."""

import pytest

from salessim.scenario import Scenario, check
from scenario.small import SMALL, at, changed, told, warned

ATTRIBUTES = ("process:", "attributes:\n  segment: {small: 60%, key: rest}\nprocess:")
STEPS = """\
period: {from: 2027-01-01, for: 2 months}
working_time: always
sources:
  calls: {rate: 10 per day, goes_to: answer}
owners:
  deal: {taken_at: meeting, until: contract}
  account: {from: care}
process:
  answer:   {takes: 5 min, then: {interested: 40% -> meeting, no: rest -> lost}}
  meeting:  {takes: 1 h, then: {agreed: 50% -> contract, no: rest -> lost}}
  contract: {takes: 1 h, by: deal owner, counts_as: signed, then: {signed: rest -> care}}
  care:     {delay: 30 d, then: {time: rest -> visit}}
  visit:    {takes: 20 min, by: account owner, then: {stays: 90% -> care, leaves: rest -> lost}}
teams:
  sellers: {people: 2, does_in_order: [contract, meeting, answer]}
  farmers: {people: 1, does_in_order: [visit]}
"""


def step(old: str, new: str) -> str:
    assert STEPS.count(old) == 1, old
    return STEPS.replace(old, new)


def test_a_sound_department_gives_no_word():
    assert warned(SMALL) == []
    assert warned(STEPS) == []


@pytest.mark.parametrize(
    ("old", "new", "mark", "message"),
    [
        (
            "takes: 5 min, then",
            "then",
            "^answer: ",
            "`answer` has neither of `takes` (somebody's work) and `delay` (time that passes)",
        ),
        (
            "takes: 5 min,",
            "takes: 5 min, delay: 3 d,",
            "^answer: ",
            "`answer` has both of `takes` (somebody's work) and `delay` (time that passes)",
        ),
        ("delay: 30 d, then: {time: rest -> visit}", "delay: 30 d", "^care: ", "nothing says what comes after `care`"),
        ("delay: 30 d,", "delay: 30 d, patience: 3 d,", "^patience", "`patience` means nothing where nobody works"),
        (
            "delay: 30 d,",
            "each_account: 30 d,",
            "^care:  ",
            "requests of accounts at `care` need both `each_account` and `goes_to`",
        ),
        (
            "delay: 30 d,",
            "each_account: 30 d, goes_to: visit, room: 5,",
            "^room",
            "`room` belongs to `visit`, where these requests are served",
        ),
        ("takes: 5 min,", "same_as: answer,", "same_as: ^answer", "`answer` is a copy of itself"),
        ("takes: 5 min,", "id: meeting, takes: 5 min,", "^meeting: ", "`answer` has the id `meeting` already"),
        ("  deal: {taken_at: meeting, until: contract}\n", "", "by: ^deal", "deals have no owners"),
        ("{taken_at: meeting, until", "{until", "^deal: {", "how does a deal come to its owner?"),
        ("taken_at: meeting", "taken_at: care", "taken_at: ^care", "nobody works at `care`"),
        ("  account: {from: care}\n", "", "by: ^account", "accounts have no owners"),
        ("[visit]", "[visit, visit]", ", ^visit]", "`visit` stands in this order already"),
        ("[visit]", "[[visit, visit]]", ", ^visit]", "`visit` stands in this order already"),
        ("[visit]", "[visit, care]", ", ^care]", "`care` is a delay: nobody works there"),
        (
            "people: 1,",
            "people: 1, pause: {answer: {while_waiting_at: visit, more_than: 4, resume_at: 2}},",
            "{^answer",
            "`farmers` does not do `answer`",
        ),
        (
            "people: 1,",
            "people: 1, pause: {visit: {while_waiting_at: care, more_than: 4, resume_at: 2}},",
            "at: ^care,",
            "nobody waits at `care`",
        ),
        (
            "people: 1,",
            "people: 1, pause: {visit: {while_waiting_at: answer, more_than: 4, resume_at: 5}},",
            "{^visit:",
            "work would resume before it stops",
        ),
        ("people: 1,", "people: 1, at_most: 5 deals,", "", ""),
    ],
)
def test_what_does_not_fit_together_is_an_error(old, new, mark, message):
    text = step(old, new)
    assert told(text) == ([f"{at(text, mark)} {message}"] if message else [])


def test_a_stage_that_nobody_serves_is_an_error():
    for text in (step("[visit]", "[]"), step("people: 1,", "people: 0,")):
        assert told(text) == [f"{at(text, '^visit: ')} nobody does `visit`: whoever comes there waits for ever"]


def test_a_segment_that_nobody_serves_is_an_error():
    only = changed(ATTRIBUTES, ("people: 2", "people: 2, only: {segment: key}"))
    assert told(only) == ["8:3 nobody does `answer` for segment small"]
    assert told(only.replace("{small: 60%, key: rest}", "{small: 0%, key: rest}")) == []
    both = only + "  others: {people: 1, only: {segment: [small]}, does_in_order: [answer]}\n"
    assert told(both) == []


def test_a_stage_that_nobody_comes_to_may_be_unserved():
    text = step("process:", "process:\n  spare: {takes: 1 h, then: {x: rest -> lost}}")
    assert warned(text) == [f"{at(text, '^spare')} nobody ever comes to `spare`"]


def test_accounts_of_the_first_day_come_to_their_stage():
    lonely = step("signed: rest -> care", "signed: rest -> done")
    assert warned(lonely) == [
        f"{at(lonely, '^care:  ')} nobody ever comes to `care`",
        f"{at(lonely, '^visit: ')} nobody ever comes to `visit`",
        f"{at(lonely, '1, ^does_in')} `farmers` has nothing to do: no lead comes to these stages",
    ]
    assert warned(lonely + "start: {accounts: 5}\n") == []


def test_requests_of_accounts_are_served_where_they_go():
    text = step("process:", "process:\n  requests: {each_account: 30 d, goes_to: answer, then: {helped: rest -> done}}")
    assert warned(text) == []
    nowhere = text.replace("goes_to: answer, then", "goes_to: care, then")
    assert told(nowhere) == [f"{at(nowhere, 'goes_to: ^care')} nobody works at `care`"]
    listed = text.replace("[visit]", "[visit, requests]")
    assert told(listed) == [f"{at(listed, ', ^requests')} `requests` is served at `answer`"]


def test_an_owner_who_cannot_act_is_a_warning():
    cannot = step("[contract, meeting, answer]", "[meeting, answer]")
    cannot += "  closers: {people: 1, does_in_order: [contract]}\n"
    assert warned(cannot) == [
        f"{at(cannot, 'by: ^deal')} a deal owner in sellers does not do `contract`: it goes to another owner"
    ]
    plea = "  plea: {takes: 1 h, by: account owner, then: {x: rest -> lost}}\n"
    split = step("leaves: rest -> lost}}\n", f"leaves: rest -> plea}}}}\n{plea}")
    split += "  pleaders: {people: 1, does_in_order: [plea]}\n"
    assert warned(split) == [
        f"{at(split, '20 min, by: ^acc')} an account owner in pleaders does not do `visit`: it goes to another owner",
        f"{at(split, '1 h, by: ^acc')} an account owner in farmers does not do `plea`: it goes to another owner",
    ]


LOOP = """\
  a: {delay: 0 s, then: {x: 50% -> b, y: rest -> lost}}
  b: {delay: 0 s, then: {x: rest -> a}}
teams:"""


@pytest.mark.parametrize(
    ("old", "new", "warning", "error"),
    [
        ("", "", "a loop that takes no time: a, b", ""),
        ("50% -> b, y: rest -> lost", "rest -> b", "", "a loop that takes no time: a, b, and nothing leads out of it"),
        ("b: {delay: 0 s", "b: {delay: 1 s", "", ""),
        ("rest -> a", "rest -> a after 1 d", "", ""),
        ("rest -> a", "rest -> a after 0 d", "a loop that takes no time: a, b", ""),
        ("rest -> a", "rest -> lost", "", ""),
    ],
)
def test_a_loop_that_takes_no_time_is_told(old, new, warning, error):
    text = changed(("-> done, refused", "-> a, refused"), ("teams:", LOOP.replace(old, new)))
    place = at(text, "^a: {delay")
    assert told(text) == ([f"{place} {error}"] if error else [])
    if not error:
        assert warned(text) == ([f"{place} {warning}"] if warning else [])


def test_full_stages_that_turn_away_in_a_circle_are_an_error():
    text = step("takes: 5 min,", "takes: 5 min, room: 3, when_full: meeting,").replace(
        "takes: 1 h, then: {agreed", "takes: 1 h, room: 3, when_full: answer, then: {agreed"
    )
    assert told(text) == [f"{at(text, 'when_full: ^meeting')} full stages turn away in a circle: answer, meeting"]


def test_nobody_interrupts_what_interrupts_it():
    text = step("takes: 5 min,", "takes: 5 min, interrupts: {meeting: resume},").replace(
        "takes: 1 h, then: {agreed", "takes: 1 h, interrupts: {answer: restart}, then: {agreed"
    )
    assert told(text) == [
        f"{at(text, '^interrupts: {meeting')} `answer` interrupts what interrupts it",
        f"{at(text, '^interrupts: {answer')} `meeting` interrupts what interrupts it",
    ]


def test_an_interruption_needs_people_who_do_both():
    text = step("takes: 5 min,", "takes: 5 min, interrupts: {visit: resume},")
    assert warned(text) == [f"{at(text, '^interrupts')} nobody who does `answer` does what it interrupts (visit)"]
    assert warned(text.replace("{visit: resume}", "{visit: resume, meeting: resume}")) == []


def test_a_plan_covers_the_period():
    plan = "plan: {counts: signed, revenue: {Jan: 5 per month}}\ndeal_value: 3\n"
    assert told(STEPS + plan) == ["17:24 the plan says nothing about Feb"]
    assert told(STEPS + plan.replace("Jan:", "Jan-Feb:")) == []
    assert told(STEPS + plan.replace("Jan:", "rest:")) == []


def test_a_plan_that_nobody_can_sell_is_a_warning():
    plan = "plan: {counts: signed, revenue: 5 per month}\n"
    assert warned(STEPS + plan) == ["17:33 there is no `deal_value`: every deal counts as 1"]
    assert warned(STEPS + plan.replace("5 per", "0 per") + "deal_value: 3\n") == ["17:33 a plan of 0 is always reached"]
    never = step("agreed: 50% -> contract", "agreed: 50% -> lost") + plan + "deal_value: 3\n"
    assert "17:16 no deal ever counts as signed" in warned(never)


@pytest.mark.parametrize(
    ("old", "new", "mark", "message"),
    [
        ("5 min", "5 min\n    room: 5", "room: ^5", "whoever finds `answer` full is lost"),
        (
            "5 min",
            "5 min\n    unanswered_takes: 5 s",
            "unanswered_takes: ^5 s",
            "`unanswered_takes` means nothing without `reached`",
        ),
        ("5 min", "5 min\n    reached: [40%, 30%]", "^reached", "the next attempt follows at once"),
        ("10 per day", "0 per day", "^0 per day", "nobody comes from `calls`"),
        (
            "people: 2",
            "people: 2, pay: {not_paid_while: paused}",
            "^paused",
            "this needs a `pause` and an `hourly` pay to mean anything",
        ),
        ("people: 2", "people: {Anna: {since: 2028-01-01}, others: 1}", "^2028", "`Anna` comes after the period"),
    ],
)
def test_what_is_strange_is_a_warning(old, new, mark, message):
    text = changed((old, new))
    assert warned(text) == [f"{at(text, mark)} {message}"]


def test_a_person_in_two_teams_is_a_warning():
    text = changed(("people: 2", "people: {Anna: {since: 2026-01-01}}"))
    text += "  others: {people: {Anna: {since: 2026-01-01}}, does_in_order: [answer]}\n"
    assert [each.split(" ", 1)[0] for each in warned(text)] == ["10:22", "11:21"]


def test_a_scenario_that_was_never_a_file_is_checked_too():
    told_by_a_program = Scenario.model_validate({
        "period": {"from": "2027-01-01", "for": "2 months"},
        "working_time": "always",
        "sources": {"calls": {"rate": "10 per day", "goes_to": "answer"}},
        "process": {"answer": {"takes": "5 min", "then": {"sold": "40% -> done", "refused": "rest -> lost"}}},
        "teams": {"callers": {"people": 0, "does_in_order": ["answer"]}},
    })  # fmt: skip
    assert [(each.severity, str(each.place)) for each in check(told_by_a_program)] == [
        ("error", "scenario"),
        ("warning", "scenario"),
    ]
