"""What a study may look at: one number of each future."""

from salessim.results.swept import Response
from salessim.translation import later

RESPONSES = {
    response.key: response
    for response in (
        Response("revenue", "currency", later("revenue")),
        Response("profit", "currency", later("profit")),
        Response("attainment_ratio", "share", later("revenue by plan"), needs_plan=True),
        Response("attained", "share", later("chance of the plan"), needs_plan=True),
        Response("deals", "count", later("deals")),
    )
}
DEFAULT = ("revenue", "profit", "attainment_ratio")
CHANCES = ("attained",)  # 0 or 1 in each future: a mean over many futures says something, two futures do not
