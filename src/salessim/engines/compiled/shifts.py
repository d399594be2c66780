"""Duty: servers come, go, and leave for good."""

from typing import Any

from salessim.engines.compiled import calendar, idle, owners
from salessim.network.tables import FOREVER


def change(m: Any, s: int) -> None:
    """Everything that is due in a server's spell by now; the next change goes into the calendar."""
    moment = _next(m, s)
    while moment <= m.now:
        server = m.server[s]
        if server.in_spell == 0:
            _begin_spell(m, s)
        elif server.on_duty == 1:
            _go_off(m, s)
        elif server.at + 1 < server.duty_to:
            _come_on(m, s)
        else:
            _leave(m, s)
            return
        m.asked = 1
        moment = _next(m, s)
    calendar.put(m, s, moment)


def _next(m: Any, s: int) -> int:
    """When the next change comes: begin of the spell, of duty, end of duty, end of the spell."""
    server = m.server[s]
    if server.in_spell == 0:
        return server.starts
    if server.on_duty == 1:
        return m.duty.off[server.at]
    if server.at + 1 < server.duty_to:
        return m.duty.on[server.at + 1]
    return server.ends


def _begin_spell(m: Any, s: int) -> None:
    server = m.server[s]
    server.in_spell = 1
    server.at = server.duty_from - 1
    m.crew[server.team].in_spell += 1
    m.vacancy = 1
    _be_away(m, s, server.starts)


def _come_on(m: Any, s: int) -> None:
    server = m.server[s]
    server.at += 1
    server.on_duty = 1
    _be_back(m, s)
    server.idle_since = max(server.idle_since, m.duty.on[server.at])
    m.hurried = 1
    if server.entity == -1:
        idle.stand_by(m, s)


def _go_off(m: Any, s: int) -> None:
    server = m.server[s]
    server.on_duty = 0
    if server.entity == -1:
        idle.stand_down(m, s)
    _be_away(m, s, m.duty.off[server.at])


def _be_away(m: Any, s: int, since: int) -> None:
    """Off duty until the next row; colleagues may see to what waits for somebody who is away for long."""
    server = m.server[s]
    server.gap = m.duty.on[server.at + 1] - since if server.at + 1 < server.duty_to else FOREVER
    if server.gap > m.least_cover:
        server.away = 1
        m.absent += 1
        owners.touch_all(m)


def _be_back(m: Any, s: int) -> None:
    server = m.server[s]
    m.absent -= server.away
    server.away = 0


def _leave(m: Any, s: int) -> None:
    server = m.server[s]
    server.in_spell = 0
    _be_back(m, s)
    m.crew[server.team].in_spell -= 1
    m.gone_list[m.gones] = s
    m.gones += 1
    m.asked = 1
