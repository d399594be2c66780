"""Draw the pictures of the README and of the documents. `make pictures` runs it; it takes some minutes.

Those of the README are a year of the shipped department. Lengths in the drawing of the kernel are tenths of an inch.
"""

from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon

import salessim
from salessim.report.pictures.canvas import BLUE, DARK, GREY, ORANGE

FOLDER = Path(__file__).parent / "pictures"
SCENARIO = Path(__file__).parents[1] / "scenarios" / "conveyor.yaml"
FUTURES = 24
PALE_BLUE, PALE_ORANGE, PALE_GREY, WHITE, QUIET = "#D9E8F3", "#FBE3D5", "#F3F3F3", "#FFFFFF", "#6B6B6B"


def department() -> None:
    """The plan and the load of the shipped department."""
    results = salessim.simulate(SCENARIO, replications=FUTURES)
    for name in ("attainment", "load"):
        getattr(results.plot, name)().savefig(FOLDER / f"{name}.png")


def answers() -> None:
    """One more person in each team, structures side by side, and what the market would give."""
    salessim.bottlenecks(SCENARIO, replications=FUTURES).plot.heads().savefig(FOLDER / "heads.png")
    salessim.potential(SCENARIO, replications=FUTURES).plot.potential().savefig(FOLDER / "potential.png")
    structures = [SCENARIO.with_name(f"{name}.yaml") for name in ("linear", "more_managers", "secretary", "conveyor")]
    salessim.compare(structures, replications=FUTURES).plot.structures().savefig(FOLDER / "structures.png")


# ---- the kernel -------------------------------------------------------------------------------------------------


def kernel() -> None:
    """What the kernel of the compiled engine has in memory: its calendar, and who waits for whom."""
    figure = Figure(figsize=(9, 8.2), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 90), ylim=(0, 82))
    axes.axis("off")
    _stretches(axes)
    _seconds(axes)
    _due(axes)
    _lines(axes)
    _idle(axes)
    _actor(axes)
    figure.savefig(FOLDER / "kernel.png", dpi=200)


def _stretches(axes: Any) -> None:
    _say(axes, 2, 79, "The calendar", size=13, weight="bold")
    _say(
        axes, 2, 76.2, "a stretch is 65,536 seconds; whatever comes later lies in the list of its stretch", colour=QUIET
    )
    boxes = (("gone", PALE_GREY), ("this stretch", PALE_BLUE), ("the next", WHITE), ("later", WHITE), ("later", WHITE))
    for i, (text, face) in enumerate(boxes):
        _box(axes, 2 + 17.3 * i, 66, 16.8, 3.6, text, face, GREY if text == "gone" else DARK)
    for box, count in ((2, 3), (3, 1), (4, 2)):
        x = 2 + 17.3 * box + 2.4
        for i in range(count):
            _dot(axes, x + 4.2 * i, 72.2)
            if i:
                _arrow(axes, (x + 4.2 * i - 3.1, 72.2), (x + 4.2 * i - 1.1, 72.2), BLUE)
        _arrow(axes, (x, 69.6), (x, 71.1), BLUE)


def _seconds(axes: Any) -> None:
    """Some seconds of this stretch, with both levels of bits; four seconds are drawn in place of 32."""
    left, width, taken, now = 15.2, 2.28, {9, 14, 27}, 9
    zoom = [(19.3, 66), (36.1, 66), (left + 32 * width, 62.3), (left, 62.3)]
    axes.add_patch(Polygon(zoom, color=PALE_BLUE, alpha=0.5))
    for row, (name, size) in enumerate((("32 seconds a bit", 4), ("1 second a bit", 1), ("1 second a list", 1))):
        y = 59.3 - 5 * row
        _say(axes, 2, y + 1.4, name)
        for i in range(32 // size):
            full = any(second // size == i for second in taken)
            face = PALE_BLUE if full else PALE_GREY if (i + 1) * size <= now else WHITE
            bit = "" if row == 2 else str(int(full))
            _box(axes, left + i * size * width, y, size * width, 2.8, bit, face, BLUE if full else GREY)
    x = left + (now + 0.5) * width
    for row in (0, 1):
        _arrow(axes, (x, 59.3 - 5 * row), (x, 57.1 - 5 * row), BLUE)
    for second in taken - {now}:
        x = left + (second + 0.5) * width
        _arrow(axes, (x, 49.3), (x, 47.3), BLUE)
        _dot(axes, x, 46.2)


def _due(axes: Any) -> None:
    """The list of one second."""
    x = 15.2 + 9.5 * 2.28
    _arrow(axes, (x, 49.3), (x, 43), BLUE)
    _say(axes, 2, 41.2, "now: a list of actors,\nin any order")
    texts = ("entity\nits work ends", "entity\nits patience ends", "server\nits duty begins")
    for i, text in enumerate(texts):
        _box(axes, 31 + 19.5 * i, 38.4, 16, 4.6, text, PALE_BLUE)
        if i:
            _arrow(axes, (27.5 + 19.5 * i, 40.7), (31 + 19.5 * i, 40.7), BLUE)


def _lines(axes: Any) -> None:
    axes.plot([2, 88], [35.4, 35.4], color=GREY, linewidth=0.8)
    _say(axes, 2, 32.5, "A station's lines", size=13, weight="bold")
    _say(axes, 2, 29.7, "by (joined, key); a head is the best of its line", colour=QUIET)
    for y, name, times in ((23.6, "class 1", ("9:47", "9:58", "9:58")), (17.6, "class 2", ("9:41", "9:52"))):
        _say(axes, 2, y + 1.8, name)
        for i, time in enumerate(times):
            x = 9.5 + 10 * i
            _box(axes, x, y, 7.4, 3.6, time, PALE_ORANGE if i == 0 else WHITE, ORANGE)
            if i:
                _arrow(axes, (x - 2.6, y + 1.8), (x, y + 1.8), ORANGE)


def _idle(axes: Any) -> None:
    _say(axes, 53, 32.5, "Idle servers of a crew", size=13, weight="bold")
    _say(axes, 53, 29.7, "by (idle since, key); the first asks first", colour=QUIET)
    for i, time in enumerate(("9:12", "9:30", "9:30")):
        x = 56 + 11 * i
        _box(axes, x, 23.6, 7.4, 3.6, time, PALE_BLUE if i == 0 else WHITE, BLUE)
        if i:
            _arrow(axes, (x - 3.6, 25.4), (x, 25.4), BLUE)
    axes.annotate(
        "", (13.2, 17.4), (59.7, 23.4),
        arrowprops={"arrowstyle": "-|>", "color": DARK, "linewidth": 1.4, "connectionstyle": "arc3,rad=-0.24"},
    )  # fmt: skip
    _say(axes, 51, 16.2, "SETTLE: the server that has been idle longest\ntakes the best of the heads it may serve")


def _actor(axes: Any) -> None:
    """One record, with the threads of the lists in the colours of the lists."""
    _say(axes, 2, 9.4, "One actor in memory", size=13, weight="bold")
    _say(axes, 25.5, 9.4, "neighbours are row numbers: a list takes no memory of its own", colour=QUIET)
    left = 2.0
    for name, face in (
        ("key", WHITE), ("station", WHITE), ("queued", WHITE), ("due", PALE_BLUE), ("sooner", PALE_BLUE),
        ("later", PALE_BLUE), ("line", PALE_ORANGE), ("ahead", PALE_ORANGE), ("behind", PALE_ORANGE), ("...", WHITE),
    ):  # fmt: skip
        _box(axes, left, 3, 8.6, 3.8, name, face)
        left += 8.6


def _say(
    axes: Any, x: float, y: float, text: str, colour: str = DARK, size: float = 10, weight: str = "normal"
) -> None:
    axes.text(x, y, text, color=colour, fontsize=size, fontweight=weight, ha="left", va="center", linespacing=1.3)


def _box(axes: Any, x: float, y: float, width: float, height: float, text: str, face: str, edge: str = DARK) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (x, y), width, height, boxstyle="round,pad=0,rounding_size=0.3", facecolor=face, edgecolor=edge, linewidth=1
        )
    )
    axes.text(x + width / 2, y + height / 2, text, color=DARK, fontsize=10, ha="center", va="center")


def _dot(axes: Any, x: float, y: float) -> None:
    axes.plot([x], [y], marker="o", markersize=11, markerfacecolor=PALE_BLUE, markeredgecolor=BLUE)


def _arrow(axes: Any, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    axes.annotate(
        "", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    kernel()
    department()
    answers()
