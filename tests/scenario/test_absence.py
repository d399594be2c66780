"""When people are missing, and how unlike they are: what is read, what is refused, what is told."""

import pytest

from salessim.scenario import explain, load_text
from salessim.scenario.absence import Meeting, Spread
from salessim.scenario.paths import paths
from scenario.small import SMALL, changed
from scenario.small import told as problems

CREW = "people: 2,"


def told(more: str) -> list[str]:
    """What is explained of the callers between their order of work and their pay."""
    lines = explain(load_text(SMALL.replace(CREW, more)))
    first = next(i for i, line in enumerate(lines) if line.startswith("`callers`"))
    return lines[first + 2 : lines.index("", first) - 1]


def test_a_meeting_is_days_and_hours():
    assert Meeting.parse("Mon-Wed 9:00-9:15") == Meeting((0, 1, 2), 32_400, 33_300, "Mon-Wed 9:00-9:15")
    assert Meeting.parse("Mon, Fri 16-17").days == (0, 4)


def test_a_spread_is_a_coefficient_of_variation():
    assert Spread.parse("cv 20%") == Spread(0.2)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("meetings: {planning: 9:00-9:15}", "`9:00-9:15` does not say on which days"),
        ("meetings: {planning: rest 9:00-9:15}", "`rest` says nothing here"),
        ("meetings: {planning: Mon 9:00-8:15}", "`9:00-8:15` ends before it begins"),
        ("people_differ: {speed: 20%}", "`20%` does not say how unlike people are"),
        ("people_differ: {speed: cv 3}", "`cv 3` does not say how unlike people are"),
        ("absent: {vacation: {per_year: 200 d}}", "a vacation of 200 days in a year"),
        ("absent: {vacation: {per_year: 20 wd}}", "a vacation of 20 working days in a year"),
        ("absent: {vacation: {per_year: 28 d, in_parts: 0}}", "a vacation in 0 parts"),
        (
            "absent: {sickness: {per_year: 60 d, each: 2 d}}",
            "60 days a year cannot be had at most once in a month",
        ),
        ("absent: {sickness: {per_year: 10 d, each: 5 wd}}", "sickness is told in calendar days"),
        ("absent: {holidays: 3 d}", "`holidays` is not known here"),
    ],
)
def test_what_cannot_be(more, message):
    (problem,) = problems(changed((CREW, f"people: 2, {more},")))
    assert problem.partition(" ")[2] == message


def test_absence_is_told():
    more = (
        "people: {Anna: {since: 2024-03-01, speed: 120%, odds: 90%, working_time: {hours: 9:00-13:00}}, others: 1},"
        " absent: {vacation: {per_year: 28 d}, sickness: {per_year: 10 d, each: 6 d}, days_away: 5%},"
        " meetings: {planning: Mon-Fri 9:00-9:15}, people_differ: {speed: cv 0.2, odds: cv 0.15},"
    )
    assert told(more) == [
        "  Anna works at 120 % of the usual speed.",
        "  Anna has 90 % of the usual odds of a good outcome.",
        "  Anna works Mon-Fri 9:00-13:00, public holidays included.",
        "  `planning` takes place Mon-Fri 9:00-9:15; nobody works then.",
        "  A person is on vacation for 28 days in a year, in 2 parts.",
        "  A person is sick for 10 days in a year, each time 6 days.",
        "  On 5 % of the days a person is away.",
        "  People differ in speed (cv 0.2), each for good.",
        "  People differ in their odds of a good outcome (cv 0.15), each for good.",
    ]
    unpaid = "  Paid by the hour, they are not paid for hours away, in meetings or for leading others."
    assert unpaid in told("people: 2, pay: {hourly: 350 per hour}, meetings: {planning: Mon-Fri 9:00-9:15},")
    assert unpaid not in told("people: 2, pay: {hourly: 350 per hour},")
    found = {path: one.told for path, one in paths(load_text(SMALL.replace(CREW, more))).items() if ".callers." in path}
    assert found == {
        "teams.callers.people.Anna.speed": "120%",
        "teams.callers.people.Anna.odds": "90%",
        "teams.callers.people.others": "1",
        "teams.callers.absent.vacation.per_year": "28 d",
        "teams.callers.absent.sickness.per_year": "10 d",
        "teams.callers.absent.sickness.each": "6 d",
        "teams.callers.absent.days_away": "5%",
        "teams.callers.people_differ.speed.cv": "0.2",
        "teams.callers.people_differ.odds.cv": "0.15",
        "teams.callers.speed": "100%",
        "teams.callers.odds": "100%",
    }
