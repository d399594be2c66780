"""What the tests about the repository share: its root, its tracked files, its Python sources."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
LARGE = {"three_regions"}  # takes minutes where plain Python plays it
COMPARED = (  # the shipped departments that are compared: one market, one beginning, one payroll
    ("linear", "secretary", "call_center", "conveyor", "scouts", "coordinator", "key_accounts"),
    ("trade_linear", "trade_split"),
)


def tracked() -> list[Path]:
    """Every file under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def name(path: Path) -> str:
    """A path as it is called within the repository."""
    return path.relative_to(ROOT).as_posix()
