"""Two futures with all their money, by hand: two sources, two regions, two months.

The ads cost 5 a lead, and 60 in January beside that. Margin: 40 % in Moscow, 50 % in Kazan.
Future 1 is future 0 with nothing sold and nobody won.
"""

from typing import Any

from analysis.futures import booked, runs
from salessim.results.cards import FIGURES
from salessim.results.store import Runs
from salessim.results.terms import SourceTerms

MONTHS = ["2001-01", "2001-02"]
SOURCES = (SourceTerms("calls"), SourceTerms("ads", cost_per_lead=5.0, advertising=(60.0, 0.0)))
MARGINS = (0.4, 0.5)

# Signed: 1000 in Moscow and 200 in Kazan in January, 400 in Moscow in February. Paid: 1000 in February.
BOOKED = booked((0, "signed", 0, 1000.0), (0, "signed", 1, 200.0), (1, "signed", 0, 400.0), (1, "paid", 0, 1000.0))
PAY = {
    "team": ["sellers"] * 2,
    "month": MONTHS,
    "salary_currency": [100.0, 100.0],
    "hourly_currency": [0.0, 0.0],
    "commission_currency": [24.0, 8.0],
    "bonus_currency": [0.0, 10.0],
    "workplace_currency": [20.0, 20.0],
}  # 144 in January, 138 in February; 250 for time
COSTS = {
    "month": MONTHS * 3,
    "item": ["office"] * 2 + ["leads: ads"] * 2 + ["advertising: ads"] * 2,
    "amount_currency": [30.0, 30.0, 15.0, 5.0, 60.0, 0.0],
}  # the office 60, the ads 80
YIELDS = {
    "source": ["calls", "calls", "ads", "ads", "", ""],
    "segment": [0, 1] * 3,
    "leads": [6, 2, 3, 1, 0, 0],
    "clients": [2, 1, 0, 0, 0, 0],
    "deals": [2, 1, 0, 0, 1, 0],
    "revenue_currency": [1000.0, 200.0, 0.0, 0.0, 400.0, 0.0],
    "winning_h": [6.0, 2.0, 4.0, 1.0, 0.0, 0.0],
    "serving_h": [2.0, 0.0, 0.0, 0.0, 5.0, 0.0],
    "winning_currency": [60.0, 20.0, 40.0, 10.0, 0.0, 0.0],
    "serving_currency": [20.0, 0.0, 0.0, 0.0, 50.0, 0.0],
    "first_commission_currency": [20.0, 4.0, 0.0, 0.0, 0.0, 0.0],
    "later_commission_currency": [0.0, 0.0, 0.0, 0.0, 8.0, 0.0],
}  # 200 for work: 50 of 250 are idle
ACCOUNTS = {
    "month": MONTHS,
    "at_start": [9, 11],
    "opened": [3, 0],
    "lost": [1, 0],
    "orders": [0, 1],
    "orders_currency": [0.0, 400.0],
}
CARDS = {
    "role": [figure.role for figure in FIGURES],
    "figure": [figure.name for figure in FIGURES],
    "value": [0.75 if figure.name == "kept_share" else 0.0 for figure in FIGURES],
}

RICH = {"bookings": BOOKED, "pay": PAY, "costs": COSTS, "yields": YIELDS, "accounts": ACCOUNTS, "cards": CARDS}
UNSOLD = ("clients", "deals", "revenue_currency", "first_commission_currency", "later_commission_currency")
POOR = {
    **RICH,
    "bookings": booked(),
    "pay": {**PAY, "commission_currency": [0.0, 0.0]},
    "yields": {**YIELDS, **{name: [0] * 6 for name in UNSOLD}},
}


def both(**changed: Any) -> Runs:
    """Future 0 sells, future 1 does not."""
    return runs([RICH, POOR], **{"sources": SOURCES, "margins": MARGINS, **changed})
