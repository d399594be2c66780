"""Every number of a scenario that one may vary has a path."""

from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, RootModel

from salessim import scenario as language
from salessim.scenario.distribution import Dist
from salessim.scenario.document import read_document
from salessim.scenario.errors import UnreadableError
from salessim.scenario.paths import paths
from salessim.scenario.paths.fields import FIELDS
from salessim.scenario.phrases import Commission, Growth, Outcome, Slowing, Target
from salessim.scenario.quantity import Duration, MoneyRate, Number, Rate
from salessim.scenario.ramp import Ramp
from salessim.scenario.rule import Bound
from salessim.scenario.schema import Scenario

FIRM = """
period: {from: 2027-01-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
currency: RUB
attributes: {region: {Москва: 60%, Old Town: rest}}
deal_value: normal(60_000, sd 5_000)
sources:
  calls: {rate: 14 per day (10 to 18), season: {Jan: 0.7, rest: 1}, cost: 900 per lead, goes_to: talk}
owners: {deal: {taken_at: talk}}
process:
  talk:
    takes: lognormal(6 min, 1 in 10 over 12 min)
    reached: [49%, 23%]
    try_again_after: 1 wd
    given_up: wait after uniform(2 d, 4 d)
    delay_costs: 0.95 of odds per doubling after 5 min
    grows: 2% of deal value per contact, up to 40%
    late_after: {limit: 5 h, no: x 1.5}
    then: {yes: 25% -> wait after 3 d, no: rest -> lost}
    counts_as: signed
  wait: {delay: "triangular(1 d, 2 d, 5 d)", then: {sold: rest -> done}}
teams:
  crew:
    people: {Anna: {since: 2024-03-01}, others: 2}
    does_in_order: talk
    at_most: 40 deals each
    pay: {salary: 60_000 per month, commission: 4% of signed}
    speed: 90%
costs: {workplace: 18_000 per month per person}
"""


def told(text: str = FIRM) -> dict[str, str]:
    return {path: one.told for path, one in paths(language.load_text(text)).items()}


def test_a_path_is_the_way_to_a_number_in_the_file() -> None:
    assert told() == {
        "attributes.region.Москва": "60%",  # Old Town is the rest, and no number
        "deal_value.mean": "60_000",
        "deal_value.sd": "5_000",
        "sources.calls.rate": "14 per day (10 to 18)",
        "sources.calls.season.Jan": "0.7",
        "sources.calls.season.rest": "1",
        "sources.calls.cost": "900 per lead",
        "process.talk.takes.mean": "6 min",
        "process.talk.takes.over": "12 min",
        "process.talk.reached.1": "49%",
        "process.talk.reached.2": "23%",
        "process.talk.try_again_after": "1 wd",
        "process.talk.given_up.after.least": "2 d",
        "process.talk.given_up.after.most": "4 d",
        "process.talk.delay_costs": "0.95",
        "process.talk.delay_costs.after": "5 min",
        "process.talk.grows": "2%",
        "process.talk.grows.up_to": "40%",
        "process.talk.late_after.limit": "5 h",
        "process.talk.late_after.no": "x 1.5",
        "process.talk.then.yes": "25%",
        "process.talk.then.yes.after": "3 d",
        "process.wait.delay.least": "1 d",
        "process.wait.delay.likely": "2 d",
        "process.wait.delay.most": "5 d",
        "teams.crew.people.others": "2",
        "teams.crew.at_most.deal": "40",
        "teams.crew.pay.salary": "60_000 per month",
        "teams.crew.pay.commission": "4%",
        "teams.crew.speed": "90%",
        "teams.crew.odds": "100%",  # untold, but worth varying
        "costs.workplace": "18_000 per month per person",
    }


@pytest.mark.parametrize(
    ("path", "value", "unit"),
    [
        ("process.talk.takes.mean", 6.0, "min"),
        ("process.talk.grows", 0.02, ""),
        ("process.talk.late_after.no", 1.5, ""),
        ("sources.calls.rate", 14.0, "per day"),
        ("sources.calls.cost", 900.0, ""),
        ("teams.crew.people.others", 2.0, ""),
        ("teams.crew.pay.commission", 0.04, ""),
        ("costs.workplace", 18_000.0, "per month"),
    ],
)
def test_a_number_is_known_in_the_unit_in_which_it_is_told(path: str, value: float, unit: str) -> None:
    assert paths(language.load_text(FIRM))[path].amount == (value, unit)


def test_a_value_in_another_unit_is_brought_to_the_present_one() -> None:
    found = paths(language.load_text(FIRM))
    assert found["process.talk.takes.mean"].value("0.5 h") == 30
    assert found["teams.crew.pay.salary"].value("840_000 per year") == 70_000
    assert found["process.talk.then.yes"].value("35%") == 0.35
    with pytest.raises(UnreadableError, match="`h` does not fit here"):
        found["process.talk.try_again_after"].value("9 h")  # a working day has no length without a calendar


def test_what_a_number_is_is_said_in_the_words_of_the_owner() -> None:
    found = paths(language.load_text(FIRM))
    assert found["process.talk.takes.mean"].meaning == "work at talk, on average"
    assert found["process.talk.then.yes"].meaning == "share at talk: yes"
    assert found["process.talk.then.yes.after"].meaning == "time that passes after talk: yes"
    assert found["attributes.region.Москва"].meaning == "share of leads: region Москва"


def test_the_items_of_a_list_are_numbered_where_there_are_several() -> None:
    two = FIRM.replace("commission: 4% of signed", "commission: [4% of signed, 1% of signed]")
    assert {path: text for path, text in told(two).items() if "commission" in path} == {
        "teams.crew.pay.commission.1": "4%",
        "teams.crew.pay.commission.2": "1%",
    }


def test_all_ways_to_be_paid_have_paths() -> None:
    ways = (
        "commission: {region: {Москва: '3% of signed, 5% above 500_000 per month', Old Town: 2% of signed}}, "
        "bonus: [{on_time: 95%, amount: 20_000 per month}], fee: {talk: {yes: 500}}, fine: {talk: 100}, "
        "guarantee: {income: 80_000 per month, for: 3 months}"
    )
    found = told(FIRM.replace("commission: 4% of signed", ways))
    assert {path.removeprefix("teams.crew.pay."): text for path, text in found.items() if ".pay." in path} == {
        "salary": "60_000 per month",
        "commission.region.Москва": "3%",
        "commission.region.Москва.above.1": "5%",
        "commission.region.Москва.above.1.from": "500_000",
        "commission.region.Old Town": "2%",
        "bonus.on_time": "95%",
        "bonus.amount": "20_000 per month",
        "fee.talk.yes": "500",
        "fine.talk": "100",
        "guarantee.income": "80_000 per month",
        "guarantee.for": "3 months",
    }


def test_a_change_has_paths() -> None:
    told = (
        "{on: 2027-01-18, to: other.yaml, refilled_after: 35 d, costs: {once: 600_000}, "
        "relearning: {speed: 60% -> 100% over 2 months}}"
    )
    root, _ = read_document(f"change: {told}\n", "change.yaml", None)
    assert root is not None
    scenario = language.load_text(FIRM)
    scenario.origin.places = root
    assert {path: one.told for path, one in paths(scenario).items()} == {
        "change.refilled_after": "35 d",
        "change.costs.once": "600_000",
        "change.relearning.speed.first": "60%",
        "change.relearning.speed.last": "100%",
        "change.relearning.speed.for": "2 months",
    }


def test_limits_are_found_in_one_text_and_in_a_list() -> None:
    for limits in ("'40 deals each, 75 accounts each'", "[40 deals, 75 accounts each]"):
        text = FIRM.replace("at_most: 40 deals each", f"at_most: {limits}")
        found = told(text.replace("owners: {", "owners: {account: {from: wait}, "))
        assert [found["teams.crew.at_most.deal"], found["teams.crew.at_most.account"]] == ["40", "75"]


def test_a_scenario_that_a_program_has_changed_has_no_paths() -> None:
    changed = language.load_text(FIRM).changed("another name", name="Another")
    with pytest.raises(ValueError, match="Only what was read from a text"):
        paths(changed)


@pytest.mark.parametrize("file", sorted(Path("scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_scenario_has_paths_that_can_be_read(file: Path) -> None:
    if file.stem in ("market", "trade_market"):
        return  # parts of others
    for one in paths(language.load(file)).values():
        assert one.value(one.told) == one.amount.value
        assert one.meaning


# ---- nothing is forgotten -----------------------------------------------------------------------------------------

NUMBERS = (
    Number,
    Rate,
    MoneyRate,
    Duration,
    Dist,
    Outcome,
    Target,
    Slowing,
    Growth,
    Commission,
    Ramp,
    Bound,
    float,
    int,
)
NO_FACTORS = {  # numbers of the language that have no path
    "period.for",  # of the run, not of the department
    "sources.*.at.*",  # given moments
    "teams.*.people.named.*.since",
    "plan.revenue.*", "plan.by.*.*",
    "change.*.costs.budget",  # nothing that happens hangs on it
    "change.*.people.*.to.*", "change.*.hire.*",  # everybody goes somewhere: these hang together
    "last_year.revenue", "last_year.deals", "last_year.deals_in_work", "last_year.accounts",
}  # fmt: skip
GATHERED = {
    "process.*.late_after.outcomes.*": "process.*.late_after.*",
    "teams.*.people.named.*.speed": "teams.*.people.*.speed",
    "teams.*.people.named.*.odds": "teams.*.people.*.odds",
    "teams.*.people.named.*.in.*.speed": "teams.*.people.*.in.*.speed",
    "teams.*.people.named.*.in.*.odds": "teams.*.people.*.in.*.odds",
    "change.*.unwilling.to.*": "change.*.unwilling.*",
}  # as in the file


def ways(kind: Any, way: str = "") -> set[str]:
    """The ways to all numbers of a type."""
    if get_origin(kind) is Annotated:
        return ways(get_args(kind)[0], way)
    if get_origin(kind) is dict:
        return ways(get_args(kind)[1], f"{way}.*")
    if get_origin(kind) is list:
        return ways(get_args(kind)[0], f"{way}.*")
    if isinstance(kind, type) and issubclass(kind, RootModel):
        return ways(kind.model_fields["root"].annotation, way)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return set().union(*(ways(each.annotation, f"{way}.{each.alias or name}".strip(".")) for name, each in fields))
    if get_origin(kind) is Union or (get_args(kind) and get_origin(kind) is not tuple):
        return set().union(*(ways(each, way) for each in get_args(kind)))
    return {way} if isinstance(kind, type) and issubclass(kind, NUMBERS) and kind is not bool else set()


def test_every_number_of_the_language_has_a_path_or_a_reason_to_have_none() -> None:
    known = {".".join("*" if step.startswith("{") else step for step in field.way.split(".")) for field in FIELDS}
    known |= {"teams.*.at_most.*"}  # two numbers of one text
    found = {GATHERED.get(way, way) for way in ways(Scenario)}
    assert found - known - NO_FACTORS == set()
