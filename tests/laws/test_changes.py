"""Nothing gets lost where a department changes: leads, time and money add up across the days of the changes."""

import json
import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from laws import conserved
from laws.departments import Document, as_text, department
from salessim.experiment import run
from salessim.experiment.run import Future
from salessim.results.measures import summarise
from salessim.results.wages import WAGES
from salessim.scenario import load_text

CAREER = {"leaves": {"per_year": "600%"}, "replaced": {"after": "2 d", "internship": "1 d", "cost": "64"}}
PAY = {"salary": "1024 per month", "guarantee": {"income": "1_500 per month", "for": "1 month"}}
HOURLY = {"hourly": "16 per hour"}
SEEDS = range(6)


def changing(folder: Path, seed: int) -> Future:
    """A department whose people come and go, and which changes twice: people, work, pay, and back."""
    before = department(random.Random(seed))
    before["period"] = {"from": "2027-03-22", "for": "1 month"}
    before["costs"] = {"office": "4096 per month", "workplace": "512 per month per person"}
    for team in before["teams"].values():
        team |= {"pay": PAY} | CAREER
    (folder / "before.yaml").write_text(as_text(before))
    (folder / "after.yaml").write_text(as_text(otherwise(before)))
    loss = (
        "open_deals: hand_over, hand_over_loss: {accounts: 50%, deals: 50%}, relearning: {speed: 50% -> 100% over 4 d}"
    )
    train = f"retraining: {{for: 1 d, trainer: {next(iter(before['teams']))}}}"
    there, back = (
        f"{{on: 2027-03-{day}, to: {to}.yaml, {loss}, {train}}}" for day, to in ((26, "after"), (31, "before"))
    )
    text = f"based_on: before.yaml\nperiod: {{from: 2027-03-22, for: 1 month}}\nchange: [{there}, {back}]\n"
    return run.play(load_text(text, folder, "changing.yaml"), seed)


def otherwise(before: Document) -> Document:
    """The first team is paid by the hour, the others have another name and one person more."""
    after = json.loads(json.dumps(before)) | {"name": "After"}
    first, *others = after["teams"]
    after["teams"][first]["pay"] = HOURLY
    for name in others:
        after["teams"][f"new {name}"] = after["teams"].pop(name)
    for name in list(after["teams"])[1:]:
        after["teams"][name]["people"] = 3
    return after


@pytest.mark.parametrize("seed", SEEDS)
def test_leads_people_and_money_add_up_across_changes(tmp_path, seed):
    log, terms, _ = changing(tmp_path, seed)
    conserved.assert_chains(log)
    conserved.assert_little(log)
    conserved.assert_nobody_is_lost(log, terms)
    conserved.assert_money_is_what_was_booked(log, terms)
    conserved.assert_hours_add_up(log, terms)


@pytest.mark.parametrize("seed", SEEDS)
def test_pay_adds_up_by_team_month_and_person_across_changes(tmp_path, seed):
    log, terms, _ = changing(tmp_path, seed)
    frames = summarise(log, terms)
    paid = frames["pay"][[f"{part}_currency" for part in WAGES]].sum(axis=1)
    assert frames["income"].income_currency.sum() == pytest.approx(paid.sum())
    by_month = frames["income"].groupby("month", observed=True).income_currency.sum()
    assert by_month.to_dict() == pytest.approx(paid.groupby(frames["pay"].month, observed=True).sum().to_dict())


@pytest.mark.parametrize("seed", SEEDS)
def test_people_are_at_one_place_at_a_time_and_none_is_forgotten(tmp_path, seed):
    log, terms, _ = changing(tmp_path, seed)
    servers, spells, duty = conserved.rows(log.server), defaultdict(list), defaultdict(list)
    for server in servers:
        spells[server.key].append((server.starts, server.ends))
    for row in conserved.rows(log.duty):
        duty[servers[row.server].key].append((row.on, row.off))
        assert servers[row.server].ends >= row.off or row.off <= log.start
    for stretches in (*spells.values(), *duty.values()):
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(stretches)))
    turnover = summarise(log, terms)["turnover"]
    there = sum(server.starts < log.until <= server.ends for server in servers)
    assert turnover.at_first.sum() + turnover.hired.sum() - turnover.left.sum() == there
    first = {server.key for server in servers if server.starts <= log.start < server.ends}
    still = {server.key for server in servers if server.ends >= log.until}
    assert turnover.first_left.sum() == len(first - still)
