"""What was understood, in sentences that a client can sign."""

from pathlib import Path

import pytest

from salessim.scenario import explain, load
from salessim.scenario.distribution import Dist
from salessim.scenario.explanation.wording import amount, dist, listed, share, time
from salessim.scenario.quantity import Number
from scenario.small import SMALL, read

DATA = Path(__file__).parent / "data"


def test_the_smallest_department_in_full():
    assert explain(read()) == [
        "The market",
        "A department: from 2027-01-01 to 2027-02-28, 2 months.",
        "People work 24 hours on every day.",
        "`calls` brings leads, 10 per day on which the department works; they arrive one by one and go to `answer`.",
        "",
        "How we sell",
        "`answer`: somebody works 5 min.",
        "  Then 40 % are `sold` and are done; the rest are `refused` and are lost.",
        "",
        "Who does what",
        "`callers`: 2 people.",
        "  The most urgent first: `answer`.",
        "  A person is paid nothing.",
        "",
        "The plan and the first day",
        "There is no plan.",
        "On the first day the department is empty.",
        "",
        "What is not known for sure",
        "Nothing is marked as unsure: every number is taken as it stands.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "People work Mon-Fri 9:00-18:00 with a break 13:00-14:00, not on public holidays (RU).",
        "Every lead has a region: Moscow 60 %, Kazan 40 %.",
        "  By month: Jan x 0.7, Feb x 0.9, Nov x 1.3.",
        "  Within the day: 9:00-11:00 x 1.5, other hours x 1.",
        "  A lead from `website` costs 900.",
        "`cold_list` is a list of 20,000 contacts, there on the first day; they wait and go to `cold_call`.",
        "  It is so urgent that `quote` is dropped for it at once and goes on later.",
        "  Beyond a wait of 5 minutes, every doubling leaves 95 % of the odds of `interested`.",
        "  Attempts reach 10 %, 9 %, 8 %, 8 %, 7 % and 7 %, one after the other; an attempt in vain takes 20 s.",
        "  The next attempt follows after 2 working days.",
        "  Those who are never reached are lost.",
        "  Work in hand at closing time continues the next day.",
        "  Then all are `measured` and go to `quote`.",
        "  Every `ordered` counts as signed.",
        "  Who waited longer than 5 working days was late: `churned` x 1.5.",
        "  Every contact makes a deal larger by 2 %, up to 40 %.",
        "The owner of a deal: whoever does `first_meeting`, until `payment` is over."
        " If the owner leaves, a colleague takes over.",
        "The owner of an account: chosen at `care` (fewest open). If the owner leaves, a colleague takes over.",
        "`hunters`: 3 people: Anna (since 2024-03-01), Boris (since 2026-11-15) and 1 more.",
        "  A person owns at most 40 deals.",
        "  They serve only segment key.",
        "  `cold_call` stops while more than 40 wait at `first_meeting` and resumes at 20.",
        "  A person is paid 350 per hour on duty (not while the work is paused).",
        # 8_000_000 x 3 + 10_500_000 x 9 = 24,000,000 + 94,500,000
        "The plan counts what is signed: 118,500,000 in the period, 8,000,000 to 10,500,000 a month.",
        "The first day finds the deals in work, the owners and the accounts that `linear.yaml` has left behind.",
        "sources / calls / rate: 14 (between 10 and 18).",
        "process / cold_call / then / interested: 5 % (between 2 and 9 %).",
        "market.yaml:71: grows: 2% of deal value per contact, up to 40%: assumption.",
    ],
)
def test_the_look_of_the_language_is_told(sentence):
    assert sentence in explain(conveyor())


def conveyor():
    return load(DATA / "conveyor.yaml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("90 s", "90 s"),
        ("lognormal(6 min, 1 in 10 over 12 min)", "6 min on average, 1 in 10 over 12 min"),
        ("exponential(10 min)", "10 min on average, 1 in 10 over 23 min"),  # 10 ln 10 = 23.03
        ("uniform(2 h, 4 h)", "2 h to 4 h, all equally likely"),
        ("triangular(1 d, 2 d, 5 d)", "24 h to 5 days, most often 2 days"),
        ("normal(1 h, sd 10 min)", "60 min, give or take 10 min"),
        ("erlang(3, 20 d)", "20 days on average, in 3 phases"),
        ("values(5 min, 7 min)", "6 min on average: 2 values, taken in turn"),
        ("uniform(1 wd, 3 wd)", "1 working day to 3 working days, all equally likely"),
        (
            "lognormal(60_000, cv 0.6)",
            "60,000 on average, 1 in 10 over 104,715",
        ),  # exp(ln 60000 - 0.1537 + 1.2816 x 0.5545)
    ],
)
def test_a_distribution_in_words(text, words):
    assert dist(Dist.parse(text)) == words


def test_small_words():
    assert listed([]) == "nothing"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert (share(None), share(Number(0.125)), share(0.4)) == ("the rest", "12.5 %", "40 %")
    assert (amount(60_000), amount(3.5), time(7_200, working=False)) == ("60,000", "3.5", "2 h")
    assert SMALL
