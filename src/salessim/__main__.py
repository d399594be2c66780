"""`python -m salessim` is the command `salessim`."""

from salessim.cli import main

if __name__ == "__main__":
    main(prog_name="salessim")
