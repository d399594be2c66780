"""Who runs what: replications of one scenario, and of several on the same market."""
