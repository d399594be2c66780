"""The network: our intermediate representation. It knows no sales word."""
