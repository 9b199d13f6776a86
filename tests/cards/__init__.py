"""Tests of generator/cards/."""
