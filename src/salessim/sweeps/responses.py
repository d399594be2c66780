"""What a study may look at: one number of each future."""

from salessim.results.swept import Response
from salessim.translation import later

RESPONSES = {
    response.key: response
    for response in (
        Response("revenue", "currency", later("revenue")),
        Response("profit", "currency", later("profit")),
        Response("attainment_ratio", "share", later("revenue by plan"), needs_plan=True),
        Response("attained", "share", later("chance of the plan"), needs_plan=True, chance=True),
        Response("deals", "count", later("deals")),
        Response("clients", "count", later("new clients")),
        Response("gone_cold", "count", later("gone cold"), less=True),
    )
}
DEFAULT = ("revenue", "profit", "attainment_ratio")
