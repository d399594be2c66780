"""What a manager is told: place, line, caret, what was expected, what may have been meant, all at once."""

import pytest

from salessim.scenario import Place, Problem, ScenarioError, load_text
from salessim.scenario.errors import did_you_mean, one_of
from scenario.small import changed, told


def whole_message(text: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        load_text(text)
    return str(caught.value)


def test_all_problems_are_told_at_once_with_place_caret_and_guess():
    text = changed(
        ("10 per day, goes_to: answer", "10 a day, goes_to: anser"),
        ("    takes: 5 min\n", "    takes: 5 mn\n    patiense: 2 min\n"),
        ("40% -> done", "70% -> done"),
        ("refused: rest", "refused: 40%"),
        ("people: 2", "peple: 2"),
    )
    assert (
        whole_message(text)
        == """\
scenario.yaml:4:17: `10 a day` does not say per what
      calls: {rate: 10 a day, goes_to: anser}
                    ^
    expected: a number per day, week, month or year, such as 14 per day (10 to 18)
scenario.yaml:4:36: there is no stage `anser`
      calls: {rate: 10 a day, goes_to: anser}
                                       ^
    did you mean `answer`?
scenario.yaml:7:12: `mn` is not a unit of time
        takes: 5 mn
               ^
    expected: a number and a unit of time, such as 20 s, 6 min, 2 h, 3 d, 2 wd, 2 w or 4 months
    did you mean `min`?
scenario.yaml:8:5: `patiense` is not known here
        patiense: 2 min
        ^
    did you mean `patience`?
scenario.yaml:9:5: the shares add up to 110%
        then: {sold: 70% -> done, refused: 40% -> lost}
        ^
    expected: 100% in all, or one share that is `rest`
scenario.yaml:11:13: `peple` is not known here
      callers: {peple: 2, does_in_order: [answer]}
                ^
    did you mean `people`?"""
    )


def test_a_caret_stands_under_a_cyrillic_word_too():
    text = changed(("takes: 5 min", "takes: 5 мина  # это долго"))
    assert (
        whole_message(text)
        == """\
scenario.yaml:7:12: `мина` is not a unit of time
        takes: 5 мина  # это долго
               ^
    expected: a number and a unit of time, such as 20 s, 6 min, 2 h, 3 d, 2 wd, 2 w or 4 months
    did you mean `мин`?"""
    )


def test_a_long_line_is_cut_around_its_place():
    place = Place("a.yaml", 1, 301)
    shown = str(Problem(place, "wrong", source="a" * 300 + "X" + "b" * 300)).splitlines()
    assert shown[0] == "a.yaml:1:301: wrong"
    assert shown[1][len(shown[2]) - 1] == "X"
    assert len(shown[1]) == 104


def test_a_very_long_value_is_not_repeated_in_full():
    text = changed(("5 min", "lognormal(" + "9" * 10_000 + ")"))
    assert len(whole_message(text)) < 1_000


def test_a_warning_is_called_a_warning():
    assert str(Problem(Place("a.yaml", 2, 3), "strange", severity="warning")) == "a.yaml:2:3: warning: strange"


def test_a_file_as_a_whole_has_no_line():
    assert str(Problem(Place("a.yaml"), "there is no file")) == "a.yaml: there is no file"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("working_time: always", "working_time: {days: Mon-Fri, hour: 9-18}"),
            "2:31 `hour` is not known here -> hours",
        ),
        (
            ("    takes: 5 min", "    at_closing_time: finsh\n    takes: 5 min"),
            "7:22 `finsh` cannot stand here -> finish",
        ),
        (("process:", "owners: {dael: {taken_at: answer}}\nprocess:"), "5:10 `dael` cannot stand here -> deal"),
        (("[answer]", "{a: answer}"), "10:24 several entries stand where one value belongs"),
        (("{people: 2, does_in_order: [answer]}", "2"), "10:12 several entries belong here"),
        (
            ("{rate: 10 per day, goes_to: answer}", "{goes_to: answer}"),
            "4:3 this source has none of `rate`, `contacts` and `at`",
        ),
        (("goes_to: answer", "contacts: 5, goes_to: answer"), "4:3 this source has both `rate` and `contacts`"),
        (("goes_to: answer", "season: {Jan: 1, Fab: 2, rest: 1}, goes_to: answer"), "4:46 `Fab` is not known -> Feb"),
        (
            ("goes_to: answer", "season: {Jan: 1}, goes_to: answer"),
            "4:29 nothing is said about Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
        ),
        (("takes: 5 min", "takes: 5"), "7:12 `5` has no unit of time"),
        (("takes: 5 min", "takes: 2 d"), "7:12 `2 d`: work is the time of a person on duty"),
        (("people: 2,", "people: 2, only: 3,"), "10:30 `only` names no attribute"),
        (("people: 2,", "people: 2, at_most: forty,"), "10:33 `forty` is not a limit"),
        (("people: 2,", "people: 2, speed: 0,"), "10:3 at speed 0 nothing is ever finished"),
        (("people: 2,", "people: 2, speed: 100% (0% to 110%),"), "10:3 at speed 0 nothing is ever finished"),
        (("people: 2,", "people: 2, speed: {answer: 0% (0% to 100%)},"), "10:3 at speed 0 nothing is ever finished"),
        (
            ("process:", "process:\n  ask: {each_account: 0 d, goes_to: answer, then: {on: rest -> done}}"),
            "6:23 an account that asks every `0 d` never stops",
        ),
        (("people: 2,", "people: 2, rampp: {speed: 60%},"), "10:24 `rampp` is not known here -> ramp"),
        (("people: 2,", "people: 2, ramp: {speeed: 60%},"), "10:31 `speeed` is not known here -> speed"),
        (("people: 2,", "people: 2, ramp: {speed: 60%},"), "10:38 `60%` does not say how somebody learns"),
        (("people: 2,", "people: 2, leaves: {per_year: 2000%},"), "10:43 `2000%` a year is beyond all measure"),
        (("people: 2,", "people: 2, replaced: nevr,"), "10:34 `nevr` is not a way to replace somebody"),
        (("people: 2,", "people: 2, replaced: {afer: 35 d},"), "10:35 `afer` is not known here -> after"),
        (("{from: 2027-01-01, for: 2 months}", "{from: 2027-02-30, for: 2 months}"), "1:16 there is no day 2027-02-30"),
        (("{from: 2027-01-01, for: 2 months}", "{from: 1.1.2027, for: 2 months}"), "1:16 `1.1.2027` is not a date"),
        (
            ("{from: 2027-01-01, for: 2 months}", "{from: 1990-01-01, for: 2 months}"),
            "1:1 a period from 1990-01-01 is out of range",
        ),
        (
            ("{from: 2027-01-01, for: 2 months}", "{from: 2027-01-01, for: 10 d}"),
            "1:1 a period of 10 days is not a number of months",
        ),
        (("sources:", "start: acounts\nsources:"), "3:8 `acounts` is not a way to start"),
    ],
)
def test_every_kind_of_mistake_has_its_sentence(change, message):
    assert told(changed(change)) == [message]


def test_a_missing_key_is_told_at_its_table():
    assert told(changed((", goes_to: answer", ""))) == ["4:3 `goes_to` is missing in `calls`"]
    assert told(changed(("working_time: always\n", ""))) == ["1:1 `working_time` is missing"]


def test_the_nearest_word_is_meant():
    assert did_you_mean("anser", ["answer", "quote"]) == "answer"
    assert did_you_mean("zzz", ["answer", "quote"]) == ""
    assert one_of(["a", "b", "c"]) == "`a`, `b` or `c`"
