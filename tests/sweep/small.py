"""A study as short as it can be."""

from salessim.results.swept import STRUCTURE, Factor
from salessim.scenario import load_text
from salessim.sweeps.design import Design
from salessim.sweeps.study import Study

SELLERS = """
period: {from: 2027-01-01, for: 3 months}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
deal_value: 4_000
sources: {calls: {rate: 5 per day, goes_to: talk}}
process: {talk: {takes: 1 h, counts_as: signed, then: {signed: 30% -> won, refused: rest -> lost}}}
plan: {counts: signed, revenue: 20_000 per month}
teams:
  sellers: {people: 2, does_in_order: [talk], pay: {salary: 3_000 per month}}
"""


def study(design: Design, *factors: Factor, **parts: object) -> Study:
    """Of one scenario, or of two equal ones if the structure is a factor."""
    labels = next((factor.values for factor in factors if factor.path == STRUCTURE), ("scenario",))
    usual = {
        "title": "Try",
        "scenarios": tuple((str(label), load_text(SELLERS)) for label in labels),
        "factors": factors,
        "ties": (),
        "responses": ("revenue",),
        "design": design,
        "replications": 2,
        "seed": 1,
        "history": "stays",
    }
    return Study(**usual | parts)
