"""Whether memory lasts for the next step; the caller lets it grow."""

from typing import Any

STEP = 4  # rows of a log that one step writes at most

INLINE = ("roomy",)


def roomy(m: Any, more: int) -> bool:
    """Whether a step that may log so many rows more, and bear as many as a station can, finds room for all."""
    m.needed = more
    return (
        m.visits + more + STEP <= m.visit_room
        and m.actors + m.most_births <= m.actor_room
        and m.entities + m.most_births <= m.entity_room
        and m.bookings + STEP <= m.booking_room
        and m.changes + m.gates <= m.change_room
    )
