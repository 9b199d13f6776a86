"""A small library made by hand, and a small site in a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.articles.metadata import Metadata
from generator.cards.fields import LineField
from generator.cards.library import Library
from generator.cards.model import Card, Source, Step
from generator.cards.sheets import Checklist, ChecklistSection, SheetSection, Worksheet
from generator.cards.vocabulary import Help, Region, Service, Term, Vocabulary
from generator.website.page import SitePage
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"

SITE_FILES = {
    "mkdocs.yml": """
site_name: Small & simple
site_url: https://example.org/next/
docs_dir: content/pages
nav: [{Start: index.md}, {Tips: tips/index.md}, {About: about.md}]
theme: {name: material, custom_dir: %s, language: en-GB, font: false, favicon: assets/favicon.svg}
plugins: [search, tipdeck]
""",
    "content/pages/about.md": "# About\n\nSee [all tips](tips/index.md).\n",
    "content/topics.yaml": "topics: [{id: learn, title: Learn, summary: Find out.}]\n",
    "content/articles/one.md": "---\ntitle: One\nrights: notes\n---\n\nAsk.\n",
    "content/cards/ask.yaml": """
title: "Ask <script>alert(1)</script>"
summary: "Why \\"it\\" helps & <b>how</b>."
steps: [{id: pick, text: "Pick <script>alert(2)</script>"}]
topics: [learn]
asked_as: ["why <i>did</i> they say no"]
status: reviewed
reviewed: 2026-01-02
formerly: [get-feedback]
sources: [{article: one, tip: "0123abcd", heading: "Ask <script>"}]
""",
    "content/cards/wait.yaml": "title: Wait a day\nsummary: Rest.\nstatus: draft\n",
}


@pytest.fixture
def library() -> Library:
    """Return three cards, one of them a draft, and one of everything else."""
    ask = Card(
        id="ask",
        title="Ask <why>",
        summary="It helps.\n\nIt really does.",
        steps=(Step(id="pick", text="Pick somebody"), Step(id="write", text="Write")),
        topics=("learn",),
        moments=("now",),
        asked_as=("why did they say no",),
        differs="One says <phone>.",
        status="reviewed",
        reviewed=date(2026, 1, 2),
        formerly=("get-feedback",),
        sources=(
            Source(article="a", tip="00000001", heading="Ask"),
            Source(article="b", tip="00000002"),
            Source(article="b", tip="00000003", heading="Again"),
        ),
    )
    rest = Card(
        id="rest",
        title="Rest",
        summary="You may.",
        steps=(Step(id="sit", text="Sit down"),),
        topics=("learn",),
        care=True,
        status="reviewed",
        reviewed=date(2026, 2, 3),
        sources=(Source(article="a", tip="00000004"),),
    )
    draft = Card(id="draft", title="Draft", summary="Not yet.", topics=("learn",))
    retired = Card(id="old", title="Old", summary="No more.", status="retired")
    return Library(
        cards=(ask, draft, retired, rest),
        vocabulary=Vocabulary(
            topics=(Term(id="learn", title="Learn", summary="Find out."),),
            moments=(Term(id="now", title="Now", summary="Today."),),
        ),
        help=Help(
            regions=(
                Region(
                    id="uk",
                    title="UK",
                    services=(
                        Service(name="Listeners", phone="116 123"),
                        Service(name="Texters", phone="Text HI to 123"),
                    ),
                ),
            )
        ),
        checklists=(
            Checklist(
                id="first",
                title="First",
                summary="Small things.",
                moment="now",
                sections=(ChecklistSection(title="Start", steps=("ask/write", "rest/sit")),),
            ),
        ),
        worksheets=(
            Worksheet(
                id="review",
                title="Review",
                purpose="Look back.",
                minutes=5,
                instructions="Write.",
                cards=("ask",),
                sections=(
                    SheetSection(
                        title="Job", fields=(LineField(id="job", kind="line", label="Job"),)
                    ),
                ),
            ),
        ),
        articles=(
            Metadata(id="a", title="Article A", publisher="P", rights="notes"),
            Metadata(id="b", title="Article B", url="https://example.org/b", published="2020-07"),
        ),
    )


@pytest.fixture(scope="session")
def render() -> Callable[[SitePage], str]:
    """Return what renders a page with the shipped templates."""
    return SiteBuild(Library(), (), Templates(OVERRIDES), "Site", "").page_html


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a small site."""
    for name, text in SITE_FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("%s", str(OVERRIDES)), "utf-8")
    return tmp_path
