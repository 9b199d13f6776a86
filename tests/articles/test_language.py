"""Languages: English unless another is sure, and other articles are left out for that reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.language import detect_language
from generator.articles.readers import read_article
from generator.tips.extract import extract_tips

FRENCH = (
    "Demandez toujours un retour après un entretien qui n'a pas abouti. Écrivez à la personne qui "
    "vous a reçu, remerciez-la de son temps et posez deux questions courtes. Prenez ensuite une "
    "soirée de repos avant de chercher d'autres offres, car la fatigue se voit.\n"
)
ENGLISH = (
    "Always ask for feedback after an interview that came to nothing. Write to the person who met "
    "you, thank them for their time and ask two short questions. Then take an evening off.\n"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [(FRENCH, "fr"), (ENGLISH, "en"), ("Bonjour", "en"), ("", "en"), ("1 2 3 " * 40, "en")],
)
def test_a_language_is_english_unless_another_is_sure(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_an_article_in_another_language_is_left_out_with_that_reason(tmp_path: Path) -> None:
    path = tmp_path / "apres.txt"
    path.write_text(FRENCH, encoding="utf-8")
    extraction = extract_tips(read_article(path))
    assert extraction.tips == ()
    (left_out,) = extraction.left_out
    assert left_out.article == "apres"
    assert left_out.reason == "in another language (fr); only English is read"
    assert FRENCH.startswith(left_out.text)
