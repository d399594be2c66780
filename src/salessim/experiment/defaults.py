"""How much is run when nobody says otherwise: the one place for these numbers."""

REPLICATIONS = 40  # for an answer: P(plan) near 90% is then known to about +-10 points
DEMO_REPLICATIONS = 12  # for a first look
ENGINES = ("reference",)
