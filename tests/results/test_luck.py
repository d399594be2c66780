"""Who was there on the first day, and whose children they are."""

import numpy as np

from salessim.columns import from_rows
from salessim.results.log import Booking, Entity
from salessim.results.luck import by_origin


class Told:
    """As much of a log as is read."""

    # 7 was there; 9 is its child, 12 the child of that; 8 came, 10 is its child; 11 is a child of 5, who is gone
    parents = {7: 0, 8: 0, 9: 7, 10: 8, 11: 5, 12: 9}
    entity = from_rows(Entity, [(key, parent, 0, 0, 0, 1.0, -1, -1) for key, parent in parents.items()])
    booking = from_rows(
        Booking, [(key, 0, 1, 0, ledger, 2.0**key, -1) for ledger in (0, 1) for key in (7, 8, 9, 10, 11, 12)]
    )


def test_children_and_theirs_count_for_whom_they_stem_from():
    assert by_origin(Told, 0, np.array([7], np.uint64)) == (2**8 + 2**10 + 2**11, 2**7 + 2**9 + 2**12)


def test_somebody_whose_parent_is_gone_counts_as_was_told():
    assert by_origin(Told, 1, np.array([7, 11], np.uint64))[1] == 2**7 + 2**9 + 2**11 + 2**12


def test_without_anybody_nothing_is_booked():
    class Empty:
        entity, booking = from_rows(Entity, []), from_rows(Booking, [])

    assert by_origin(Empty, 0, np.array([], np.uint64)) == (0, 0)
