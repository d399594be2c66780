"""In which tongue the commands speak, and what click says in it by itself."""

import gettext
import os

import click

from salessim.translation import CATALOGUES, DOMAIN, TONGUES, later, later_count, use

VARIABLES = ("SALESSIM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that says something decides

# What click looks up in the catalogue: its texts in all versions that we take.
CLICK = (
    later("Usage:"),
    later("Options"),
    later("Commands"),
    later("Show this message and exit."),
    later("Show the version and exit."),
    later("default: {default}"),
    later("Error: {message}"),
    later("Try '{command} {option}' for help."),
    later("Aborted!"),
    later("Missing command."),
    later("Missing argument"),
    later("Missing option"),
    later("Missing parameter"),
    later("No such command {name!r}."),
    later("No such option {name!r}."),
    later("No such option: {name}"),
    later("Option {name!r} does not take a value."),
    later("Invalid value: {message}"),
    later("Invalid value for {param_hint}: {message}"),
    later("{value!r} is not a valid {number_type}."),
    later("{value} is not in the range {range}."),
    later("Choose from:\n\t{choices}"),
    later("{name} {filename!r} does not exist."),
    later("{name} {filename!r} is a file."),
    later("{name} {filename!r} is a directory."),
    later("{name} {filename!r} is not readable."),
    later("{name} {filename!r} is not writable."),
    later_count("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    later_count("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    later_count("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    later_count("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)
# What stands in a line of usage, and how click calls what an option takes.
PLACES = (
    later("[OPTIONS]"),
    later("COMMAND [ARGS]..."),
    later("FILE"),
    later("FILES..."),
    later("[NAME]"),
    later("SHARE"),
    later("AMOUNT"),
    later("TEAM"),
    later("WORD"),
    later("[WORD]"),
    later("AS_IS"),
    later("[TO_BE]"),
    later("DATE"),
    later("NUMBER"),
    later("TEXT"),
    later("DIRECTORY"),
    later("INTEGER RANGE"),
    later("STUDY"),
    later("STORE"),
    later("STUDY | COMMAND ..."),
    later("ADDRESS"),
)


def of_the_environment() -> str:
    """The tongue that the environment asks for, as far as it is known."""
    told = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    wanted = told[:2].lower()
    return wanted if wanted in TONGUES else TONGUES[0]


def speak(tongue: str) -> None:
    """Speak this tongue from now on, click included: it asks gettext, which asks the environment."""
    use(tongue)
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = tongue


def chosen(_: click.Context, __: click.Parameter, tongue: str | None) -> None:
    """What `--lang` does, before anything else is said."""
    if tongue is not None:
        speak(tongue)
