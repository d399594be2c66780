"""All features, by primitive, and which of them a house showed."""

from engines.agreement.features import lines, owners, people, ways
from engines.agreement.features.evidence import Evidence
from engines.agreement.features.lines import Features
from engines.agreement.plays import Run

PRIMITIVES: dict[str, Features] = {
    "arrivals": lines.ARRIVALS,
    "queues": lines.QUEUES,
    "delays": lines.DELAYS,
    "patience": lines.PATIENCE,
    "capacity": lines.CAPACITY,
    "duty": people.DUTY,
    "skills": people.SKILLS,
    "interruptions": people.INTERRUPTIONS,
    "tries": people.TRIES,
    "routes": ways.ROUTES,
    "bookings": ways.BOOKINGS,
    "children": ways.CHILDREN,
    "laws": ways.LAWS_DRAWN,
    "curves": ways.CURVES,
    "calendars": ways.CALENDARS,
    "gates": owners.GATES,
    "owners": owners.OWNERS,
    "states": owners.STATES,
}
FEATURES: Features = {about: seen for features in PRIMITIVES.values() for about, seen in features.items()}


def shown(runs: list[Run]) -> set[str]:
    """What these runs of one house show."""
    evidence = [Evidence(run) for run in runs]
    return {about for about, seen in FEATURES.items() if any(seen(one) for one in evidence)}
