"""A better process or more advertising as another scenario: one stage faster or more convincing, one source larger."""

import math
from dataclasses import replace

from salessim.scenario import Scenario
from salessim.scenario.distribution import Dist
from salessim.scenario.quantity import MoneyRate, Number
from salessim.scenario.schema import Outcome, SourceModel, StageModel
from salessim.scenario.spans import MonthlyMoney
from salessim.translation import say

FASTER = 1.1  # times the speed
POINTS = 0.05  # of all that a stage ends
MORE = 1.1  # times the leads


def faster(scenario: Scenario, stage: str) -> Scenario:
    """The scenario in which everybody works 10 % faster at a stage, tries that reach nobody included."""
    told = scenario.process[stage]
    takes, missed = told.takes, told.unanswered_takes.times(1 / FASTER)
    if isinstance(takes, Dist):
        quicker = told.model_copy(update={"takes": takes.times(1 / FASTER), "unanswered_takes": missed})
    else:
        table = {attribute: {value: dist.times(1 / FASTER) for value, dist in by_value.items()}
                 for attribute, by_value in (takes or {}).items()}  # fmt: skip
        quicker = told.model_copy(update={"takes": table, "unanswered_takes": missed})
    name = say("{scenario}, 10% faster at {stage}", scenario=scenario.name, stage=stage)
    return scenario.changed(f"faster at {stage}", name=name, process={**scenario.process, stage: quicker})


def convincing(stage: StageModel) -> str | None:
    """The first good outcome of a stage, if it may become more frequent; else None."""
    if not stage.good_outcomes or stage.good_outcomes[0] not in stage.then:
        return None
    outcome = stage.good_outcomes[0]
    return outcome if share_of(stage, outcome) < 1 - 1e-9 else None


def share_of(stage: StageModel, outcome: str) -> float:
    """The share of an outcome as it is told; `rest` is what the others leave."""
    told = stage.then[outcome].share
    return told.value if told is not None else max(0.0, 1 - _of_others(stage, outcome))


def more_convincing(scenario: Scenario, stage: str, outcome: str) -> Scenario:
    """The scenario in which an outcome is 5 points more frequent, 100 % at most; the others shrink in proportion."""
    told = scenario.process[stage]
    share = share_of(told, outcome)
    more = min(POINTS, 1 - share)
    left = (1 - share - more) / (1 - share)
    then = {name: _of(told, stage, name, more if name == outcome else None, left) for name in told.then}
    better = told.model_copy(update={"then": then})
    words = {"outcome": outcome, "stage": stage, "scenario": scenario.name}
    name = say("{scenario}, 5 points more {outcome} at {stage}", **words)
    return scenario.changed(f"more {outcome} at {stage}", name=name, process={**scenario.process, stage: better})


def more_leads(scenario: Scenario, source: str) -> Scenario:
    """The scenario in which 10 % more come from a source, for 10 % more advertising; each costs what it did."""
    name = say("{scenario}, 10% more from {source}", scenario=scenario.name, source=source)
    sources = {**scenario.sources, source: _larger(scenario.sources[source])}
    return scenario.changed(f"more from {source}", name=name, sources=sources)


def _larger(source: SourceModel) -> SourceModel:
    """A whole number of contacts, at least one more; given moments stay, since nobody pays for more of them."""
    parts: dict[str, object] = {}
    if source.rate is not None:
        parts["rate"] = replace(source.rate, number=source.rate.number.times(MORE))
    if source.contacts is not None:
        parts["contacts"] = math.ceil(source.contacts * MORE - 1e-9)
    if source.advertising is not None:
        rates = {span: MoneyRate(rate.amount * MORE, rate.per) for span, rate in source.advertising.root.items()}
        parts["advertising"] = MonthlyMoney.model_construct(root=rates)
    return source.model_copy(update=parts)


def _of_others(stage: StageModel, outcome: str) -> float:
    """What the shares of all other outcomes make."""
    shares = (one.share for name, one in stage.then.items() if name != outcome)
    return math.fsum(share.value for share in shares if share is not None)


def _of(stage: StageModel, name: str, outcome: str, more: float | None, left: float) -> Outcome:
    """An outcome with so much more, or with what is left of it; the rest stays the rest."""
    told = stage.then[outcome]
    if told.share is None:
        return told
    share = told.share.times(left) if more is None else _plus(told.share, more)
    if share.unsure:
        share.stands_at(("process", stage.id or name, "then", outcome))
    return replace(told, share=share)


def _plus(share: Number, more: float) -> Number:
    low, high = (None if end is None else min(1.0, end + more) for end in (share.low, share.high))
    return Number(share.value + more, low, high)
