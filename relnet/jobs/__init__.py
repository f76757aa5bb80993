"""What a user comes to do: one file each, named with a verb."""
