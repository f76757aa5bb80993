"""The process that relnet runs in: its streams, its signals and its last words."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from relnet.cli.language import _
from relnet.cli.screen import complain, explain
from relnet.cli.terminal import is_terminal
from relnet.errors import RelnetError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from types import FrameType, TracebackType

INTERRUPTED = 130
UNFORESEEN = 3  # not Python's own 1, which says that nothing was found; data that is too much, too
STREAMS = {"stdin": "r", "stdout": "w", "stderr": "w"}
# What ends relnet. SIGALRM is its own; Windows has only the first two.
SIGNALS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM")
    if hasattr(signal, name)
]

_arrived: list[int] = []  # signals; the first one counts


class Interrupted(BaseException):
    """A signal asks relnet to end.

    It is no KeyboardInterrupt: if one passes an exec(), of which dataclasses are made, Python
    kills itself at exit although it was caught.
    """


def take_charge() -> None:
    """Make sure of the streams, end in order on a signal, and never show a traceback."""
    for name, mode in STREAMS.items():
        if getattr(sys, name) is None:  # closed: another file would get its number
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    sys.excepthook = _last_words
    sys.unraisablehook = _ask_again
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup sets it
            signal.signal(number, _stop)


def wind_up() -> None:
    """Pay no attention to signals any more: all is done."""
    _arrived.append(0)
    if hasattr(signal, "pthread_sigmask"):  # Python drops its handlers before it is gone
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)


def say_interrupted() -> int:
    """Say that the run ended before it was done; returns its exit code."""
    discard_output()
    if is_terminal(sys.stderr):
        complain("")  # after ^C, or a question
    complain(_("Interrupted; nothing is half done."))
    return INTERRUPTED


def discard_output() -> None:
    """Throw away what stdout could not take; Python would try again at exit, and complain."""
    with suppress(OSError):  # a stream that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show_trace(error: BaseException) -> None:
    """Show where an error came from, for --debug."""
    from traceback import format_exception

    complain("".join(format_exception(error)))


def _stop(number: int, _frame: FrameType | None) -> None:
    if not _arrived:
        _arrived.append(number)
        raise Interrupted


def _ask_again(unraisable: sys.UnraisableHookArgs) -> None:
    """Interrupt once more, a moment later, what could not be interrupted: a callback of Python's.

    This is Python's ``sys.unraisablehook``.
    """
    if unraisable.exc_type is Interrupted and hasattr(signal, "setitimer"):
        _arrived.clear()
        signal.setitimer(signal.ITIMER_REAL, 0.001)
    else:
        sys.__unraisablehook__(unraisable)


def _last_words(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> NoReturn:
    """Say what no part of relnet foresaw; this is Python's ``sys.excepthook``."""
    if any(_arrived):  # SQLite, for one, makes another error of what its callbacks raise
        wind_up()
        sys.exit(say_interrupted())
    if "--debug" in sys.argv:
        show_trace(error)
    what = Phrase("relnet made a mistake: {error}", error=f"{kind.__name__}: {error}")
    hint = Phrase("nothing is half done; --debug shows more, which helps whoever mends it.")
    if issubclass(kind, MemoryError):
        what = Phrase("there is not enough memory for this.")
        hint = Phrase("nothing is half done; end other programs, or take less at once.")
    explain(RelnetError(what, hint))
    sys.exit(UNFORESEEN)
