"""Letters: the texts that relnet brings along, those of the owner, and what mail programs read."""
