"""Every example of every component renders as sound HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from generator.articles.metadata import Metadata
from generator.cards.fields import SheetField
from generator.cards.sheets import Worksheet
from generator.cards.vocabulary import Region
from generator.website.templates import Templates

from .soundness import check_html

ROOT = Path(__file__).parents[2]
HERE = ROOT / "tests" / "components"
OVERRIDES = ROOT / "overrides"
FIELD: TypeAdapter[SheetField] = TypeAdapter(SheetField)
FOLDERS = sorted(path.name for path in (OVERRIDES / "components").iterdir())


def _load(name: str) -> dict[str, Any]:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))


EXAMPLES = [
    pytest.param(name, values, id=f"{name}: {title}")
    for name in FOLDERS
    for title, values in _load(name)["examples"].items()
]


def test_each_component_has_examples_and_none_is_left_over():
    assert sorted(path.stem for path in HERE.glob("*.yaml")) == FOLDERS


@pytest.mark.parametrize("name", FOLDERS)
def test_examples_give_every_param(name):
    described = _load(name)
    for values in described["examples"].values():
        assert values.keys() == described["params"].keys()


@pytest.mark.parametrize(("name", "values"), EXAMPLES)
def test_example_is_sound_html(name, values):
    html = Templates(OVERRIDES).render_component(name, **_with_models(values))
    check_html(html)
    assert "<script" not in html


@pytest.mark.parametrize("name", FOLDERS)
def test_classes_carry_the_prefix_and_the_component_name(name):
    styles = OVERRIDES / "components" / name / "styles.css"
    if styles.exists():
        text = styles.read_text("utf-8")
        assert f".adv-{name}" in text or name == "sheet-line"
        assert "@media print" in text or "rints as it" in text or "rinted as it" in text
        assert "#adv" not in text


def _with_models(values: dict[str, Any]) -> dict[str, Any]:
    """Put models where a component asks for what a mapping may leave out."""
    values = dict(values)
    if "field" in values:
        values["field"] = FIELD.validate_python(values["field"])
    if "worksheet" in values:
        values["worksheet"] = Worksheet(**values["worksheet"])
    if "articles" in values and isinstance(values["articles"], list):
        values["articles"] = [Metadata(**article) for article in values["articles"]]
    if "regions" in values:
        values["regions"] = [Region(**region) for region in values["regions"]]
    if "support" in values:
        values["support"] = [
            {**item, "article": Metadata(**item["article"])} for item in values["support"]
        ]
    return values
