"""Runs made of a few numbers: what each replication books in each of two months, and little else."""

from datetime import date
from typing import Any

from salessim.results.cards import FIGURES
from salessim.results.frames import FRAMES, columns, frame
from salessim.results.store import Provenance, Runs
from salessim.results.terms import PlanTerms, Terms

D = 86_400


def terms(**changed: Any) -> Terms:
    """Two months, two regions, a plan of 100 and 200, three quarters of it in Moscow."""
    words: dict[str, Any] = {
        "name": "A", "currency": "RUB", "origin": date(2001, 1, 1), "period_start": date(2001, 1, 1),
        "period_end": date(2001, 3, 1), "month_starts": (0, 31 * D, 59 * D), "stages": (), "outcomes": (),
        "sources": (), "attributes": {"region": ("Moscow", "Kazan")}, "segments": (("Moscow",), ("Kazan",)),
        "slots": (), "ledgers": ("signed", "paid"), "gates": (), "skills": {}, "desks": {}, "teams": (),
        "people": (), "plan": PlanTerms(0, (100.0, 200.0), {"region": {"Moscow": 0.75, "Kazan": 0.25}}),
    }  # fmt: skip
    return Terms(**{**words, **changed})


def booked(*rows: tuple[int, str, int, float]) -> dict[str, list[Any]]:
    """Bookings of one replication: (month, ledger, segment, amount), one deal each."""
    return {
        "month": [("2001-01", "2001-02")[month] for month, _, _, _ in rows],
        "ledger": [ledger for _, ledger, _, _ in rows],
        "stage": ["sign"] * len(rows),
        "segment": [segment for _, _, segment, _ in rows],
        "deals": [1] * len(rows),
        "amount_currency": [amount for _, _, _, amount in rows],
    }


def runs(futures: list[dict[str, Any]], seed: int = 1, **changed: Any) -> Runs:
    """One replication for each: the columns of the frames that it has, 0 in those of pay that are not told; the others
    are empty."""
    made = Runs(terms(**changed), Provenance("0.1.0", seed, "x", "reference"))
    for replication, known in enumerate(futures):
        nothing = {name: {column.name: [] for column in columns(name)[1:]} for name in FRAMES}
        filled = {**nothing, "funnel": {column.name: [0] for column in columns("funnel")[1:]}, **known}
        paid = filled["pay"]
        filled["pay"] = {column.name: paid.get(column.name, [0.0] * len(paid["team"])) for column in columns("pay")[1:]}
        made.add(replication, {name: frame(name, replication, filled[name]) for name in FRAMES})
    return made


def signed(*months: tuple[float, float], **more: Any) -> Runs:
    """Runs in which each replication signs these amounts in January and in February, all in Moscow."""
    return runs([{"bookings": booked((0, "signed", 0, a), (1, "signed", 0, b))} for a, b in months], **more)


def carded(values: list[dict[str, float]]) -> list[dict[str, Any]]:
    """Futures with a station card: the figures named, 0 for the others."""
    return [
        {
            "cards": {
                "role": [figure.role for figure in FIGURES],
                "figure": [figure.name for figure in FIGURES],
                "value": [each.get(figure.name, 0.0) for figure in FIGURES],
            }
        }
        for each in values
    ]
