"""How far a sweep is, told from its store alone, also while it runs."""

from datetime import datetime
from pathlib import Path

from salessim.report.page import Page
from salessim.report.sweep_status import FailedRow, Status, status_page
from salessim.sweeps.stored import reading
from salessim.sweeps.writer import writer
from salessim.translation.dates import moment


def status_of(store: Path) -> Page:
    """What is said about a store at this moment. Raises StoreError."""
    at_work = writer(store)
    with reading(store) as stored:
        about, count = stored.about, stored.count()
        return status_page(
            Status(
                title=about.title,
                file=str(store),
                points=count.points,
                answered=count.answered,
                failed=[FailedRow(one.number, one.point.values, one.failure.reason) for one in stored.failures()],
                begun=moment(datetime.fromisoformat(stored.begun)),
                writer=str(at_work or ""),
                version=about.version,
                seed=about.seed,
                study=about.digest,
            )
        )
