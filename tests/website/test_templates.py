"""Templates: a component that was made before is used again only where nothing would differ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from markupsafe import Markup

from generator.website.templates import Templates, compiled_templates

_LINKED = '<a href="{{ link(target) }}">{{ text }}</a>'
_PAGE = '{{ component("linked", target=target, text=text) }}'


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    for name, text in {
        "components/linked/template.html": _LINKED,
        "components/around/template.html": _PAGE,
        "page.html": _PAGE,
        "nested.html": '{{ component("around", target=target, text=text) }}',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Templates(tmp_path)


@pytest.mark.parametrize("template", ["page.html", "nested.html"])
def test_a_component_links_from_where_each_page_lies(templates: Templates, template: str) -> None:
    def href(path: str) -> str:
        html = templates.render(template, path, target="tips/rest/", text="Rest")
        return html.split('"')[1]

    assert href("tips/ask/") == "../rest/"
    assert href("tips/thank/") == "../rest/"
    assert href("") == "tips/rest/"
    assert href("embed/tips/ask/") == "../../../tips/rest/"
    assert href("tips/rest/") == "./"
    assert href("tips/ask/") == "../rest/"


def test_markup_and_text_that_are_equal_are_shown_each_in_its_way(templates: Templates) -> None:
    shown = [
        templates.render("page.html", "", target="", text=text)
        for text in ("<b>", Markup("<b>"), "<b>")
    ]
    assert ["&lt;b&gt;" in html for html in shown] == [True, False, True]


@pytest.mark.parametrize("values", [{"text": ["a", "b"]}, {"text": {"a": 1}}])
def test_values_that_may_change_are_never_remembered(
    templates: Templates, values: dict[str, Any]
) -> None:
    before = templates.render("page.html", "", target="", **values)
    values["text"].clear()
    assert templates.render("page.html", "", target="", **values) != before


def _refuse(*_: object) -> None:
    raise AssertionError("compiled again")


def test_what_is_compiled_is_kept_for_the_next_build(
    templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render() -> str:
        again = Templates(templates.overrides, compiled_templates(tmp_path / "new/cache"))
        return again.render("page.html", "", target="tips/rest/", text="Rest")

    first = render()
    monkeypatch.setattr(Environment, "_parse", _refuse)
    assert render() == first
    templates.overrides.joinpath("page.html").write_text("other", encoding="utf-8")
    with pytest.raises(AssertionError, match="compiled again"):
        render()


@pytest.mark.parametrize("content", [b"", b"not bytecode at all"])
def test_what_was_kept_and_is_damaged_is_compiled_again(
    templates: Templates, tmp_path: Path, content: bytes
) -> None:
    def render() -> str:
        again = Templates(templates.overrides, compiled_templates(tmp_path / "cache"))
        return again.render("page.html", "", target="tips/rest/", text="Rest")

    first = render()
    kept = [*(tmp_path / "cache").iterdir()]
    assert kept
    for path in kept:
        path.write_bytes(content)
    assert render() == first


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert compiled_templates(tmp_path / "file/cache") is None
    assert compiled_templates(tmp_path / "file") is None
