"""Draw the pictures of the README: a year of the shipped department. `make pictures` runs it; it takes some minutes."""

from pathlib import Path

import salessim

FOLDER = Path(__file__).parent / "pictures"
SCENARIO = Path(__file__).parents[1] / "scenarios" / "conveyor.yaml"
FUTURES = 24

if __name__ == "__main__":
    results = salessim.simulate(SCENARIO, replications=FUTURES, workers=None)
    FOLDER.mkdir(exist_ok=True)
    for name in ("attainment", "load"):
        getattr(results.plot, name)().savefig(FOLDER / f"{name}.png")
