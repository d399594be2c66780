"""The line of a station: who waits, in classes that the same servers may serve."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from salessim.engines.reference.actors import Entity

ANYBODY = "anybody"  # whoever has the skill may serve this class
NOBODY = "nobody"  # it waits for an owner

# The class of those who wait: segment (one for all that are alike here), for whom (a Server, ANYBODY or NOBODY),
# unowned in the slot claimed here
Class = tuple[int, object, bool]


class Line:
    """Those who wait at one station, each class in the station's order."""

    def __init__(self, lifo: bool) -> None:
        self.lifo = lifo
        self.classes: dict[Class, list[tuple[int, int, Entity]]] = {}
        self.waiting = 0
        self.unstarted = 0

    def add(self, entity: Entity, into: Class) -> None:
        """Let an entity wait in a class: by `queued`, then key; the newest first where the order is LIFO."""
        place = (-entity.queued if self.lifo else entity.queued, entity.key, entity)
        those = self.classes.get(into)
        if those is None:
            self.classes[into] = [place]
        else:
            insort(those, place)
        entity.waiting = into
        self.waiting += 1
        self.unstarted += entity.first == -1

    def remove(self, entity: Entity) -> None:
        """Take a waiting entity out."""
        assert entity.waiting is not None
        those = self.classes[entity.waiting]
        if len(those) == 1:
            del self.classes[entity.waiting]
        else:
            del those[bisect_left(those, (-entity.queued if self.lifo else entity.queued, entity.key))]
        entity.waiting = None
        self.waiting -= 1
        self.unstarted -= entity.first == -1

    def __iter__(self) -> Iterator[Entity]:
        """Everybody who waits."""
        for those in self.classes.values():
            for _, _, entity in those:
                yield entity
