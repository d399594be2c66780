"""Who takes part: our engines, the other simulators, and the C program; each says why if it cannot."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.process import ROOT
from salessim.engines import ENGINES

PEERS = Path(__file__).parent / "peers"
ENVIRONMENT = ROOT / ".venv-bench"
FLAGS = ("-O3", "-march=native", "-ffp-contract=off")
TUNED_C, SIMPY, CIW, SALABIM, SIMMER, CIMBA = "tuned C", "SimPy", "Ciw", "salabim", "simmer", "cimba"
MODULES = {SIMPY: "simpy", CIW: "ciw", SALABIM: "salabim", CIMBA: "cimba"}


class Entrant(NamedTuple):
    """An engine that takes part, or the reason why it does not."""

    name: str
    command: tuple[str, ...]
    absent: str = ""
    own: bool = False

    def asks(self, workload: str, customers: int, times: int, seed: int) -> list[str]:
        """The command that plays a workload so often; ours, whose worlds take long to make, the same world again."""
        often = "--times" if self.own else "--replications"
        return [*self._asks(workload, customers, seed), often, str(times)]

    def replicates(self, workload: str, customers: int, times: int) -> list[str]:
        """The command that plays so many different replications of a workload."""
        return [*self._asks(workload, customers, 1), "--replications", str(times)]

    def _asks(self, workload: str, customers: int, seed: int) -> list[str]:
        words = [workload] if self.own or workload != "overload" else ["W2", "--hunters", "6"]
        return [*self.command, *words, "--customers", str(customers), "--seed", str(seed)]


def entrants() -> list[Entrant]:
    """Everybody who could take part."""
    return [*our_own(), tuned_c(), *(peer(name, module) for name, module in MODULES.items()), simmer()]


def our_own() -> list[Entrant]:
    """Our engines."""
    return [Entrant(our_name(engine), (*program("ours"), "--engine", engine), own=True) for engine in ENGINES]


def our_name(engine: str) -> str:
    """How an engine of ours is called in the tables."""
    return f"salessim {engine}"


def program(name: str) -> tuple[str, ...]:
    """The command of a program of this package, in this Python."""
    return (sys.executable, "-m", f"benchmarks.{name}")


def peer(name: str, module: str) -> Entrant:
    """A simulator in Python, in the environment of the peers."""
    python = ENVIRONMENT / "bin" / "python"
    absent = "" if python.exists() else "the environment of the peers is not there; `make bench` makes it"
    return Entrant(name, (str(python), str(PEERS / f"with_{module}.py")), absent)


def simmer() -> Entrant:
    """The simulator in R."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return Entrant(SIMMER, (), "there is no Rscript")
    known = subprocess.run([rscript, "-e", "library(simmer)"], capture_output=True).returncode == 0
    return Entrant(SIMMER, (rscript, str(PEERS / "with_simmer.R")), "" if known else "R has no package simmer")


def tuned_c() -> Entrant:
    """The C program, compiled for this machine."""
    compiler, built = shutil.which("gcc"), ENVIRONMENT / "tuned"
    if compiler is None:
        return Entrant(TUNED_C, (), "there is no gcc")
    ENVIRONMENT.mkdir(exist_ok=True)
    subprocess.run([compiler, *FLAGS, str(PEERS / "tuned.c"), "-o", str(built), "-lm"], check=True)
    return Entrant(TUNED_C, (str(built),))
