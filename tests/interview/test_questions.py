"""Questions that an owner can answer: how they are read, and what is said about an answer that makes no sense."""

import re

import pytest

from house.repository import ROOT
from interview.firms import KEYS, answers, nothing_known
from salessim.interview.answers import ASSUMPTION, DO_NOT_KNOW, Interview
from salessim.interview.kinds import Pay
from salessim.interview.questions import QUESTIONS
from salessim.scenario import ScenarioError
from salessim.scenario.errors import UnreadableError
from salessim.scenario.quantity import Number
from salessim.translation import TONGUES, say, use


def test_there_are_at_most_twenty_questions():
    assert len(QUESTIONS) <= 20


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_example_is_an_answer_in_every_tongue(tongue):
    use(tongue)
    try:
        said = {one.key: re.split(", or | или ", say(one.example))[0] for one in QUESTIONS}
        given = answers(**said)
    finally:
        use(TONGUES[0])
    assert all(answer.known for answer in given.values())


def test_the_pay_may_be_said_with_another_word_for_the_role():
    assert answers(people="менеджер 5", pay="менеджеры 60_000 + 4%")["pay"].value == {"managers": Pay(60_000, 0.04)}


def test_nothing_known_is_an_answer_to_everything():
    given = nothing_known()
    assert list(given) == list(KEYS)
    assert not any(answer.known for answer in given.values())


def test_every_row_that_stands_for_do_not_know_is_a_row_of_the_evidence():
    rows = set(re.findall(r"^\| (E\d+) \|", (ROOT / "docs/background/evidence.md").read_text("utf-8"), re.MULTILINE))
    assert {answer.row for answer in nothing_known().values()} - {ASSUMPTION} <= rows


@pytest.mark.parametrize("words", ["", "?", "do not know", "Don't know", "не знаю"])
def test_not_to_know_can_be_said_in_several_ways(words):
    assert answers(quotes=words)["quotes"].row == "E9"


WRONG = [
    ("country", "Russia", "holidays of `RUSSIA` are not known"),
    ("country", "RS", "does not say in which currency"),
    ("delivery", "stok", "not one of the answers"),
    ("calls", "ten", "`ten` is not a number"),
    ("calls", "50_000", "more than one department"),
    ("written", "website", "`website` cannot be read"),
    ("written", "calls 3", "a question of its own"),
    ("written", "site 3, site 4", "for the second time"),
    ("advertising", "5%", "not an amount"),
    ("deals", "0", "without any deal"),
    ("deals", "12%", "is a share"),
    ("check", "40 000", "is not a number"),
    ("margin", "140%", "more than the whole"),
    ("quotes", "40", "more than the whole"),
    ("thinking", "9", "has no unit"),
    ("thinking", "9 d, often", "how widely it spreads"),
    ("lead_time", "30 years", "too short or too long"),
    ("people", "managerz 4", "not a role"),
    ("people", "managers 2.5", "not a number of people"),
    ("people", "managers 0", "there must be somebody"),
    ("people", "managers 2, менеджеры 3", "for the second time"),
    ("pay", "head 70_000", "nothing is said about managers"),
    ("pay", "managers 1_000 + 80%", "too much"),
    ("busy", "very", "not one of the answers"),
    ("season", "Januar 2", "`Januar` is not known"),
    ("season", "Jan 0", "no factor"),
    ("plan", "3 per hour", "is no plan"),
    ("name", "a\x07b", "not a name of one line"),
    ("name", "x" * 600, "too long"),
]


@pytest.mark.parametrize(("key", "text", "told"), WRONG, ids=[f"{key} {text[:12]}" for key, text, _ in WRONG])
def test_an_answer_without_sense_is_told_in_a_sentence_with_what_was_expected(key, text, told):
    with pytest.raises(UnreadableError) as error:
        answers(**{key: text})
    assert told in error.value.message
    assert error.value.expected or error.value.guess


def test_new_deals_cannot_be_more_than_those_who_ask():
    # 10 calls on 247 days are 2,470 who ask; at most 60% of them are 1,482.
    with pytest.raises(UnreadableError, match="2000 new deals cannot come of 2470 who ask"):
        answers(deals="2_000")


def test_new_deals_cannot_be_more_than_quotes():
    # 5% of 2,470 are 124 quotes.
    with pytest.raises(UnreadableError, match="247 new deals cannot come of 124 quotes"):
        answers(quotes="5%")


def test_clients_cannot_order_all_day():
    # 99% of 247 deals from one client.
    assert answers(clients="1", repeat="99%")
    with pytest.raises(UnreadableError, match="each client would order 297 times a year"):
        answers(clients="1", deals="300", repeat="99%")


def test_somebody_must_come():
    with pytest.raises(UnreadableError, match="nobody calls"):
        answers(calls="0")


def test_what_does_not_matter_is_not_asked():
    assert "repeat" not in answers(clients="0")
    assert "advertising" not in answers(calls="0", cold="20_000", deals="20")


def test_an_own_range_is_kept():
    assert answers(calls="10 (8 to 13)")["calls"].value.number == Number(10, 8, 13)


def test_answers_come_from_a_file_and_the_rest_is_asked(tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("name: Окна\ncountry: RU\ncalls: 4\nwritten: {site: 3, b: 2}\n", encoding="utf-8")
    interview = Interview(QUESTIONS, file)
    asked = []
    while (question := interview.next()) is not None:
        asked.append(question.key)
        interview.answer(question, "")
    assert asked == [key for key in KEYS if key not in ("name", "country", "calls", "written")]
    assert interview.given["written"].text == "site: 3, b: 2"


def test_answers_are_kept_as_they_were_said(tmp_path):
    interview = Interview(QUESTIONS)
    for text in ('"quoted": #1, {x}', "RU", ""):
        question = interview.next()
        assert question is not None
        interview.answer(question, text)
    file = tmp_path / "answers.yaml"
    file.write_text(interview.text(), encoding="utf-8")
    again = Interview(QUESTIONS, file)
    assert again.next() == interview.next()
    assert again.given == interview.given
    assert again.given["delivery"].known is False
    assert f'delivery: "{DO_NOT_KNOW}"' in interview.text()


def test_one_can_go_back():
    interview = Interview(QUESTIONS)
    first = interview.next()
    assert first is not None
    assert not interview.back()
    interview.answer(first, "Окна")
    assert interview.back()
    assert interview.next() == first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nmae: x\n", "answers.yaml:1:1: there is no question `nmae`"),
        ("name: x\ncountry: RU\ndelivery: made\ncalls: ten\n", "answers.yaml:4:8: `ten` is not a number"),
        ("name: [x\n", "answers.yaml:"),
        ("name: &a x\n", "answers.yaml:1:"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_place(tmp_path, monkeypatch, text, told):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        Interview(QUESTIONS, file.relative_to(tmp_path)).next()
    assert told in str(error.value)
