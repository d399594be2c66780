"""Results -> answers: estimates with their accuracy, from frames and terms alone."""
