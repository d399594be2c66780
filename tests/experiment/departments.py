"""Small departments for searches of head counts: a month of calls that go from team to team, made by chance."""

import random
from pathlib import Path

from salessim.scenario import Scenario, load

STAGES = ("answer", "offer", "sign")


def department(folder: Path, number: int) -> Scenario:
    """Two teams in a row, three in every fifth department; each has work for one to three people and its own pay."""
    chance = random.Random(number)
    teams = 3 if number % 5 == 4 else 2
    rate, share = chance.choice([3, 4, 6]), chance.choice([50, 70, 90])
    ways, come = [], float(rate)
    for stage, then in zip(STAGES[:teams], (*STAGES[1:teams], "won"), strict=True):
        hours = round(8 * chance.uniform(0.9, 2.8) / come, 2)
        come *= share / 100
        books = "counts_as: signed, " if then == "won" else ""
        ways.append(
            f"{stage}: {{takes: exponential({hours} h), {books}then: {{on: {share}% -> {then}, no: rest -> lost}}}}"
        )
    plan = round(100 * come * 21 * chance.uniform(0.65, 0.75))
    crews = [
        f"crew_{stage}: {{people: 2, does_in_order: [{stage}], pay: {{salary: {chance.randint(10, 40)}00 per month}}}}"
        for stage in STAGES[:teams]
    ]
    text = f"""
name: Department {number}
period: {{from: 2027-03-01, for: 1 month}}
working_time: {{days: Mon-Fri, hours: 9:00-17:00}}
deal_value: exponential(100)
sources: {{calls: {{rate: {rate} per day, goes_to: answer}}}}
process: {{{", ".join(ways)}}}
plan: {{counts: signed, revenue: {plan} per month}}
teams: {{{", ".join(crews)}}}
"""
    path = folder / f"department_{number}.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)
