"""Where candidates come from and how they are selected: what is read, what is refused, what is told."""

import pytest

from salessim.scenario import load_text
from salessim.scenario.paths import paths, varied
from scenario.small import SMALL
from scenario.test_careers import CREW, problems, told

BY_CHANNELS = """people: 2, people_differ: {speed: cv 0.2}, leaves: {per_year: 60%}, replaced: {
  channels: {ads: {candidates: 12 per month}, poached: {candidates: 1 per month, odds: 110%, pay: 130%, leaves: 150%}},
  selection: {form: {passes: 40%, takes: 2 d, cost: 500, tells: 0.2}, test_call: {passes: 50%, takes: 3 d, tells: 0.5}},
  reserve: {up_to: 2, wait: exponential(30 d)}, internship: 4 d, interns: 2, hire_at_least: 2, at_once: 3, ahead: 1,
  cost: 80_000}, pay: {salary: 60_000 per month},"""
ADS = "channels: {ads: {candidates: 12 per month}}"


def of_crew(replaced: str) -> str:
    return f"people: 2, leaves: {{per_year: 60%}}, replaced: {{{replaced}}},"


def test_every_word_is_told():
    lines = "\n".join(told(BY_CHANNELS))
    for sentence in (
        "Candidates come by `ads`: 12 per month.",
        "Candidates come by `poached`: 1 per month; their odds of a good outcome are 110 % of the usual, "
        "their salary or hourly pay is 130 % of the usual, they leave 150 % as often as usual.",
        "`form`: the best 40 % of those who enter it pass.",
        "`form` takes 2 days.",
        "`form` costs 500 for everybody who enters it.",
        "The result of `test_call` and how good somebody will be correlate by 0.5.",
        "Of 100 candidates who enter the selection 20 pass all of it.",
        "Up to 2 who passed are kept in reserve.",
        "Whoever has passed and waits is lost after 30 days on average, 1 in 10 over 69.1 days.",
        "Nobody begins before 2 can begin together.",
        "At most 3 are taught at one time.",
        "1 more than there are places are hired, paid and taught; they take the next place that is empty.",
    ):
        assert sentence in lines
    assert problems(BY_CHANNELS) == []


def test_every_number_has_a_path():
    scenario = load_text(SMALL.replace(CREW, BY_CHANNELS))
    way = "teams.callers.replaced"
    more = varied(scenario, {f"{way}.channels.ads.candidates": "20 per month", f"{way}.selection.form.tells": 0.4})
    replaced = more.teams["callers"].replaced
    assert replaced.channels["ads"].candidates.number.value == 20
    assert replaced.selection["form"].tells == 0.4
    assert {f"{way}.reserve.wait.mean", f"{way}.ahead", f"{way}.channels.poached.leaves"} <= set(paths(scenario))


@pytest.mark.parametrize(
    ("replaced", "message"),
    [
        ("interns: 2", "somebody comes after some time, or by channels"),
        (f"after: 35 d, {ADS}", "somebody comes after some time, or by channels"),
        ("after: 35 d, ahead: 1", "`ahead` needs to know where candidates come from"),
        ("after: 35 d, reserve: {up_to: 1}", "`reserve` needs to know where candidates come from"),
        ("channels: {ads: {candidates: 0 per month}}", "nobody ever offers to work in `callers`"),
        ("channels: {ads: {candidates: 5 per month (2 to 9)}}", "the number of candidates has no range"),
        (f"{ADS}, selection: {{form: {{passes: 0%}}}}", "nobody passes `form`, so nobody is ever hired for `callers`"),
        (f"{ADS}, hire_at_least: 3", "3 never begin together in `callers`: there are not so many places"),
        (f"{ADS}, interns: 2, at_once: 1", "fewer can be taught at one time than must begin together"),
        (f"{ADS}, selection: {{form: {{passes: 50%, tells: 2}}}}", "`2` is more than the whole"),
        ("channels: {ads: {candidates: 12 per month, speed: 0%}}", "at speed 0 nothing is ever finished"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(replaced, message):
    assert f"error: {message}" in problems(of_crew(replaced))


@pytest.mark.parametrize(
    ("replaced", "message"),
    [
        (f"{ADS}, selection: {{form: {{passes: 40%, tells: 0.5}}}}",
         "the best of `callers` pass, but nothing says that people differ"),
        ("channels: {ads: {candidates: 1 per year}}",
         "more leave `callers` in a year than candidates pass: places stay empty"),
        ("channels: {ads: {candidates: 12 per month, pay: 130%}}",
         "`pay` of a channel is a factor on a salary or an hourly pay, and `callers` have neither"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(replaced, message):
    assert f"warning: {message}" in problems(of_crew(replaced))
