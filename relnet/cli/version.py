"""relnet version."""

from __future__ import annotations

import platform

from relnet import __version__
from relnet.cli.commands import command
from relnet.cli.screen import write
from relnet.store import SCHEMA_VERSION, SQLITE_VERSION


@command("version")
def version() -> None:
    """Show the version of relnet and of what it stands on."""
    write(f"relnet {__version__}")
    write(f"Python {platform.python_version()}")
    write(f"SQLite {SQLITE_VERSION}")
    write(f"schema {SCHEMA_VERSION}")
