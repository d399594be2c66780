"""Idle servers of a team, the longest idle first, by (idle since, key)."""

from typing import Any

INLINE = ("stand_by", "stand_down", "idle_before")


def stand_by(m: Any, s: int) -> None:
    """A server on duty has nothing in hand."""
    server = m.server[s]
    crew = m.crew[server.team]
    ahead, behind = crew.idle_tail, -1
    while ahead != -1 and idle_before(m, s, ahead):
        ahead, behind = m.server[ahead].ahead, ahead
    server.ahead, server.behind = ahead, behind
    if ahead == -1:
        crew.idle_head = s
    else:
        m.server[ahead].behind = s
    if behind == -1:
        crew.idle_tail = s
    else:
        m.server[behind].ahead = s
    crew.touched = 1


def stand_down(m: Any, s: int) -> None:
    """A server that was idle begins to work, or goes off duty."""
    server = m.server[s]
    crew = m.crew[server.team]
    ahead, behind = server.ahead, server.behind
    if ahead == -1:
        crew.idle_head = behind
    else:
        m.server[ahead].behind = behind
    if behind == -1:
        crew.idle_tail = ahead
    else:
        m.server[behind].ahead = ahead


def idle_before(m: Any, s: int, other: int) -> bool:
    """Whether a server has been idle for longer than another."""
    one, two = m.server[s], m.server[other]
    if one.idle_since != two.idle_since:
        return one.idle_since < two.idle_since
    return one.key < two.key
