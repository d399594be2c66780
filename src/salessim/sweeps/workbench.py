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
        ready = self._ready(values)
        clock = ready.network.clock
        legend = Legend(ready.terms, int(clock.start[0]), int(clock.until[0]))
        futures = range(first, first + self.study.replications)
        return [self._answers(ready, legend, replication, heartbeat) for replication in futures]

    def _ready(self, values: tuple[Value, ...]) -> Prepared:
        """The department of a point, with its past: the same for all points, unless it follows the factors."""
        setting, follows = self.study.at(values), self.study.history == "follows"
        told, pasts = setting.scenario, Pasts() if follows else self._pasts
        length = 0 if told.past is None else self._pasts.length(told.past)
        return pasts.alone(varied(told, setting.values, follows), length)

    def _answers(self, ready: Prepared, legend: Legend, replication: int, heartbeat: Heartbeat) -> list[float]:
        """All responses of one future."""
        chances = Chances(self.study.seed, replication, ENGINES[0], heartbeat, self._states)
        future = OneFuture(chances.play(ready)[0], legend)
        return [FIGURES[response](future) for response in self.study.responses]
