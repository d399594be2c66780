"""The command with points that cost nothing but time: what is proven here is what happens to answers, not answers.

`python -m kills.cheap sweep study.yaml` is `salessim sweep study.yaml` but for that.
"""

import time
from typing import Any

import salessim.sweeps.workbench
from salessim.cli import main
from salessim.sweeps.study import Study

COSTS_S = 0.004


class Cheap:
    """Answers that hang on all values of a point and on the number of the future, to the last bit."""

    def __init__(self, study: Study) -> None:
        self.study = study

    def respond(self, values: tuple[Any, ...], first: int, heartbeat: Any) -> list[list[float]]:
        """As the workbench does."""
        time.sleep(COSTS_S)
        return [
            [sum(values) ** (1 / (2 + response)) / (3 + replication) for response in range(len(self.study.responses))]
            for replication in range(first, first + self.study.replications)
        ]


if __name__ == "__main__":
    from kills import cheap  # not __main__: workers on a cluster must find the class

    salessim.sweeps.workbench.Workbench = cheap.Cheap
    main(prog_name="salessim")
