"""Where the points of a study are answered, as fast as can be: what points have in common is worked out once."""

from salessim.analysis.one_future import FIGURES, OneFuture
from salessim.engines import ENGINES, Heartbeat, silent
from salessim.experiment.pasts import PastStates
from salessim.experiment.prepare import Pasts, Prepared
from salessim.experiment.run import Chances
from salessim.results.legend import Legend
from salessim.results.swept import Value
from salessim.scenario.paths import varied
from salessim.sweeps.study import Study


class Workbench:
    """Answers the points of one study. Another process gets the study alone and works out the rest anew."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._pasts, self._states = Pasts(), PastStates()

    def __reduce__(self) -> tuple[type["Workbench"], tuple[Study]]:
        return Workbench, (self.study,)

    def respond(self, values: tuple[Value, ...], first: int = 0, heartbeat: Heartbeat = silent) -> list[list[float]]:
        """The responses of a point, by replication: the futures `first`, `first` + 1, ...

        They are those that `experiment.run.simulate` gives for the scenario with these values written into its file,
        with a past that is as long as that of the scenario as it is told, at all points alike.
        Raises ScenarioError for an impossible point, EndlessFutureError, MemoryError, and what the heartbeat raises.
        """
        ready, states = self._ready(values)
        clock = ready.network.clock
        legend = Legend(ready.terms, int(clock.start[0]), int(clock.until[0]))
        futures = range(first, first + self.study.replications)
        chances = (Chances(self.study.seed, number, ENGINES[0], heartbeat, states) for number in futures)
        return [self._answers(OneFuture(each.play(ready)[0], legend)) for each in chances]

    def _ready(self, values: tuple[Value, ...]) -> tuple[Prepared, PastStates]:
        """The department of a point, and what pasts leave behind: that of all points, unless it follows the factors."""
        setting = self.study.at(values)
        told = setting.scenario
        scenario = varied(told, setting.values, self.study.history == "follows")
        length = 0 if told.past is None else self._pasts.length(told.past)
        if scenario.origin.past is told.origin.past:
            return self._pasts.alone(scenario, length), self._states
        return Pasts().alone(scenario, length), PastStates()

    def _answers(self, future: OneFuture) -> list[float]:
        return [FIGURES[response](future) for response in self.study.responses]
