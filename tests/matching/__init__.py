"""Tests of generator/articles/."""
