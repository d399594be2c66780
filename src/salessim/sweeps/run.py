"""A whole sweep: from a study to what was found, with everything on the way kept in its store."""

from pathlib import Path

import numpy as np

from salessim.experiment.defaults import processors
from salessim.experiment.executors import Progress
from salessim.results.swept import Failed, Swept
from salessim.sweeps.about import Point, about
from salessim.sweeps.cluster import there
from salessim.sweeps.designs import Points, points
from salessim.sweeps.drive import drive, here
from salessim.sweeps.errors import StoreError
from salessim.sweeps.responses import looked_at
from salessim.sweeps.store import beside, opened, seen_from
from salessim.sweeps.stored import Stored, reading
from salessim.sweeps.study import Study, read
from salessim.translation import say


def run(
    study: Study,
    store: Path | None = None,
    workers: int | None = None,
    dask: str | None = None,
    progress: Progress | None = None,
) -> Swept:
    """Answer all points of a study that its store lacks, and tell what all of them say.

    `store` None: beside the study file. `workers`: threads, None for all processors; `dask`: the address of a cluster
    that answers instead. Raises StoreError and ClusterError; Ctrl-C keeps what is done.
    """
    from salessim.sweeps.workbench import Workbench

    path, file = store or beside(Path(study.file)), Path(study.file)
    respond = Workbench(study).respond
    crew = there(respond, dask) if dask is not None else here(respond, workers or processors())
    asked = points(study)
    known = about(study, seen_from(path.parent, file))
    with opened(path, known, [Point(*pair) for pair in zip(asked.values, asked.first, strict=True)]) as base:
        drive(base, crew, progress)
    with reading(path) as stored:
        return found(study, asked, stored)


def found(study: Study, asked: Points, stored: Stored) -> Swept:
    """What a store holds of a study; NaN where a point has no answers yet."""
    values = np.full((len(asked), study.replications, len(study.responses)), np.nan)
    for number, replication, row in stored.answers():
        values[number, replication - asked.first[number]] = row
    return Swept(
        title=study.title,
        file=study.file,
        design=study.design.kind,
        bases=study.design.size if study.design.in_bases else 0,
        factors=study.factors,
        responses=looked_at(study),
        points=asked.values,
        first=asked.first,
        values=values,
        failed=tuple(Failed(one.number, one.failure.reason) for one in stored.failures()),
        history=study.history if any(scenario.past is not None for _, scenario in study.scenarios) else "",
        currency=study.scenarios[0][1].currency,
        seed=study.seed,
        version=stored.about.version,
        digest=study.digest,
    )


def study_of(store: Path) -> Study:
    """The study that a store was made for, read anew from its file. Raises StoreError and ScenarioError."""
    with reading(store) as stored:
        file = store.parent / stored.about.file
    if not file.is_file():
        raise StoreError(
            say(
                "The study of {store} is not there any more: {file}. Where it is now: salessim sweep STUDY --store "
                "{store}",
                store=store,
                file=file,
            )
        )
    return read(file)
