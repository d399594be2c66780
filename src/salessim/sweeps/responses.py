"""What a study may look at: one number of each future."""

from typing import TYPE_CHECKING

from salessim.results.swept import Response
from salessim.translation import later

if TYPE_CHECKING:
    from salessim.sweeps.study import Study

PROFIT, CONTRIBUTION = "profit", later("contribution after sales costs")
RESPONSES = {
    response.key: response
    for response in (
        Response("revenue", "currency", later("revenue")),
        Response(PROFIT, "currency", later("profit")),
        Response("attainment_ratio", "share", later("revenue by plan"), needs_plan=True),
        Response("attained", "share", later("chance of the plan"), needs_plan=True, chance=True),
        Response("deals", "count", later("deals")),
        Response("clients", "count", later("new clients")),
        Response("gone_cold", "count", later("gone cold"), less=True),
    )
}
DEFAULT = ("revenue", "profit", "attainment_ratio")


def looked_at(study: "Study") -> tuple[Response, ...]:
    """What a study looks at. Where no margin is stated, what is left is no profit, and is called what it is."""
    stated = all(scenario.margin is not None for _, scenario in study.scenarios)
    known = RESPONSES if stated else RESPONSES | {PROFIT: RESPONSES[PROFIT]._replace(told=CONTRIBUTION)}
    return tuple(known[key] for key in study.responses)
