"""Judgement: pure functions of what is known and the day; no file, no table, no clock."""
