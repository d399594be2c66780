"""What the market offered, by month and segment: the same whoever sells."""

from results.handmade import ANSWER, D, entity, log, terms, visit
from salessim.results.measures import summarise
from salessim.results.terms import SourceTerms

CALLS, WEBSITE, LIST = range(3)
SOURCES = (SourceTerms("calls"), SourceTerms("website"), SourceTerms("list", contacts=True))


def market(*entities):
    """The rows of the frame that are not empty: (month, segment) -> (leads, worth, largest)."""
    made = log([visit(one["key"], ANSWER, max(0, one["born"])) for one in entities], entities=list(entities))
    rows = summarise(made, terms(sources=SOURCES))["market"].itertuples()
    found = {(one.month, one.segment): (one.leads, one.worth_currency, one.largest_currency) for one in rows}
    return {where: figures for where, figures in found.items() if figures[0]}


def test_leads_are_counted_by_month_and_segment_with_what_they_may_be_worth():
    made = market(
        entity(1, born=D, size=100.0),
        entity(2, born=2 * D, size=300.0, source=WEBSITE),
        entity(3, born=2 * D, size=50.0, segment=1),
        entity(4, born=40 * D, size=70.0),
    )
    assert made == {
        ("2001-01", 0): (2, 400.0, 300.0),
        ("2001-01", 1): (1, 50.0, 50.0),
        ("2001-02", 0): (1, 70.0, 70.0),
    }


def test_lists_children_and_those_who_were_there_are_not_what_the_market_brings():
    assert market(
        entity(1, born=D, source=LIST),
        entity(2, born=-5 * D),
        entity(3, born=0, source=-1),
        entity(4, born=D, parent=2, source=-1),
    ) == {}  # fmt: skip


def test_every_month_and_segment_has_a_row():
    made = summarise(log([visit(1, ANSWER, D)]), terms(sources=SOURCES))["market"]
    assert list(zip(made["month"], made["segment"], made["leads"], strict=True)) == [
        ("2001-01", 0, 1), ("2001-01", 1, 0), ("2001-02", 0, 0), ("2001-02", 1, 0),
    ]  # fmt: skip
    assert made["largest_currency"].tolist() == [100.0, 0.0, 0.0, 0.0]
