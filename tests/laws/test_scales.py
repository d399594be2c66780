"""Units are conventions: in other units of time or of money a department does the same."""

import math
import random
import re

import pytest

from laws.departments import Document, Kind, as_text, department
from laws.runs import BEGIN, DAY, Named, compiled, for_departments, play, run, told
from salessim.network.world import realise
from salessim.results.measures import summarise

HORIZON = 20 * 3_600  # everybody comes within the first six hours
TIMES = {"Visit": (5, 6, 7), "Booking": (3,), "GateChange": (1,), "Entity": (4, 6)}  # the columns of moments
MONEY = re.compile(r"(?<![\w.])(\d[\d_]*)( per month| per hour| per lead)")


def slower(value, factor):
    """The same with every length of time so many times as long."""
    if isinstance(value, dict):
        return {key: slower(each, factor) for key, each in value.items()}
    if isinstance(value, list):
        return [slower(each, factor) for each in value]
    if isinstance(value, str):
        return re.sub(r"(\d+) (min|wd|d|h)\b", lambda found: f"{factor * int(found[1])} {found[2]}", value)
    return value


def stretched(document: Document, factor: int) -> Document:
    """A department in which everything takes so many times as long, from the first lead to the last."""
    parts = ("sources", "process", "teams")
    return document | {part: slower(document[part], factor) for part in parts}


def in_units_of(rows: Named, unit: int) -> Named:
    """The same log with moments counted from the start in another unit."""

    def counted(place: int, cell):
        return (cell - BEGIN) / unit if place in TIMES[table] and cell != -1 else cell

    found = {}
    for table in TIMES:
        found[table] = [tuple(counted(place, cell) for place, cell in enumerate(row)) for row in rows[table]]
    return found


@pytest.mark.parametrize("factor", [2, 3])
def test_a_department_that_is_slower_by_a_factor_does_the_same_later(factor):
    @for_departments(12, exact=True)
    def law(document):
        once = told(play(compiled(document, until=BEGIN + HORIZON)))
        later = told(play(compiled(stretched(document, factor), until=BEGIN + factor * HORIZON)))
        assert in_units_of(later, factor) == in_units_of(once, 1)

    law()


def test_the_times_of_a_slower_department_really_are_other_times():
    document = department(random.Random(3), Kind(exact=True))
    assert slower("lognormal(20 min, cv 0.8) after 3 h", 3) == "lognormal(60 min, cv 0.8) after 9 h"
    assert as_text(stretched(document, 2)) != as_text(document)


def richer(value):
    """The same with every amount of money four times as large; amounts of deals carry no unit."""
    if isinstance(value, dict):
        return {key: richer(each) for key, each in value.items()}
    if isinstance(value, str):
        return MONEY.sub(lambda found: f"{4 * int(found[1].replace('_', ''))}{found[2]}", value)
    return value


def with_larger_amounts(law):
    if isinstance(law, dict):
        return {value: with_larger_amounts(each) for value, each in law.items()}
    return re.sub(r"\d+", lambda found: str(4 * int(found[0])), law)


def in_smaller_money(document: Document) -> Document:
    """A department whose currency is worth a quarter."""
    found = document | {part: richer(document[part]) for part in ("teams", "plan", "costs") if part in document}
    found["sources"] = {  # a rate is no money
        name: source | {"cost": richer(source["cost"])} if "cost" in source else source
        for name, source in document["sources"].items()
    }
    value = document.get("deal_value", "1")
    return found | {"deal_value": with_larger_amounts(value)}


@for_departments(5)
def test_in_a_currency_worth_a_quarter_all_money_is_exactly_four_times_as_much(document):
    one, other = run(document), run(in_smaller_money(document))
    assert other.log.booking.amount.tolist() == (4 * one.log.booking.amount).tolist()
    assert told(other)["Visit"] == told(one)["Visit"]
    frames, others = (summarise(each.log, each.compiled.terms) for each in (one, other))
    for name, frame in frames.items():
        if name == "cards":  # figures of money and of other things in one column
            continue
        for column in frame:
            expected = 4 * frame[column] if column.endswith("_currency") else frame[column]
            assert others[name][column].equals(expected), (name, column)


HALVES = {
    "all alike": {},
    "by season, weekday and hour": {
        "season": {"Jan": 0.5, "rest": 1}, "weekdays": {"Sat": 0.5, "rest": 1}, "hours": {"9-11": 2, "rest": 1},
    },
}  # fmt: skip


@pytest.mark.parametrize("shape", list(HALVES))
def test_a_source_split_in_two_halves_brings_as_many_leads_on_average(shape):
    # 60 a day in a year are about 20,000: the standard error of a Poisson number of that size is below 1 %
    whole, halves = arrivals([60], shape), arrivals([30, 30], shape)
    error = math.sqrt(len(whole))
    assert error < 0.01 * len(whole)
    assert abs(len(halves) - len(whole)) < 5 * math.sqrt(2) * error
    for of in (saturday, morning, winter):
        mine, its = of(whole), of(halves)
        share = mine.mean()
        assert abs(its.mean() - share) < 5 * math.sqrt(2 * share * (1 - share) / len(whole))


def saturday(time):
    return time // DAY % 7 == 5


def morning(time):
    return time % DAY < 11 * 3_600


def winter(time):
    return time < BEGIN


def arrivals(rates, shape):
    """The moments at which leads come in a year, from a source for each rate."""
    sources = {f"phone {n}": {"rate": f"{rate} per day", "goes_to": "greet"} for n, rate in enumerate(rates)}
    document = {
        "period": {"from": "2027-01-01", "for": "12 months"},
        "working_time": "always",
        "sources": {name: source | HALVES[shape] for name, source in sources.items()},
        "process": {"greet": {"takes": "1 min", "then": {"sold": "rest -> won"}}},
        "teams": {"callers": {"people": 1, "does_in_order": ["greet"]}},
    }
    return realise(compiled(document).network, 0, 0).arrival.time


def test_only_money_becomes_more():
    assert richer("1024 per month") == "4096 per month"
    assert richer("6.25% of signed") == "6.25% of signed"
    assert with_larger_amounts("uniform(500, 1500)") == "uniform(2000, 6000)"
