"""`salessim new`: at most twenty questions, and a scenario of one's own firm."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from salessim.cli.errors import INTERRUPTED
from salessim.cli.examples import ExampleCommand
from salessim.cli.progress import shown
from salessim.translation import later, say, say_count

if TYPE_CHECKING:
    from salessim.interview.answers import Interview, Question
    from salessim.interview.files import Written
    from salessim.interview.fitting import Fitted

EXAMPLES = (
    ("salessim new okna.yaml", later("asks, and writes okna.yaml")),
    ("salessim new okna.yaml --answers okna-answers.yaml", later("asks only what is not answered there")),
)
BACK = ("back", "назад")
CHECK = later("is it sensible, and how much work comes to whom?")
RUN = later("the chance of the plan, beside last year")
FAR = 0.1  # from what was said, as a share of it


@click.command(cls=ExampleCommand, examples=EXAMPLES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--answers", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
              help=later("A file with answers by the keys of the questions."))  # fmt: skip
def new(file: Path, answers: Path | None) -> None:
    """Ask at most twenty questions about your firm and write a scenario of it."""
    if file.suffix not in (".yaml", ".yml"):
        raise click.BadParameter(say("the file must end in .yaml"), param_hint="FILE")
    from salessim.interview.answers import Interview
    from salessim.interview.questions import QUESTIONS

    interview = Interview(QUESTIONS, answers)
    try:
        _may_write(file, answers)
        asked = _ask(interview)
        _finish(interview, file, asked)
    except (click.Abort, KeyboardInterrupt):
        click.echo()
        _keep(interview, file)
        click.get_current_context().exit(INTERRUPTED)
    except Exception:
        _keep(interview, file)
        raise


def _may_write(file: Path, answers: Path | None) -> None:
    """Ask before anything is written over."""
    from salessim.interview.files import in_the_way

    there = in_the_way(file, answers)
    if there:
        names = ", ".join(path.name for path in there)
        click.confirm(say("Already there: {files}. Write over?", files=names), abort=True)


def _ask(interview: "Interview") -> bool:
    """Ask until everything is answered; whether there was anything to ask."""
    asked = False
    while (question := interview.next()) is not None:
        if not asked:
            click.echo(say("At most {number} questions. Enter means `do not know`; `back` returns to the question "
                           "before; Ctrl-C ends and keeps your answers.", number=len(interview.questions)))  # fmt: skip
        asked = True
        _ask_one(interview, question)
    return asked


def _ask_one(interview: "Interview", question: "Question") -> None:
    """Ask one question until it is answered, or go back."""
    from salessim.scenario.errors import UnreadableError

    guess = question.guess(interview.given)
    click.echo()
    click.echo(f"{len(interview.given) + 1}. {say(question.text)}")
    click.echo(say("   For example: {example}. Do not know: {guess} ({row}).", example=say(question.example),
                   guess=guess.text, row=say(guess.row)))  # fmt: skip
    while True:
        words = click.prompt("  ", default="", show_default=False, prompt_suffix="> ")
        if words.strip().casefold() in BACK:
            interview.back()
            return
        try:
            interview.answer(question, words)
            return
        except UnreadableError as error:
            for line in _kind(error):
                click.echo(f"   {line}")


def _kind(error: "Exception") -> list[str]:
    """What could not be understood, what was expected, and what may have been meant."""
    message, expected, guess = (getattr(error, part) for part in ("message", "expected", "guess"))
    lines = [f"{message}."]
    if expected:
        lines.append(say("Expected: {expected}.", expected=expected))
    if guess:
        lines.append(say("Did you mean `{word}`?", word=guess))
    return lines


def _finish(interview: "Interview", file: Path, asked: bool) -> None:
    """Fit the department to what was said, write it, and tell what comes next."""
    from datetime import date

    from salessim.interview.files import beside, write, write_department
    from salessim.interview.fitting import fitted

    today = date.today()
    click.echo()
    click.echo(say("Living through last year, until the department signs what you said ..."))
    with shown("rounds") as progress:
        found = fitted(interview.given, today, progress)
    written = write_department(interview.given, found, file, today)
    if asked:
        write({beside(file, "answers"): interview.text()})
    _tell(interview, found, written)


def _tell(interview: "Interview", found: "Fitted", written: "list[Written]") -> None:
    """What was written, how well it fits, what is not known, and the next three commands."""
    from salessim.report import numbers

    given = interview.given
    deals = given["deals"]
    said = say(" (you said {number})", number=numbers.count(deals.value.value).text) if deals.known else ""
    busy = ", ".join(f"{team} {numbers.share_text(share)}" for team, share in found.busy.items())
    signed = numbers.count(round(found.deals)).text
    click.echo(say("In {number} futures it signs {deals} deals a year on average{said}. At work, of the hours on duty: "
                   "{busy}.", number=found.futures, deals=signed, said=said, busy=busy))  # fmt: skip
    if found.apart > FAR:
        click.echo(say("These answers do not fit together well. Look at how many people there are, how busy they are, "
                       "who asks, and how many deals there were."))  # fmt: skip
    unknown = [key for key, answer in given.items() if not answer.known]
    if unknown:
        click.echo(say_count("{number} answer was `do not know`, marked so in the file: {keys}.",
                             "{number} answers were `do not know`, marked so in the file: {keys}.",
                             len(unknown), keys=", ".join(unknown)))  # fmt: skip
    click.echo()
    click.echo(say("Written:"))
    _columns([(str(one.path), say(one.purpose)) for one in written])
    click.echo()
    click.echo(say("Next:"))
    today, other = shlex.quote(str(written[0].path)), shlex.quote(str(written[-1].path))
    _columns([
        (f"salessim check {today}", say(CHECK)),
        (f"salessim run {today}", say(RUN)),
        (f"salessim compare {today} {other}", say(written[-1].purpose)),
    ])  # fmt: skip


def _columns(rows: list[tuple[str, str]]) -> None:
    width = max(len(left) for left, _ in rows)
    for left, right in rows:
        click.echo(f"  {left:{width}}  {right}")


def _keep(interview: "Interview", file: Path) -> None:
    """Nothing that was answered is lost."""
    from salessim.interview.files import beside, write

    if not interview.given:
        return
    kept = beside(file, "answers")
    write({kept: interview.text()})
    click.echo(say("Your answers so far are kept in {file}.", file=kept), err=True)
    again = f"salessim new {shlex.quote(str(file))} --answers {shlex.quote(str(kept))}"
    click.echo(say("To go on: {command}", command=again), err=True)
