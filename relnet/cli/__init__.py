"""The commands. Words in, words out; every decision is made below this folder."""
