"""What is written always loads, looks sensible, marks what nobody knows, and keeps the words of strangers harmless."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st

from interview.firms import KEYS, answers, nothing_known
from salessim.interview.answers import Given, Interview
from salessim.interview.department import department, last_year
from salessim.interview.fit import MINUTES, Fit
from salessim.interview.questions import QUESTIONS
from salessim.interview.variants import variant
from salessim.scenario import Scenario, check, load
from salessim.scenario.errors import UnreadableError

TODAY = date(2026, 11, 22)
HOURS = dict.fromkeys(("answer", "call_back", "meeting", "quote", "negotiation", "care_call"), 1_000.0)


def loaded(given: Given, folder: Path, fit: Fit | None = None) -> tuple[Scenario, Scenario]:
    """The department of today and the structure to compare it with."""
    fit = fit or Fit()
    other = variant(given, fit, "now.yaml", HOURS)
    texts = {
        "now.yaml": department(given, fit, TODAY, "before.yaml"),
        "before.yaml": last_year(given, fit, "now.yaml"),
        "other.yaml": other.text,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder / "now.yaml"), load(folder / "other.yaml")


def text_of(given: Given) -> str:
    return department(given, Fit(), TODAY, "before.yaml")


number = st.integers(1, 60).map(str)
word = st.from_regex(r"[^\W\d_][\w\-]{0,12}", fullmatch=True)
names = st.text(min_size=1, max_size=30)
people = st.lists(
    st.tuples(st.sampled_from(["managers", "call_center", "office", "farmers", "head"]), st.integers(1, 9)),
    min_size=1, max_size=5, unique_by=lambda pair: pair[0],
)  # fmt: skip
SAID = {
    "name": names,
    "country": st.sampled_from(["RU", "DE-BY", "US", "none EUR", "RS RSD", "xx"]),
    "delivery": st.sampled_from(["stock", "made", "service", "склад"]),
    "calls": st.sampled_from(["0", "10", "12 (8 to 20)", "300 per month", "5000"]),
    "written": st.one_of(st.just("0"), st.lists(st.tuples(word, number), min_size=1, max_size=3).map(
        lambda pairs: ", ".join(f"{name}: {many}" for name, many in pairs))),
    "cold": st.sampled_from(["0", "500", "100_000"]),
    "advertising": st.sampled_from(["0", "50_000", "1.5"]),
    "deals": st.integers(1, 5_000).map(str),
    "check": st.sampled_from(["1", "0.5", "40_000", "1_000_000_000"]),
    "margin": st.sampled_from(["1%", "35%", "100%"]),
    "clients": st.sampled_from(["0", "1", "40", "2_000"]),
    "repeat": st.sampled_from(["0%", "5%", "40% (20% to 60%)", "95%"]),
    "quotes": st.sampled_from(["1%", "20%", "60%", "100%", "50% (10% to 90%)"]),
    "thinking": st.sampled_from(["1 h", "9 d", "3 wd", "2 w, cv 1.2", "11 d, 1 in 10 over 21 d"]),
    "lead_time": st.sampled_from(["1 h", "20 d", "10 рд", "5 months"]),
    "people": people.map(lambda pairs: ", ".join(f"{role} {many}" for role, many in pairs)),
    "pay": st.sampled_from(["managers 50_000 + 3%", "managers 0, head 10_000"]),
    "busy": st.sampled_from(["overloaded", "busy", "calm", "idle"]),
    "season": st.sampled_from(["even", "Jan 0.7, Oct-Nov 1.3", "янв 2"]),
    "plan": st.sampled_from(["1", "12_000_000", "900_000 per month"]),
}  # fmt: skip
fits = st.builds(
    Fit, st.floats(-4, 4), st.floats(0.3, 3), st.floats(0.1, 4).map(lambda factor: dict.fromkeys(MINUTES, factor))
)


def interviewed(said: dict[str, str]) -> Given:
    """What does not make sense is answered by `do not know`, which always does."""
    interview = Interview(QUESTIONS)
    while (question := interview.next()) is not None:
        try:
            interview.answer(question, said[question.key])
        except UnreadableError:
            interview.answer(question, "")
    return interview.given


@settings(max_examples=25, deadline=None)
@whatever(st.fixed_dictionaries({key: st.one_of(st.just(""), SAID[key]) for key in KEYS}), fits)
def test_whatever_is_said_the_department_is_complete_and_nothing_looks_strange(tmp_path_factory, said, fit):
    given = interviewed(said)
    for scenario in loaded(given, tmp_path_factory.mktemp("new"), fit):
        assert [str(problem) for problem in check(scenario)] == []
        assert scenario.name.startswith(given["name"].value)


def marks(given: Given) -> int:
    """How many lines say that a number is not known, the opening ones left out."""
    files = text_of(given), last_year(given, Fit(), "now.yaml")
    return sum("do not know" in line for text in files for line in text.splitlines()[3:])


@pytest.mark.parametrize("key", KEYS)
def test_what_is_not_known_is_marked_where_it_stands(key):
    known = {"clients": "100", "repeat": "30%"}
    assert marks(answers(**known)) == 0
    assert marks(answers(**{**known, key: ""})) >= 1


def test_a_number_that_is_not_known_carries_its_range():
    told = text_of(nothing_known())
    assert re.search(r"rate: 5 per day \(2 to 8\) +# do not know: assumption", told)
    assert re.search(r"signed: 45% \(30% to 60%\) -> contract, price: rest -> lost\} +# do not know: E12", told)
    assert re.search(
        r"ordered: 60% \(30% to 90%\) -> repeat_contract, not_now: rest -> done\} +# do not know: E18", told
    )


def test_what_was_said_stands_in_the_file(tmp_path):
    said = answers(calls="12 (8 to 20)", clients="150", repeat="30%", season="Jan 0.7", check="2_500", deals="247")
    now, _ = loaded(said, tmp_path)
    assert str(now.deal_value) == "lognormal(2_500, cv 0.8)"
    assert now.sources["calls"].rate is not None
    assert (now.sources["calls"].rate.number.low, now.sources["calls"].rate.number.high) == (8, 20)
    assert now.sources["calls"].season is not None
    assert now.sources["calls"].season.of(1) == 0.7
    assert now.teams["managers"].people.count == 4
    assert now.last_year is not None
    assert (now.last_year.deals, now.last_year.revenue, now.last_year.accounts) == (247, 247 * 2_500, 150)
    assert now.past is not None
    assert now.past.start.accounts == 150


def test_last_year_has_only_what_is_known(tmp_path):
    now, _ = loaded(answers(deals="", check=""), tmp_path)
    assert now.last_year is None


@pytest.mark.parametrize("name", ["a: b # c", '"', "- x", "{{name}}", "%YAML", "null", "Ёлка: 5%", "a'b\\n"])
def test_the_words_of_a_stranger_stay_words(tmp_path, name):
    for scenario in loaded(answers(name=name, written=f"{'null'} 3", calls="3", deals="50"), tmp_path):
        assert scenario.name.startswith(name)
        assert "null" in scenario.sources


def test_the_plan_begins_on_the_nearest_first_of_january(tmp_path):
    for today, year in ((date(2026, 11, 22), 2027), (date(2027, 2, 1), 2027)):
        told = department(answers(), Fit(), today, "before.yaml")
        assert f"period: {{from: {year}-01-01, for: 12 months}}" in told


def test_roles_do_what_they_are_there_for(tmp_path):
    now, _ = loaded(answers(people="secretary 1, managers 3, head 1", pay="secretary 1, managers 2, head 3"), tmp_path)
    assert now.teams["secretary"].stages == ["answer"]
    assert now.teams["managers"].stages == ["contract", "negotiation", "meeting", "quote"]
    assert now.teams["head"].stages == ["contract", "negotiation", "meeting"]
    assert now.teams["head"].working_time is not None
