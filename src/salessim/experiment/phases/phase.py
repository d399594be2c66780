"""One phase of a change, ready to be played."""

from dataclasses import dataclass, replace

from salessim.compiler.redraw import Redraw, Values
from salessim.experiment.phases.step import Step
from salessim.network.places import Place
from salessim.network.tables import Clock, Network
from salessim.results.terms import Terms


@dataclass(frozen=True)
class Phase:
    """A structure between two moments."""

    network: Network  # its clock is that of the phase
    whole: Clock  # of the period: chances are decided for all of it, whenever the phase begins
    redraw: Redraw
    terms: Terms  # its own words
    learning: dict[int, int]  # by row of seat the row of whoever has moved into it
    since: dict[Place, int]  # places whose people were there from a step on, and when that was
    step: Step | None = None  # None: it goes on with the people of the phase before, if there is one

    def drawn(self, values: Values) -> "Phase":
        """The same with these values of what is not known for sure."""
        return replace(self, network=self.redraw.network(self.network, values))

    @property
    def for_the_period(self) -> Network:
        """The network as if it had been there from the first day to the last."""
        return self.network._replace(clock=self.whole)

    @property
    def begins(self) -> int:
        """Its first second."""
        return int(self.network.clock.start[0])

    @property
    def ends(self) -> int:
        """The second after its last."""
        return int(self.network.clock.until[0])
