"""`python -m engines.agreement.mutants [ENGINE ...]`: faults put into engines on purpose, and which house finds each.

Each fault lives in a copy of the program that comes first on the path of a process of its own. What it plays is
compared with the stored logs. The end is 1 if any fault is not found. Few houses find most faults, so that a kernel is
first interpreted; only those that survive are worth their machine code.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import salessim
from engines.agreement.faults import of_compiled, of_reference
from engines.agreement.faults.mutant import Mutant
from engines.agreement.stored import HOUSES

MUTANTS = {"reference": of_reference.MUTANTS, "compiled": of_compiled.MUTANTS}
PROGRAM = Path(salessim.__file__).parent
TESTS = Path(__file__).parents[2]
HUNTS = {"reference": ((HOUSES, "0"),), "compiled": ((15, "1"), (HOUSES, "0"))}  # houses, NUMBA_DISABLE_JIT


class Found(NamedTuple):
    """What became of a fault."""

    mutant: Mutant
    house: int  # that differed first; -1 none
    how: str
    seconds: float


def hunt(mutant: Mutant, engine: str) -> Found:
    """Play the stored houses with this fault until one differs."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "salessim"
        copytree(PROGRAM, copy, ignore=lambda _, names: [name for name in names if name == "__pycache__"])
        put_in(mutant, copy)
        for houses, interpreted in HUNTS[engine]:
            house, how = _hunt(engine, houses, interpreted, Path(folder))
            if house != -1:
                break
    return Found(mutant, house, how, time.perf_counter() - began)


def _hunt(engine: str, houses: int, interpreted: str, folder: Path) -> tuple[int, str]:
    """The house that differed first, and how."""
    settings = {
        "PYTHONPATH": os.pathsep.join([str(folder), str(TESTS)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NUMBA_CACHE_DIR": str(folder),
        "NUMBA_DISABLE_JIT": interpreted,
    }
    command = [sys.executable, "-m", "engines.agreement.hunt", engine, str(houses)]
    done = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if not lines:
        raise RuntimeError(f"a hunt could not begin:\n{done.stderr}")
    if done.returncode != 0:
        return int(lines[-1]), f"its process ended with {done.returncode}"
    return (-1, "NOT FOUND") if lines[-1] == "agrees" else (int(lines[-2]), lines[-1].removeprefix("differs: "))


def put_in(mutant: Mutant, program: Path) -> None:
    """Replace the text of a fault. Raises ValueError if it does not stand there as often as it should."""
    file = program / mutant.file
    source = file.read_text(encoding="utf-8")
    if source.count(mutant.text) != mutant.times:
        raise ValueError(f"{mutant.about}: its text stands in {mutant.file} {source.count(mutant.text)} times")
    file.write_text(source.replace(mutant.text, mutant.instead), encoding="utf-8")


def main(engines: list[str]) -> int:
    """Print what finds each fault; 1 if something finds none."""
    missed = 0
    for engine in engines or list(MUTANTS):
        print(f"\nFaults in {engine}, and the first of the stored houses that finds each:\n", flush=True)
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for found in pool.map(partial(hunt, engine=engine), MUTANTS[engine]):
                missed += found.house == -1
                house = "-" if found.house == -1 else f"{found.house}"
                print(f"{found.mutant.about:<62} {house:>4}  {found.how[:70]}  ({found.seconds:.0f} s)", flush=True)
    print(f"\n{missed} not found" if missed else "\nall found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
