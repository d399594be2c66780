"""The workbench: the answers to points, as a run of the scenario with the values in its file would give them."""

import pickle
from pathlib import Path

import pytest

from salessim import scenario as language
from salessim.analysis.attainment import attained
from salessim.analysis.one_future import FIGURES
from salessim.analysis.profit import profit
from salessim.analysis.revenue import by_month, plan_ledger, summed
from salessim.experiment.run import simulate
from salessim.scenario import Scenario, ScenarioError
from salessim.sweeps.responses import RESPONSES
from salessim.sweeps.study import Study, read
from salessim.sweeps.workbench import Workbench

ALL = ("revenue", "profit", "attainment_ratio", "attained", "deals", "clients", "gone_cold")
MARKET = """
period: {from: 2027-01-01, for: 2 months}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
attributes: {segment: {small: 60%, medium: 30%, key: 10%}}
deal_value: {small: "lognormal(1_000, cv 0.5)", medium: 3_000, key: "lognormal(9_000, cv 1.1)"}
margin: {small: 40%, medium: 35%, key: 30%}
sources:
  calls: {rate: 9 per day, cost: 15 per lead, busy_and_quiet_days: {variance_to_mean: 3}, goes_to: talk}
owners: {deal: {taken_at: talk}, account: {from: care}}
process:
  talk:
    takes: lognormal(40 min, cv 1.0)
    patience: exponential(30 min)
    then: {offer: 40% (30% to 50%) -> decide after 2 d, no: rest -> lost}
  decide: {takes: 20 min, by: deal owner, counts_as: signed, then: {signed: 60% -> care, no: rest -> lost}}
  care: {delay: 20 d, then: {call: rest -> visit}}
  visit: {takes: 1 h, by: account owner, then: {kept: 90% -> care, gone: rest -> lost}}
plan: {counts: signed, revenue: 40_000 per month}
costs: {workplace: 200 per month per person, office: 1_000 per month}
"""
PAST = "based_on: market.yaml\nteams: {all: {people: 4, does_in_order: [talk, decide, visit]}}\nstart: {accounts: 10}\n"
NOW = """
based_on: market.yaml
start: {history: past.yaml}
teams:
  callers:
    people: 2
    does_in_order: talk
    pause: {talk: {while_waiting_at: decide, more_than: 3, resume_at: 1}}
    pay: {hourly: 12 per hour, not_paid_while: paused}
  sellers:
    people: 2
    does_in_order: [decide, visit]
    pay: {salary: 2_000 per month, commission: 5% of signed, bonus: {accounts_kept: 80%, amount: 300 per month}}
"""
STUDY = """
scenario: now.yaml
factors:
  teams.sellers.people: 1 to 3
  process.talk.takes.mean: 30 min to 60 min
  attributes.segment.key: 5% to 20%
responses: [revenue, profit, attainment_ratio, attained, deals, clients, gone_cold]
design: {latin_hypercube: 8 points}
seed: 7
"""
POINT = (3, 51.5, 0.16)  # the others share 84% as 60 to 30: 56% and 28%


def by_hand(text: str) -> str:
    return (
        text.replace("lognormal(40 min", "lognormal(51.5 min")
        .replace("{small: 60%, medium: 30%, key: 10%}", "{small: 56%, medium: 28%, key: 16%}")
        .replace("    people: 2\n    does_in_order: [decide", "    people: 3\n    does_in_order: [decide")
    )


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("firm")
    for name, text in {"market": MARKET, "past": PAST, "now": NOW, "study": STUDY}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "later.yaml").write_text(STUDY + "history: follows\n", encoding="utf-8")
    both = STUDY.replace("scenario: now.yaml", "structures: {split: now.yaml, together: linear.yaml}")
    (folder / "linear.yaml").write_text(PAST.replace("{accounts: 10}", "{history: past.yaml}"), encoding="utf-8")
    one_path = both.replace("  teams.sellers.people: 1 to 3\n", "").replace("  attributes.segment.key: 5% to 20%\n", "")
    (folder / "structures.yaml").write_text(one_path, encoding="utf-8")
    return folder


def answers(scenario: Scenario, study: Study, first: int = 0) -> list[list[float]]:
    """What a run of a scenario gives, measure by measure."""
    runs = simulate(scenario, first + study.replications, study.seed, engine="compiled")
    revenue = by_month(runs, plan_ledger(runs)).sum(axis=1)
    plan = runs.terms.plan.total
    deals, clients, cold = (
        summed(runs, "yields", "deals"),
        summed(runs, "yields", "clients"),
        summed(runs, "stages", "gone_cold"),
    )
    columns = (revenue, profit(runs), revenue / plan, attained(runs).astype(float), deals, clients, cold)
    return [[float(column[replication]) for column in columns] for replication in range(first, len(runs))]


def written(folder: Path, market: str, past: str, now: str) -> Scenario:
    """The scenario of three texts."""
    folder.mkdir()
    for name, text in {"market": market, "past": past, "now": now}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return language.load(folder / "now.yaml")


def test_the_figures_are_those_of_a_run_to_the_bit(firm):
    study = read(firm / "study.yaml")
    assert study.responses == ALL
    as_told = (2, 40.0, 0.10)
    assert Workbench(study).respond(as_told) == answers(language.load(firm / "now.yaml"), study)


def test_every_response_of_a_study_has_a_figure():
    assert set(RESPONSES) == set(FIGURES)


def test_a_point_is_the_scenario_with_its_values_in_the_file_and_the_same_past(firm, tmp_path):
    study = read(firm / "study.yaml")
    # the past is that of the first market: its files stand beside the changed one
    past = MARKET + PAST.replace("based_on: market.yaml\n", "")
    scenario = written(tmp_path / "hand", by_hand(MARKET), past, by_hand(NOW))
    assert Workbench(study).respond(POINT) == answers(scenario, study)


def test_where_the_past_follows_it_is_changed_alike(firm, tmp_path):
    study = read(firm / "later.yaml")
    scenario = written(tmp_path / "hand", by_hand(MARKET), PAST, by_hand(NOW))
    found = Workbench(study).respond(POINT)
    assert found == answers(scenario, study)
    assert found != Workbench(read(firm / "study.yaml")).respond(POINT)


def test_the_first_future_may_be_any(firm):
    study = read(firm / "study.yaml")
    bench = Workbench(study)
    assert bench.respond(POINT, 3)[0] == bench.respond(POINT, 2)[1]


def test_a_structure_is_a_value_like_others(firm):
    study = read(firm / "structures.yaml")
    bench = Workbench(study)
    assert bench.respond(("together", 40.0)) == answers(language.load(firm / "linear.yaml"), study)
    assert bench.respond(("split", 40.0)) == answers(language.load(firm / "now.yaml"), study)


def test_answers_depend_neither_on_the_order_of_points_nor_on_the_process(firm):
    study = read(firm / "study.yaml")
    points = [POINT, (1, 33.0, 0.05), (2, 60.0, 0.2)]
    one, other = Workbench(study), pickle.loads(pickle.dumps(Workbench(study)))
    assert [one.respond(point) for point in points] == [other.respond(point) for point in reversed(points)][::-1]


def test_an_impossible_point_is_told_by_its_paths(firm):
    with pytest.raises(ScenarioError, match="^teams.sellers.people, .*: nobody does `decide`"):
        Workbench(read(firm / "study.yaml")).respond((0, 40.0, 0.1))


def test_a_heartbeat_ends_a_point_and_the_next_one_is_whole(firm):
    bench = Workbench(read(firm / "study.yaml"))

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.respond(POINT, 0, stop)
    assert bench.respond(POINT) == Workbench(bench.study).respond(POINT)
