"""Which tongue is spoken: that of `--lang`, else that of the environment."""

from datetime import date, datetime

import pytest
from click.testing import CliRunner

from salessim.cli import main
from salessim.cli.tongue import VARIABLES, of_the_environment
from salessim.experiment.processes import in_processes
from salessim.report.estimates import signed
from salessim.report.numbers import count, hours, money_text, share_text, time_text
from salessim.translation import in_use, say, say_count, use
from salessim.translation.dates import day, moment, month, month_of_year


@pytest.mark.parametrize(
    ("environment", "tongue"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LC_MESSAGES": "ru_RU"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
        ({"SALESSIM_LANG": "ru", "LC_ALL": "en_US.UTF-8"}, "ru"),
        ({"SALESSIM_LANG": "en", "LANG": "ru_RU.UTF-8"}, "en"),
    ],
)
def test_the_first_variable_that_says_something_decides(monkeypatch, environment, tongue):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert of_the_environment() == tongue


@pytest.mark.parametrize(
    "words", [["--lang", "ru", "--help"], ["--help", "--lang", "ru"], ["--lang=ru", "demo", "--help"]]
)
def test_the_option_decides_before_anything_is_said(words):
    assert CliRunner().invoke(main, words).stdout.startswith("Использование: ")
    assert CliRunner().invoke(main, ["--help"]).stdout.startswith("Usage: ")


def test_the_option_is_stronger_than_the_environment():
    result = CliRunner().invoke(main, ["--lang", "en", "--help"], env={"SALESSIM_LANG": "ru"})
    assert result.stdout.startswith("Usage: ")


def test_a_worker_process_speaks_the_tongue_of_its_parent(russian):
    assert list(in_processes(_spoken, 1, 1)) == [(0, "ru")]


def _spoken(replication: int, heartbeat: object) -> str:
    return in_use()


def test_numbers_have_the_form_of_the_tongue(russian):
    assert money_text(104_200_000) == "104,2\u00a0млн"
    assert money_text(12_300) == "12,3\u00a0тыс."
    assert money_text(9_850) == "9\u00a0850"
    assert share_text(0.83) == "83\u00a0%"
    assert share_text(0.031) == "3,1\u00a0%"
    assert [time_text(seconds) for seconds in (45, 270, 7_200, 259_200)] == [
        "45\u00a0с", "4,5\u00a0мин", "2,0\u00a0ч", "3,0\u00a0дн"
    ]  # fmt: skip
    assert count(12_345.6).text == "12\u00a0346"
    assert hours(1_968).text == "1\u00a0968\u00a0ч"
    assert signed(-0.023, "share") == "-2,3\u00a0п.\u00a0п."


def test_days_and_months_have_the_form_of_the_tongue(russian):
    assert day(date(2027, 1, 5)) == "05.01.2027"
    assert moment(datetime(2027, 1, 5, 9, 30)) == "05.01.2027 09:30"
    assert month_of_year("2027-01") == "01.2027"
    assert month(5) == "май"


def test_days_and_months_in_english():
    assert (day(date(2027, 1, 5)), month_of_year("2027-01"), month(5)) == ("2027-01-05", "2027-01", "May")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "1 человек"),
        (2, "2 человека"),
        (5, "5 человек"),
        (11, "11 человек"),
        (21, "21 человек"),
        (22, "22 человека"),
    ],
)
def test_three_forms_of_the_plural(russian, number, told):
    assert say_count("{number} person", "{number} people", number) == told


def test_nothing_said_is_nothing_in_every_tongue():
    for tongue in ("ru", "en"):
        use(tongue)
        assert say("") == ""


def test_what_is_not_in_the_catalogue_is_said_as_it_is(russian):
    assert say("a text that {nobody} translated", nobody="yet") == "a text that yet translated"
