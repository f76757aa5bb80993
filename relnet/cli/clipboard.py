"""The clipboard, through whatever program the system has for it."""

from __future__ import annotations

import os
import subprocess
from shutil import which

from relnet.errors import MistakeError
from relnet.phrase import Phrase

# Program and its arguments, the variable without which it finds no screen, the encoding it reads.
_PROGRAMS = (
    (["pbcopy"], "", "utf-8"),
    (["wl-copy"], "WAYLAND_DISPLAY", "utf-8"),
    (["xclip", "-selection", "clipboard"], "DISPLAY", "utf-8"),
    (["xsel", "--clipboard", "--input"], "DISPLAY", "utf-8"),
    (["clip.exe"], "", "utf-16-le"),
    (["termux-clipboard-set"], "", "utf-8"),
)
PATIENCE = 10  # seconds


def copy(text: str) -> None:
    """Put a text into the clipboard; MistakeError if there is no program that does."""
    for (program, *arguments), variable, encoding in _PROGRAMS:
        path = which(program)
        if path and (not variable or os.environ.get(variable)):
            _hand_over([path, *arguments], text.encode(encoding))
            return
    raise MistakeError(
        Phrase("there is no clipboard that relnet could reach."),
        Phrase(
            "leave --copy out, and copy what is printed; or install wl-clipboard (Wayland) or"
            " xclip (X11)."
        ),
    )


def _hand_over(command: list[str], data: bytes) -> None:
    try:
        # Some of them stay, to hand the text out: they must not keep relnet's own output open.
        subprocess.run(  # noqa: S603 -- a fixed program, found on the path, with fixed arguments
            command, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=True, timeout=PATIENCE,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise MistakeError(
            Phrase("{program} did not take the text.", program=command[0]),
            Phrase("leave --copy out, and copy what is printed."),
        ) from error
