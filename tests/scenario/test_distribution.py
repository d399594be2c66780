"""Distributions: one readable call, read by a grammar."""

import math

import pytest

from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder


@pytest.mark.parametrize(
    ("text", "family", "numbers", "mean"),
    [
        ("20 min", "constant", (1_200,), 1_200),
        ("constant(2 h)", "constant", (7_200,), 7_200),
        ("exponential(2 min)", "exponential", (120,), 120),
        ("lognormal(6 min, cv 0.8)", "lognormal", (360, 0.8), 360),
        ("lognormal(6 min, sd 3 min)", "lognormal", (360, 0.5), 360),
        ("uniform(2 h, 4 h)", "uniform", (7_200, 14_400), 10_800),
        ("triangular(1 d, 2 d, 6 d)", "triangular", (86_400, 172_800, 518_400), 259_200),  # (1 + 2 + 6) / 3 = 3 d
        ("normal(10 min, sd 1 min)", "normal", (600, 60), 600),  # ten sd above 0: the cut changes nothing
        ("normal(10 min, 1 min)", "normal", (600, 60), 600),
        ("normal(10 min, cv 0.1)", "normal", (600, 60), 600),
        ("erlang(3, 20 d)", "erlang", (3, 1_728_000), 1_728_000),
        ("empirical(5 min, 7 min)", "empirical", (300, 420), 360),
        ("values(5 min, 7 min, 9 min)", "values", (300, 420, 540), 420),
        ("Exponential( 2 мин )", "exponential", (120,), 120),
    ],
)
def test_a_time_is_in_seconds(text, family, numbers, mean):
    dist = Dist.parse(text)
    assert (dist.family, dist.kind, dist.working) == (family, "time", False)
    assert dist.numbers == pytest.approx(numbers)
    assert dist.mean == pytest.approx(mean)


def test_working_days_stay_working_days():
    dist = Dist.parse("uniform(1 wd, 3 рд)")
    assert (dist.numbers, dist.working, dist.mean) == ((1, 3), True, 2)


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("5 min", (600,)),
        ("exponential(5 min)", (600,)),
        ("lognormal(5 min, cv 0.8)", (600, 0.8)),  # a spread in proportion
        ("normal(5 min, sd 1 min)", (600, 120)),
        ("uniform(1 min, 2 min)", (120, 240)),
        ("triangular(1 min, 2 min, 4 min)", (120, 240, 480)),
        ("erlang(3, 5 min)", (3, 600)),  # as many phases
        ("values(1 min, 2 min)", (120, 240)),
        ("2 wd", (4,)),
    ],
)
def test_twice_as_long_is_every_value_twice(text, twice):
    told = Dist.parse(text)
    changed = told.times(2)
    assert changed.numbers == pytest.approx(twice)
    assert changed.mean == pytest.approx(2 * told.mean)
    assert (changed.family, changed.working) == (told.family, told.working)


def test_money_is_a_plain_number():
    dist = Dist.parse("lognormal(60_000, cv 0.6)")
    assert (dist.numbers, dist.kind) == ((60_000, 0.6), "number")
    assert Dist.parse("60_000").numbers == (60_000,)


def test_one_in_ten_over_is_the_tail_of_that_lognormal():
    dist = Dist.parse("lognormal(6 min, 1 in 10 over 12 min)")
    mean, cv = dist.numbers
    # s^2/2 - 1.28155 s + ln 2 = 0: s = 1.28155 - sqrt(1.64237 - 1.38629) = 1.28155 - 0.50604 = 0.77551
    sigma = math.sqrt(math.log1p(cv * cv))
    assert sigma == pytest.approx(0.77551, abs=1e-5)
    over_twelve = 1 - 0.5 * (1 + math.erf((math.log(720 / mean) + sigma**2 / 2) / sigma / math.sqrt(2)))
    assert over_twelve == pytest.approx(0.1, abs=1e-9)


def test_a_normal_that_is_cut_at_zero_has_a_larger_mean():
    # mean 0 is refused, but at mean = sd the expectation of max(0, X) is sd (Phi(1) + phi(1)) = 0.84134 + 0.24197
    assert Dist.parse("normal(100 s, sd 100 s)").mean == pytest.approx(108.331, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lognorml(6 min, cv 0.8)", "`lognorml` is not a distribution"),
        ("lognormal(6 min)", "`lognormal` does not take 1 value"),
        ("lognormal(6 min, 0.8)", "`0.8` does not say how widely it spreads"),
        ("lognormal(0 min, cv 0.8)", "the mean of `lognormal` is 0"),
        ("lognormal(6 min, cv 30)", "a coefficient of variation of 30 is not a spread of real work"),
        ("lognormal(6 min, 1 in 10 over 5 min)", "`5 min` is not above the mean `6 min`"),
        ("lognormal(6 min, 1 in 10 over 20 min)", "no lognormal with mean `6 min` has 1 in 10 over `20 min`"),
        ("lognormal(6 min, 1 in 2 over 12 min)", "`1 in 2` is not a tail"),
        ("lognormal(6 min, 1 in 10 over 2 wd)", "working days and real time do not mix in one distribution"),
        ("exponential(2)", None),
        ("uniform(4 h, 2 h)", "the values of `uniform` do not rise"),
        ("uniform(2, 4 h)", "`2` has no unit beside values that have one"),
        ("triangular(1 d, 2 wd, 5 d)", "working days and real time do not mix in one distribution"),
        ("erlang(2.5, 20 d)", "`2.5` is not a number of phases"),
        ("erlang(3 d, 20 d)", "`3 d` is not a number of phases"),
        ("values(5 min,)", "`values(5 min,)` has an empty place between commas"),
        ("values()", "`values()` has an empty place between commas"),
        ("exponential(2 min", "`exponential(2 min`: a parenthesis is missing or stands in the wrong place"),
        ("__import__('os')", "`__import__` is not a distribution"),
        ("empirical(visits.csv, column minutes)", "the file visits.csv cannot be read without a folder"),
    ],
)
def test_what_is_no_distribution_says_why(text, message):
    if message is None:  # a number without a unit is an amount of money; where a time belongs the field refuses it
        assert Dist.parse(text).kind == "number"
        return
    with pytest.raises(UnreadableError) as caught:
        Dist.parse(text)
    assert caught.value.message == message


def test_a_misspelt_family_is_guessed():
    with pytest.raises(UnreadableError) as caught:
        Dist.parse("lognormel(6 min, cv 1)")
    assert caught.value.guess == "lognormal"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "visits.csv").write_text("minutes,what,talk_hours,mixed\n5,a,1.5,3 min\n7,b,,2 h\n", encoding="utf-8")
    (tmp_path / "russian.csv").write_text("\ufeffмин;кто\n5;Анна\n7;Борис\n", encoding="utf-8")
    return Folder(tmp_path.resolve(), tmp_path.resolve())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("empirical(visits.csv, column minutes)", (300, 420)),  # the name of the column is the unit
        ("values(visits.csv, column talk_hours)", (5_400,)),  # its last word is; empty cells are passed over
        ("empirical(visits.csv, column mixed)", (180, 7_200)),  # every cell has one
        ("empirical(visits.csv, column minutes in h)", (18_000, 25_200)),  # it is said outright
        ("empirical(russian.csv, column мин)", (300, 420)),
    ],
)
def test_values_come_from_a_column_of_a_file(folder, text, numbers):
    dist = Dist.parse(text, folder)
    assert (dist.numbers, dist.kind) == (numbers, "time")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("empirical(visit.csv, column minutes)", "there is no file `visit.csv`"),
        ("empirical(../visits.csv, column minutes)", "`../visits.csv` lies outside the scenario's folder"),
        ("empirical(visits.csv, column hours)", "visits.csv has no column `hours`"),
        ("empirical(visits.csv, column what)", "column `what` of visits.csv: `a` is not a length of time"),
        ("empirical(empty.csv, column minutes)", "column `minutes` of empty.csv is empty"),
        ("empirical(bad.csv, column minutes)", "`bad.csv` is not in UTF-8 (line 2)"),
    ],
)
def test_a_column_that_cannot_be_read_says_why(folder, text, message):
    (folder.path / "empty.csv").write_text("minutes\n\n", encoding="utf-8")
    (folder.path / "bad.csv").write_bytes(b"minutes\n\xff\n")
    with pytest.raises(UnreadableError) as caught:
        Dist.parse(text, folder)
    assert caught.value.message == message
