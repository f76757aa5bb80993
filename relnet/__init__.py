"""Your village of contacts, in one file on your own machine."""

__version__ = "0.1.0"
