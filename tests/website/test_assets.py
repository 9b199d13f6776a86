"""The joined style sheet and script."""

from __future__ import annotations

from generator.website.assets import is_part, script, style_sheet


def _overrides(tmp_path, files):
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_parts_are_joined_by_name_with_the_sites_own_first(tmp_path):
    files = {
        "components/b/styles.css": "b{}\n\n",
        "components/a/styles.css": "a{}",
        "styles/2.css": "two{}",
        "styles/1.css": "one{}",
    }
    assert style_sheet(_overrides(tmp_path, files)).content == "one{}\ntwo{}\na{}\nb{}\n"


def test_scripts_are_closed_off(tmp_path):
    files = {"scripts/a.js": "const a = 1;", "components/c/script.js": "a;"}
    content = script(_overrides(tmp_path, files)).content
    assert content == '(() => {\n"use strict";\nconst a = 1;\na;\n})();\n'


def test_the_name_changes_with_the_content(tmp_path):
    one = style_sheet(_overrides(tmp_path, {"styles/1.css": "one{}"}))
    two = style_sheet(_overrides(tmp_path, {"styles/1.css": "two{}"}))
    assert one.path != two.path
    assert one.path.startswith("assets/site.")


def test_parts_are_known_by_their_folder():
    assert is_part("components/a/styles.css")
    assert is_part("paper/fonts/regular.ttf")
    assert not is_part("assets/favicon.svg")
