"""The figures of the station card: what the head of a role looks at first. Declared as data."""

from typing import NamedTuple


class Figure(NamedTuple):
    """One figure of the station card, as it stands in the frame `cards`."""

    role: str
    name: str
    unit: str  # "count", "share", "s", "h" or "currency"
    meaning: str


FIGURES: tuple[Figure, ...] = (
    Figure("contact", "answered", "count", "contacts in which somebody was reached"),
    Figure("contact", "lost_to_waiting", "count", "gave up, were turned away, or were lost because they had waited"),
    Figure("contact", "delivered", "count", "questionnaires handed on to another role"),
    Figure("contact", "quality_share", "share", "of the questionnaires delivered that are won; open ones are censored"),
    Figure("contact", "cost_per_contact_currency", "currency", "pay and lead costs for one contact answered"),
    Figure("deal", "won_share", "share", "of the deals opened that are won; open ones are censored"),
    Figure("deal", "lost_by_waiting", "count", "lost because they had waited, gave up or were turned away"),
    Figure("deal", "lost_in_talk", "count", "lost in talk, whatever the wait"),
    Figure("deal", "without_contacts_h", "h", "person-hours of the teams that talk: on duty, idle and not paused"),
    Figure("deal", "in_work_mean", "count", "deals in work, on average"),
    Figure("processing", "done", "count", "pieces of work completed"),
    Figure("processing", "through_mean_s", "s", "from joining the queue to done, mean"),
    Figure("processing", "through_p90_s", "s", "from joining the queue to done: 9 in 10 need at most this"),
    Figure("processing", "late", "count", "waited longer than the stage's limit"),
    Figure("account", "kept_share", "share", "of the accounts there in the period that were not lost"),
    Figure("account", "orders", "count", "orders booked by accounts"),
    Figure("account", "growth_share", "share", "by how much an order exceeds what its account was worth at first"),
    Figure("account", "neglected", "count", "accounts that waited for a contact longer than the limit, or 30 days"),
)
