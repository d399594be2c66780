"""Shares of one list add up to 100 %, or one of them is the rest."""

from collections.abc import Mapping

from salessim.scenario.checks.findings import Findings
from salessim.scenario.node import Path
from salessim.scenario.quantity import Number
from salessim.scenario.schema import Scenario
from salessim.translation import say
from salessim.translation.numbers import written

NEAR = 1e-6


def check_shares(scenario: Scenario, findings: Findings) -> None:
    """Attributes, sources that differ from them, the plan's parts, and the outcomes of every stage."""
    for name, shares in scenario.attributes.items():
        _whole(("attributes", name), shares, findings)
    for source_name, source in scenario.sources.items():
        for name, shares in source.attributes.items():
            _whole(("sources", source_name, "attributes", name), shares, findings)
    if scenario.plan is not None:
        for name, shares in scenario.plan.by.items():
            path = ("plan", f"by {name}")
            uncertain = next((value for value, share in shares.items() if share and share.low is not None), None)
            if uncertain is None:
                _whole(path, shares, findings)
            else:
                message = say("a plan has no range: it says what must be earned")
                findings.error((*path, uncertain), message, say("one share, such as 40%"))
    for name, stage in scenario.told.items():
        if stage.then:
            _whole(("process", name, "then"), {key: outcome.share for key, outcome in stage.then.items()}, findings)


def _whole(path: Path, shares: Mapping[str, Number | None], findings: Findings) -> None:
    if findings.entries(path) not in (None, len(shares)):
        return  # some of them could not be read
    numbers = {name: share for name, share in shares.items() if share is not None}
    total = sum(share.value for share in numbers.values())
    rests = [name for name, share in shares.items() if share is None]
    if len(rests) > 1:
        findings.error(
            (*path, rests[1]), say("`{name}` is the rest already", name=rests[0]), say("one `rest` in a list")
        )
    elif not rests and abs(total - 1) > NEAR:
        findings.error(
            path,
            say("the shares add up to {total}", total=_percent(total)),
            say("100% in all, or one share that is `rest`"),
        )
    elif rests and total > 1 + NEAR:
        findings.error(
            path, say("the shares add up to {total} and leave no rest", total=_percent(total)), say("at most 100%")
        )
    most = sum(share.value if share.high is None else share.high for share in numbers.values())
    uncertain = next((name for name, share in numbers.items() if share.high is not None), None)
    if uncertain is None or total > 1 + NEAR:
        return
    if not rests:
        findings.error(
            (*path, uncertain),
            say("a share with a range needs another one that is `rest`"),
            say("one `rest` in the list"),
        )
    elif most > 1 + NEAR:
        findings.error(
            (*path, uncertain),
            say("at their upper ends the shares add up to {most}", most=_percent(most)),
            say("at most 100%"),
        )


def _percent(share: float) -> str:
    return say("{number}%", number=written(f"{share * 100:.6g}"))
