"""What can stop a run before its end."""


class EndlessRunError(Exception):
    """The run spent its event budget; `stations` are the busiest rows of its last steps, the busiest first.

    Its arguments are those it is made of, so that SimPy may raise it anew and a worker process may send it home.
    """

    def __init__(self, time: int, stations: tuple[int, ...], reason: str) -> None:
        super().__init__(time, stations, reason)
        self.time = time
        self.stations = stations
        self.reason = reason

    def __str__(self) -> str:
        return f"the run does not end: {self.reason} at second {self.time}, at stations {list(self.stations)}"
