"""What can stop a run before its end."""


class EndlessRunError(Exception):
    """The run spent its event budget; `stations` are the busiest rows of its last steps, the busiest first."""

    def __init__(self, time: int, stations: tuple[int, ...], reason: str) -> None:
        super().__init__(f"the run does not end: {reason} at second {time}, at stations {list(stations)}")
        self.time = time
        self.stations = stations
        self.reason = reason

    def __reduce__(self) -> tuple[type["EndlessRunError"], tuple[int, tuple[int, ...], str]]:
        """Travel whole from a worker process."""
        return EndlessRunError, (self.time, self.stations, self.reason)
