"""The scenarios that come with the program."""

from importlib.resources import files
from pathlib import Path

DEMO = ("linear", "recruit_five", "linear_to_conveyor")  # recruit, or split? compared where nobody asks for one
COMMON_PARTS = {"market", "trade_market"}  # shipped files that other scenarios are based on


def demo_scenarios() -> dict[str, Path]:
    """The scenario files that come with the program, by name."""
    shipped = Path(str(files("salessim"))) / "_scenarios"
    folder = shipped if shipped.is_dir() else Path(__file__).parents[3] / "scenarios"
    return {path.stem: path for path in sorted(folder.glob("*.yaml")) if path.stem not in COMMON_PARTS}


def question(path: Path) -> str:
    """The question with which a shipped scenario opens."""
    return path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
