"""Duty: servers come, go, and leave for good."""

from collections.abc import Generator

from simpy.events import Event

from salessim.engines.reference.actors import Server
from salessim.engines.reference.scene import Scene
from salessim.network.tables import FOREVER


class Shifts:
    """What EVENT does with servers."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def spell(self, server: Server) -> Generator[Event, None, None]:
        """One spell of one person: stretch after stretch of duty, then gone."""
        scene, duty = self.scene, self.scene.duty
        yield from self._until(server.starts)
        server.in_spell = True
        scene.vacancy = True
        for row in range(server.duty_from, server.duty_to):
            last_off = duty.off[row - 1] if row > server.duty_from else server.starts
            server.gap = duty.on[row] - last_off
            scene.touch_all()
            yield from self._until(duty.on[row])
            server.at, server.on_duty = row, True
            server.idle_since = max(server.idle_since, duty.on[row])
            if server.service is None:
                scene.is_idle(server)
            scene.ask_settle()
            yield from self._until(duty.off[row])
            server.on_duty = False
            if server.service is None:
                scene.is_idle_no_more(server)
        server.gap = FOREVER
        scene.touch_all()
        yield from self._until(server.ends)
        server.in_spell = False
        scene.gone.append(server)
        scene.ask_settle()

    def _until(self, moment: int) -> Generator[Event, None, None]:
        """Wait for a moment; what lies before the run has happened already."""
        env = self.scene.env
        if moment >= self.scene.until:
            yield env.event()  # beyond the run: never
        elif moment > env.now:
            yield env.timeout(moment - env.now)
