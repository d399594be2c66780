"""Names that nobody knows: stages, attributes and their values, outcomes, what is counted."""

from collections.abc import Iterable

from salessim.scenario.checks.findings import Findings
from salessim.scenario.errors import Problem
from salessim.scenario.node import Node, Path
from salessim.scenario.process import EXITS, StageModel
from salessim.scenario.schema import Scenario
from salessim.scenario.structure import TeamModel
from salessim.translation import later, say

NOT_COUNTED = later("there is no stage that `counts_as` `{word}`")
NO_OUTCOME = later("there is no outcome `{word}`")


def unknown_names(scenario: Scenario) -> list[Problem]:
    """Every name that is used but not defined; what the file defines counts even where it could not be read."""
    names = _Names(scenario)
    names.sources()
    names.money()
    names.owners()
    for name, stage in scenario.told.items():
        names.stage(name, stage)
    for name, team in scenario.teams.items():
        names.team(name, team)
    return names.found.problems


class _Names:
    """The known names, and the findings about the others."""

    def __init__(self, scenario: Scenario) -> None:
        root = self.root = scenario.origin.places
        self.scenario = scenario
        self.found = Findings(scenario.origin)
        self.stages = list(dict.fromkeys([*scenario.process, *_keys(root, "process")]))
        self.targets = [*self.stages, *EXITS]
        self.teams = list(dict.fromkeys([*scenario.teams, *_keys(root, "teams")]))
        self.attributes = {
            name: list(dict.fromkeys([*scenario.attributes.get(name, {}), *_keys(root, "attributes", name)]))
            for name in dict.fromkeys([*scenario.attributes, *_keys(root, "attributes")])
        }
        said = [_text(root, "process", name, "counts_as") for name in _keys(root, "process")]
        counted = [stage.counts_as for stage in scenario.process.values()] + said
        self.counted = list(dict.fromkeys(word for word in counted if word))

    def _stage(self, path: Path, name: str | None, of_key: bool = False) -> None:
        if name is not None and name not in self.stages:
            self.found.unknown(path, say("there is no stage `{word}`", word=name), name, self.stages, of_key)

    def _target(self, path: Path, name: str) -> None:
        if name not in self.targets:
            self.found.unknown(path, say("there is no stage `{word}`", word=name), name, self.targets)

    def _attribute(self, path: Path, name: str, values: Iterable[str], of_key: bool = True) -> None:
        if name not in self.attributes:
            self.found.unknown(
                path, say("there is no attribute `{word}`", word=name), name, self.attributes, of_key=True
            )
            return
        for number, value in enumerate(values):
            if value not in self.attributes[name]:
                step = value if of_key else number
                told = say("there is no value of {attribute} `{word}`", attribute=name, word=value)
                self.found.unknown((*path, step), told, value, self.attributes[name], of_key)

    def sources(self) -> None:
        """Where leads go, and the attributes they have."""
        for name, source in self.scenario.sources.items():
            self._stage(("sources", name, "goes_to"), source.goes_to)
            for attribute, shares in source.attributes.items():
                self._attribute(("sources", name, "attributes", attribute), attribute, shares)

    def money(self) -> None:
        """What deals are worth and leave, what the plan counts, what commission is paid on."""
        for key, told in (("deal_value", self.scenario.deal_value), ("margin", self.scenario.margin)):
            if isinstance(told, dict):
                self._by_value((key,), list(dict.fromkeys([*told, *_keys(self.root, key)])))
        plan = self.scenario.plan
        if plan is not None:
            if plan.counts not in self.counted:
                self.found.unknown(("plan", "counts"), say(NOT_COUNTED, word=plan.counts), plan.counts, self.counted)
            for attribute, shares in plan.by.items():
                self._attribute(("plan", f"by {attribute}"), attribute, shares)
        for name, team in self.scenario.teams.items():
            for paid in team.pay.commissions:
                if paid.commission.of not in self.counted:
                    path, word = ("teams", name, "pay", *paid.path), paid.commission.of
                    self.found.unknown(path, say(NOT_COUNTED, word=word), word, self.counted)

    def _by_value(self, path: Path, values: list[str]) -> None:
        """The keys of a table about deals are the values of the attribute that fits them best."""
        best = max(self.attributes, key=lambda name: len(set(values) & set(self.attributes[name])), default="")
        if not set(values) & set(self.attributes.get(best, [])):
            told = "; ".join(f"{name}: {', '.join(each)}" for name, each in self.attributes.items())
            self.found.error(
                path, say("these are not the values of one attribute"), told or say("one value for all deals")
            )
            return
        self._attribute(path, best, values)
        missing = [value for value in self.attributes[best] if value not in values]
        if missing:
            self.found.error(
                path,
                say("nothing is said about {missing}", missing=", ".join(missing)),
                say("every value of {attribute}", attribute=best),
            )

    def owners(self) -> None:
        """The stages at which ownership begins and ends."""
        for slot, owner in self.scenario.owners.items():
            for key, stage in (("taken_at", owner.taken_at), ("from", owner.from_), ("until", owner.until)):
                self._stage(("owners", slot, key), stage)

    def stage(self, name: str, stage: StageModel) -> None:
        """All names that one stage, as it was told, speaks of."""
        at: Path = ("process", name)
        if name in EXITS:
            self.found.error(
                at, say("`{name}` is where a way ends, not a stage", name=name), say("another name"), of_key=True
            )
        for outcome_name, outcome in stage.then.items():
            self._target((*at, "then", outcome_name), outcome.to)
            self._stage((*at, "then", outcome_name), outcome.child)
        self._target((*at, "gives_up"), stage.gives_up)
        self._target((*at, "when_full"), stage.when_full)
        self._target((*at, "given_up"), stage.given_up.to)
        self._stage((*at, "goes_to"), stage.goes_to)
        self._stage((*at, "same_as"), stage.same_as)
        for victim in stage.interrupts:
            self._stage((*at, "interrupts", victim), victim, of_key=True)
        if isinstance(stage.takes, dict):
            for attribute, values in stage.takes.items():
                self._attribute((*at, "takes", attribute), attribute, values)
        outcomes = [*self.scenario.process[name].then, *_keys(self.scenario.origin.places, "process", name, "then")]
        for number, good in enumerate(stage.good):
            if good not in outcomes:
                self.found.unknown((*at, "good", number), say(NO_OUTCOME, word=good), good, outcomes)
        for late in stage.late_after.outcomes if stage.late_after else ():
            if late not in outcomes:
                self.found.unknown((*at, "late_after", late), say(NO_OUTCOME, word=late), late, outcomes, of_key=True)

    def team(self, name: str, team: TeamModel) -> None:
        """All names that one team speaks of."""
        at: Path = ("teams", name)
        for rank, stages in enumerate(team.does_in_order):
            for number, stage in enumerate(stages):
                self._stage((*at, "does_in_order", rank, number), stage)
        for key, table in (("speed", team.speed), ("odds", team.odds)):
            for stage in table if isinstance(table, dict) else ():
                self._stage((*at, key, stage), stage, of_key=True)
        for stage, pause in team.pause.items():
            self._stage((*at, "pause", stage), stage, of_key=True)
            for number, watched in enumerate(pause.while_waiting_at):
                self._stage((*at, "pause", stage, "while_waiting_at", number), watched)
        for attribute, values in team.only.items():
            self._attribute((*at, "only", attribute), attribute, values, of_key=False)
        for led in team.leads.each_of if team.leads else ():
            if led not in self.teams:
                message = say("there is no team `{name}`", name=led)
                self.found.unknown((*at, "leads", "each_of", led), message, led, self.teams, of_key=True)
        self._pay((*at, "pay"), team)

    def _pay(self, at: Path, team: TeamModel) -> None:
        """What a commission, a fee or a fine is paid for."""
        if isinstance(team.pay.commission, dict):
            for attribute, values in team.pay.commission.items():
                self._attribute((*at, "commission", attribute), attribute, values)
        for stage in team.pay.fine:
            self._stage((*at, "fine", stage), stage, of_key=True)
        for stage, outcomes in team.pay.fee.items():
            self._stage((*at, "fee", stage), stage, of_key=True)
            known = list(self.scenario.process[stage].then) if stage in self.scenario.process else list(outcomes)
            for outcome in outcomes:
                if outcome not in known:
                    self.found.unknown(
                        (*at, "fee", stage, outcome), say(NO_OUTCOME, word=outcome), outcome, known, True
                    )


def _keys(root: Node | None, *path: str) -> list[str]:
    node = root
    for step in path:
        node = node.child(step) if node is not None else None
    return list(node.value) if node is not None and isinstance(node.value, dict) else []


def _text(root: Node | None, *path: str) -> str | None:
    node = root
    for step in path:
        node = node.child(step) if node is not None else None
    return node.value.strip() if node is not None and isinstance(node.value, str) else None
