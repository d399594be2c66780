"""The folder tree of a scenario: nothing outside it is read, and every text that was read is kept."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from salessim.scenario.errors import UnreadableError, did_you_mean
from salessim.translation import say

MOST_BYTES = 1_000_000
MOST_TABLE_BYTES = 20_000_000


@dataclass(frozen=True)
class Folder:
    """A folder within the tree below `root`. `texts` holds what was read, by path from the root."""

    path: Path
    root: Path
    texts: dict[str, str] = field(default_factory=dict, compare=False)

    def at(self, name: str) -> "Folder":
        """The folder in which the named file lies."""
        return replace(self, path=self.find(name).parent)

    def find(self, name: str) -> Path:
        """The named file, which must lie within the tree. Raises `UnreadableError`."""
        try:
            path = (self.path / name).resolve()
        except (OSError, ValueError, RuntimeError):
            raise UnreadableError(
                say("`{name}` is not the name of a file", name=name), say("a file beside the scenario")
            ) from None
        if not path.is_relative_to(self.root):
            raise UnreadableError(
                say("`{name}` lies outside the scenario's folder", name=name),
                say("a file in the scenario's folder or below"),
            )
        return path

    def name_of(self, path: Path) -> str:
        """The path from the root, the same on every system."""
        return path.relative_to(self.root).as_posix()

    def text(self, name: str, most: int = MOST_BYTES) -> str:
        """What stands in the named file. Raises `UnreadableError` for anything that is not a text of bounded size."""
        path = self.find(name)
        kept = self.texts.get(self.name_of(path))
        if kept is None:
            kept = self.texts[self.name_of(path)] = _decoded(name, _bytes(name, path, most))
        return kept


def _bytes(name: str, path: Path, most: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise IsADirectoryError
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        raise UnreadableError(
            say("there is no file `{name}`", name=name), say("a file that exists"), _neighbour(path)
        ) from None
    except IsADirectoryError:
        raise UnreadableError(say("`{name}` is not a file", name=name), say("a file")) from None
    except (OSError, ValueError) as reason:
        said = getattr(reason, "strerror", None) or say("the system refuses")
        raise UnreadableError(
            say("`{name}` cannot be read: {said}", name=name, said=said), say("a file that you may read")
        ) from None
    if len(content) > most:
        raise UnreadableError(
            say("`{name}` is larger than {number} MB", name=name, number=most // 1000000), say("a smaller file")
        )
    return content


def _decoded(name: str, content: bytes) -> str:
    if b"\0" in content[:4096]:
        raise UnreadableError(say("`{name}` is not a text file in UTF-8", name=name), say("a text saved as UTF-8"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = content[: reason.start].count(b"\n") + 1
        raise UnreadableError(
            say("`{name}` is not in UTF-8 (line {line})", name=name, line=line), say("a text saved as UTF-8")
        ) from None


def _neighbour(path: Path) -> str:
    try:
        names = [each.name for each in path.parent.iterdir()]
    except OSError:
        return ""
    return did_you_mean(path.name, names)
