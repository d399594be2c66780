"""Candidates, what they cost and what they are paid without a place, by hand. The window is January and February."""

import pytest

from results.handmade import FOREVER, D, log, row, terms
from salessim.columns import from_rows
from salessim.results.log import Candidate
from salessim.results.measures import summarise
from salessim.results.terms import ChannelTerms, HiringTerms, TrialTerms

ADS, POACHED = ChannelTerms("ads", 12.0), ChannelTerms("poached", 1.0, pay=1.5, fee=100.0)
STEPS = TrialTerms("form", 0.4, 2 * D, 10.0), TrialTerms("call", 0.5, D, 20.0)
SELLERS = {
    "hiring": HiringTerms((ADS, POACHED), STEPS, per_beginner=50.0, learnt_s=30.0 * D),
    "salary_per_month": 3_100.0,
}
NEVER = None


def somebody(key, channel, came, trials, passed=NEVER, began=NEVER, kept=0, placed=NEVER, empty=NEVER, off=NEVER, leaves=NEVER):  # fmt: skip # noqa: E501
    """A candidate of the sellers (team 1), with moments in days."""
    moments = [FOREVER if day is None else day * D for day in (passed, began, placed, empty, off, leaves)]
    return (key, 1, channel, came * D, trials, *moments[:2], kept, *moments[2:])


KNOWN = from_rows(
    Candidate,
    [
        somebody(11, 0, came=1, trials=2, passed=4, began=4, kept=1, placed=4, empty=0, off=4, leaves=400),
        somebody(12, 0, came=2, trials=1),  # does not pass the form
        somebody(13, 0, came=5, trials=0),  # nobody is looked for
        somebody(14, 1, came=30, trials=2, passed=33, began=35, off=39),  # an intern who does not stay
        somebody(15, 1, came=-10, trials=2, passed=-7, began=10, kept=1, placed=20, empty=20, off=20, leaves=25),
    ],
)
SEATED = [(11, 1, 1, 4 * D, 4 * D, 400 * D), (15, 1, 2, 10 * D, 20 * D, 25 * D)]


def frames():
    return summarise(log(servers=SEATED)._replace(candidate=KNOWN), terms(sellers=SELLERS))


def test_candidates_are_counted_by_what_became_of_them():
    ads, poached = (row(frames()["hiring"], channel=channel) for channel in ("ads", "poached"))
    names = ("came", "looked_at", "passed", "began", "kept", "strong", "placed")
    assert [ads[name] for name in names] == [3, 2, 1, 1, 1, 1, 1]
    # of the two who began one did not stay, and the other one leaves after 15 days and is never at full strength
    assert [poached[name] for name in names] == [1, 1, 1, 2, 1, 0, 1]
    assert (ads["empty_s"], poached["empty_s"]) == (4 * D, 0)


def test_steps_of_selection_beginners_and_fees_are_paid_when_they_happen():
    found = frames()
    costs = {(one["item"], one["month"]): one["amount_currency"] for one in found["costs"].to_dict("records")}
    # January: two forms, a call, a beginner
    assert costs["hiring: sellers, ads", "2001-01"] == 2 * 10 + 20 + 50
    assert costs["hiring: sellers, ads", "2001-02"] == 0
    # on day 30 the form of the fourth, on day 10 the fifth begins; on days 32 and 35, in February, call and beginning
    assert costs["hiring: sellers, poached", "2001-01"] == 10 + 150
    assert costs["hiring: sellers, poached", "2001-02"] == 20 + 150
    assert found["hiring"]["cost_currency"].tolist() == [90, 330]


def test_the_factor_of_the_channel_is_on_the_salary_with_a_place_and_without():
    pay = frames()["pay"]
    january, february = pay[pay["team"] == "sellers"]["salary_currency"].tolist()
    # 27 days of the first at 100 a day; ten days ahead and five in the place at 150
    assert january == pytest.approx(2_700 + 1_500 + 750)
    # the first; four days of an internship at 150 x 31/28
    assert february == pytest.approx(3_100 + 3_100 * 1.5 * 4 / 28)


def test_interns_who_do_not_stay_are_paid_without_channels_too():
    # of three who began on day 20 one stays; the others are paid for 4 of 31 days
    sellers = {"interns": 3, "internship_s": 4.0 * D, "salary_per_month": 3_100.0}
    comes = [(3, 1, 2, 20 * D, 20 * D, FOREVER)]
    pay = summarise(log(servers=comes), terms(sellers=sellers))["pay"]
    assert pay[pay["team"] == "sellers"]["salary_currency"].tolist() == pytest.approx([1_100 + 2 * 400, 3_100])


def test_without_channels_there_is_no_row():
    assert len(summarise(log(), terms())["hiring"]) == 0
