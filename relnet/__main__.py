"""Run relnet, as ``relnet`` or with ``python -m relnet``."""

import gc
import os
import signal
import sys

# A command is over before garbage matters, and collecting costs an import a tenth of its time.
gc.disable()
# While modules load, Ctrl-C ends relnet at once and without a traceback.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    """Run the command line that the process was started with, and exit with its code."""
    from relnet.cli import language

    language.use(language.choose(sys.argv[1:], os.environ))  # before help texts are made
    from relnet.cli.main import run

    code = run()
    gc.freeze()  # or Python would look through everything once more before it ends
    sys.exit(code)


if __name__ == "__main__":
    main()
