"""What becomes of steps that hang on something, in tables and sentences; the budget of a change."""

import json

import pytest

import salessim
from experiment.test_change_rules import BACK, FIRST, LUCKY, changing, made
from salessim.experiment import run
from salessim.report.decisions import decision_sentences, decisions_table
from salessim.report.document import as_document

# In the new structure somebody costs 1,000 a day more: 10,000 from 5 to 14 March; then all is as before.
RULE = "only_if: {revenue: at least 5_500, from: 2027-03-01}, else: go_back"
STEPS = (f"{FIRST}, costs: {{once: 300}}", f"{BACK}, {RULE}, costs: {{once: 100, going_back: 50, budget: 10_375}}")
FUTURES = 20


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return changing(tmp_path_factory.mktemp("rules"), *STEPS, before=LUCKY)


@pytest.fixture(scope="module")
def document(told):
    return as_document(salessim.restructure(told, replications=FUTURES).page())


def test_every_outcome_is_told_with_what_it_leaves_against_staying(told, document):
    decided = made(run.simulate(told, FUTURES))
    assert 0 < sum(decided) < FUTURES
    first, second = document["tables"]["decisions"]["rows"]
    assert (first["step"], first["rule"]) == ("2027-03-15: Before", "revenue at least 5,500")
    assert (first["what"], second["what"]) == ("it is made", "back to what it was")
    assert first["chance"]["value"] == sum(decided) / FUTURES == 1 - second["chance"]["value"]
    assert (first["gain"], second["gain"]) == (pytest.approx(-10_400), pytest.approx(-10_350))


def test_the_budget_is_exceeded_where_the_change_costs_more_in_all(told, document):
    figures = {row["figure"]: row["value"] for row in document["tables"]["restructure"]["rows"]}
    share = sum(made(run.simulate(told, FUTURES))) / FUTURES
    assert figures["exceeds its budget"]["value"] == share
    assert figures["costs in all"] == pytest.approx(share * 10_400 + (1 - share) * 10_350)
    assert "more than its budget of 10.4 k RUB in" in " ".join(document["answer"])


def test_a_run_tells_how_often_each_step_is_made_and_what_is_left_there(told):
    runs = run.simulate(told, FUTURES)
    decided = made(runs)
    (sentence,) = decision_sentences(runs)
    assert sentence.startswith("On 2027-03-15 it becomes Before in ")
    assert sentence.endswith("of futures; else it goes back to what it was.")
    table = decisions_table(runs)
    revenue = runs["decisions"]["revenue_currency"]
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    for row, wanted in zip(rows, (True, False), strict=True):
        mine = [amount for amount, one in zip(revenue, decided, strict=True) if one is wanted]
        assert row["measured"].value == pytest.approx(sum(mine) / len(mine))
    assert json.dumps([row["what"].value for row in rows]) == '["it is made", "back to what it was"]'


def test_a_department_without_rules_has_no_such_table(tmp_path):
    runs = run.simulate(changing(tmp_path, FIRST), 2)
    assert (decisions_table(runs).rows, decision_sentences(runs)) == ((), [])


def test_giving_up_is_told_as_such(tmp_path):
    told = changing(tmp_path, FIRST, "on: 2027-03-15, to: go_back, only_if: {revenue: below 5_500, from: 2027-03-01}",
                    before=LUCKY)  # fmt: skip
    answer = salessim.restructure(told, replications=8).page().answer
    assert any(line.startswith("On 2027-03-15 it goes back to what it was in ") for line in answer)
    # ten days of the dearer structure where it is given up, else 27
    assert any("Where it goes back, that brings -10.0 k RUB against never having begun" in line for line in answer)
    assert any("Where that is left out, the rest brings -27.0 k RUB against staying" in line for line in answer)
