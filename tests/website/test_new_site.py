"""Starting a site for another centre or subject."""

from __future__ import annotations

import logging

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.cards.loading import load_library
from generator.cli import main
from generator.errors import SourceError
from generator.website.new_site import start_site


def test_a_new_site_is_sound_and_builds_strictly(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    name = 'Sleep & "rest": well'
    assert CliRunner().invoke(main, ["new", str(tmp_path / "own"), "--name", name]).exit_code == 0
    folder = tmp_path / "own"
    assert yaml.safe_load((folder / "content/topics.yaml").read_text("utf-8"))
    assert load_library(folder / "content").cards
    monkeypatch.chdir(folder)
    with caplog.at_level(logging.WARNING):
        build(load_config("mkdocs.yml", strict=True, site_dir=str(folder / "site")))
    home = (folder / "site/index.html").read_text("utf-8")
    assert "Sleep &amp; " in home
    assert "interview" not in home.casefold()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert (result.exit_code, "not an empty folder" in result.output) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_where_the_templates_are_missing_the_remedy_is_said_and_nothing_written(tmp_path):
    with pytest.raises(SourceError, match="run this from a checkout"):
        start_site(tmp_path / "own", "X", overrides=tmp_path / "none")
    assert not (tmp_path / "own").exists()
