"""Measuring the pages for embedding that have changed, and writing `heights.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cards.heights import WIDTHS, Height, as_file
from generator.files.writing import holds, write_atomically
from generator.website.embeds import Embed
from generator.website.measuring import MeasuringError, installed_browser, measure
from generator.website.site_build import SiteBuild


@dataclass(frozen=True)
class HeightsRun:
    """Whether the file changes, how many pages were measured, and why others were not."""

    changed: bool
    measured: int
    estimated: int = 0
    why: str = ""


def run_heights(build: SiteBuild, path: Path, *, dry_run: bool = False) -> HeightsRun:
    """Measure what is not known yet, and write the heights of all pages to a file."""
    unknown = {embed.name: embed for embed in build.embeds if not embed.measured}
    try:
        fresh = _measured(unknown, build)
    except MeasuringError as error:
        return HeightsRun(changed=False, measured=0, estimated=len(unknown), why=error.message)
    known = {each.name: Height(of=each.of, heights=each.heights) for each in build.embeds}
    text = as_file(known | fresh)
    changed = not holds(path, text) if dry_run else write_atomically(path, text)
    return HeightsRun(changed=changed, measured=len(fresh))


def _measured(embeds: Mapping[str, Embed], build: SiteBuild) -> dict[str, Height]:
    if not embeds:
        return {}
    browser = installed_browser()
    if not browser:
        raise MeasuringError("no Chromium or Chrome is installed")
    pages = {name: embed.html for name, embed in embeds.items()}
    found = measure(pages, WIDTHS, browser)
    return {
        name: Height.model_validate({"of": embeds[name].of, "heights": heights})
        for name, heights in found.items()
    }
