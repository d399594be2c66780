"""Measure how fast it is: `python -m benchmarks.run`, or `make bench`.

Quick by default, some ten minutes; `--full` for figures that are quoted. `--store` writes them into the page about
speed.
"""

import argparse
import os
import platform
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import agreement, growth, phases, rates, sharing, starts, studies
from benchmarks.entrants import MODULES, PEERS, Entrant, entrants
from benchmarks.plans import FULL, QUICK, Plan
from benchmarks.process import ROOT
from benchmarks.targets import Figures, judged

PAGE = ROOT / "docs" / "background" / "speed.md"
BLOCK = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
Part = Callable[[Plan, Sequence[Entrant], Figures], str]
PARTS: dict[str, tuple[str, Part]] = {
    "rates": ("Rates", rates.measure),
    "phases": ("Our own work by phase", phases.measure),
    "starts": ("Starting", starts.measure),
    "growth": ("Growth", growth.measure),
    "threads": ("Threads", sharing.measure),
    "studies": ("Points of a study", studies.measure),
    "agreement": ("The same answer?", agreement.measure),
}
QUICK_PARTS = [name for name in PARTS if name != "agreement"]


def main() -> None:
    """Measure, print, and store if asked to."""
    words = arguments()
    plan, names = (FULL, list(PARTS)) if words.full else (QUICK, QUICK_PARTS)
    field = entrants()
    page = measured(plan, field, words.parts or names)
    if words.store:
        store(page, PAGE)


def arguments() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="more rounds, larger sizes, and whether answers agree")
    parser.add_argument("--parts", nargs="+", choices=PARTS, help="only these parts")
    parser.add_argument("--store", action="store_true", help=f"write the figures into {PAGE.relative_to(ROOT)}")
    words = parser.parse_args()
    if words.store and words.parts:
        parser.error("--store wants all parts, so that the page is of one piece")
    return words


def measured(plan: Plan, field: Sequence[Entrant], names: Sequence[str]) -> str:
    """All tables, the targets first; each is printed as soon as it is known."""
    figures: Figures = {}
    tables, load = [], os.getloadavg()[1]
    for name in names:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        title, measure = PARTS[name]
        tables.append(f"### {title}\n\n{measure(plan, field, figures)}\n")
        print(tables[-1], flush=True)
    left_out = "".join(f"\n{entrant.name} is left out: {entrant.absent}." for entrant in field if entrant.absent)
    form = "full" if plan is FULL else "quick"
    head = f"""Measured on {date.today():%Y-%m-%d}, {form} form, {plan.rounds} rounds; {machine()}.
Of the processors, programs of others kept {load:.1f} busy in the five minutes before (0 is a quiet machine).{left_out}
"""
    targets = f"### Targets\n\n{judged(figures)}\n"
    print(f"{targets}\n{head}")
    return "\n".join([head, targets, *tables])


def machine() -> str:
    """On what it was measured, and with which versions."""
    info, pins = Path("/proc/cpuinfo"), (PEERS / "requirements.txt").read_text(encoding="utf-8")
    model = re.search(r"model name\s*: (.+)", info.read_text()) if info.exists() else None
    ours = [f"NumPy {version('numpy')}", f"Numba {version('numba')}"]
    pinned = re.findall(r"^(\w+)==(\S+)$", pins, re.MULTILINE)
    others = [f"{name} {number}" for name, number in pinned if name in MODULES.values()]
    return ", ".join([model[1] if model else platform.machine(), f"Python {platform.python_version()}", *ours, *others])


def store(page: str, path: Path) -> None:
    """Write the figures between the marks of a page."""
    text = path.read_text(encoding="utf-8")
    path.write_text(BLOCK.sub(lambda _: f"\n{page}\n", text), encoding="utf-8")


if __name__ == "__main__":
    main()
