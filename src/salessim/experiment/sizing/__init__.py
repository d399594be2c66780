"""How many people a plan needs: candidates are played on the same futures until it is clear who is enough."""
