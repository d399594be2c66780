"""What can go wrong with a sweep as a whole, in a sentence for whoever runs it."""


class StoreError(Exception):
    """A store cannot be used as asked, and nothing in it was changed."""


class StoreFullError(StoreError):
    """Nothing more can be written: what was stored stays, and the sweep goes on from there when there is room."""


class ClusterError(Exception):
    """A cluster cannot be used as asked; what the sweep has stored stays."""
