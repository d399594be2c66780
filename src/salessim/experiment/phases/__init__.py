"""A change as a chain of phases: each is a network of its own, and takes up the state that the one before leaves."""
