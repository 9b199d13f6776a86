"""The command line: what is printed where, and how it exits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from cards.fakes import MATCHER
from click.testing import CliRunner, Result

from generator.cards import combine_run, explaining
from generator.cli import main

Tree = Callable[[dict[str, str | bytes]], Path]
COMMANDS = sorted(main.commands)

ARTICLE = """\
Some words before the first tip begins.

## Ask for feedback

Write to the interviewer within a week and ask for honest feedback.

## Take a rest

Take an evening off, see a friend, and switch the laptop off.
"""
CARD = "title: Rest\nsummary: Rest well.\n"
LATIN = "Caf\xe9 talk helps, so ask a friend to meet you.\n".encode("cp1252")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs the command line without loading the shipped encoder."""
    monkeypatch.setattr(combine_run, "shipped_matcher", lambda: MATCHER)
    monkeypatch.setattr(explaining, "shipped_matcher", lambda: MATCHER)
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_python_m_generator_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert "Turn advice articles into tip cards." in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_ends_with_an_example(name: str) -> None:
    command = main.commands[name]
    assert isinstance(command, click.Command)
    assert command.help
    assert command.help.strip().splitlines()[-1].strip().startswith(f"Example: tipdeck {name}")
    assert all(option.help for option in command.params if isinstance(option, click.Option)), (
        "an option without help"
    )
    assert CliRunner().invoke(main, [name, "-h"]).exit_code == 0


@pytest.mark.parametrize(
    "name", [name for name in COMMANDS if name in ("changes", "combine", "schema", "wording")]
)
def test_every_command_that_writes_can_try_first(name: str) -> None:
    assert "dry_run" in {option.name for option in main.commands[name].params}


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["combine", "--nonsense"], ["combine", "--workers", "0"], ["check", "a", "b"]],
)
def test_wrong_usage_exits_with_2(run: Callable[..., Result], arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_combine_writes_cards_and_says_so(tree: Tree, run: Callable[..., Result]) -> None:
    root = tree({"content/articles/a.md": ARTICLE})
    result = run("combine")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("1 article, 2 tips: ")
    assert "introduction, before the first tip: Some words before" in result.stdout
    assert _names(root / "content" / "cards") == ["ask-for-feedback.yaml", "take-a-rest.yaml"]
    again = run("combine", "content/articles", "--cards", "content/cards")
    assert again.exit_code == 0
    assert "every tip is on a card" in again.stdout


def test_a_dry_run_writes_no_card(tree: Tree, run: Callable[..., Result]) -> None:
    root = tree({"content/articles/a.md": ARTICLE})
    result = run("combine", "--dry-run")
    assert result.exit_code == 0
    assert "new     ask-for-feedback  Ask for feedback" in result.stdout
    assert result.stdout.endswith("\ndry run: no card was written\n")
    assert _names(root) == ["content/articles/a.md"]


def test_json_has_what_scripts_read(tree: Tree, run: Callable[..., Result]) -> None:
    root = tree({"content/articles/a.md": ARTICLE})
    assert run("combine", "--dry-run", "--json", "out/found.json").exit_code == 0
    found = json.loads((root / "out" / "found.json").read_text(encoding="utf-8"))
    assert set(found) >= {"cards", "left_out", "unsure"}
    assert [
        set(card) >= {"id", "title", "summary", "actions", "evidence"} for card in found["cards"]
    ]
    evidence = found["cards"][0]["evidence"][0]
    assert set(evidence) >= {"article", "text", "heading", "score"}
    assert evidence["article"] == "a"
    assert evidence["text"] in ARTICLE.replace("## ", "")
    assert set(found["left_out"][0]) >= {"article", "text", "reason"}


def test_workers_give_the_same_cards(tree: Tree, run: Callable[..., Result]) -> None:
    root = tree({"in/a.md": ARTICLE, "in/b.md": ARTICLE.replace("friend", "colleague")})
    assert run("combine", "in", "--cards", "one/cards").exit_code == 0
    assert run("combine", "in", "--cards", "two/cards", "--workers", "2").exit_code == 0
    one, two = root / "one" / "cards", root / "two" / "cards"
    assert _names(one) == _names(two) != []
    for name in _names(one):
        assert (one / name).read_bytes() == (two / name).read_bytes()


BAD: dict[str, tuple[str, str | bytes, str]] = {
    "empty": ("bad.txt", "", "in/bad.txt: empty; put"),
    "white space": ("bad.txt", " \n\t\n", "in/bad.txt: empty; put"),
    "binary": ("bad.txt", bytes(range(256)), "in/bad.txt: not text; save"),
    "bytes of no encoding": ("bad.txt", b"One.\nTwo \x81.\n", "in/bad.txt:2: byte 9 is neither"),
    "front matter": ("bad.md", "---\na: [\n---\nText.\n", "in/bad.md:3: not YAML: "),
    "alias bomb": ("bad.md", "---\na: &a [x]\nb: [*a, *a]\n---\nText.\n", "in/bad.md:3: an alias"),
    "5 MB line": ("bad.txt", "word " * 1_000_000, "in/bad.txt:1: a line of 5,000,000 characters"),
    "deep page": ("bad.html", "<div>" * 20_000 + "x", "in/bad.html: elements nested more than 250"),
    "javascript": (
        "bad.md",
        "---\nurl: javascript:alert(1)\n---\nText.\n",
        "in/bad.md:2: url: must be a web address",
    ),
    "same id": ("good.txt", "Ask them.\n", "in/good.md: has the same id as good.txt; rename one"),
    "document": ("bad.pdf", b"%PDF-1.7", "in/bad.pdf: .pdf is not read; save it as"),
}


@pytest.mark.parametrize(("name", "data", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_article_is_named_in_one_line_and_the_others_are_read(
    tree: Tree, run: Callable[..., Result], name: str, data: str | bytes, message: str
) -> None:
    root = tree({"in/good.md": ARTICLE, "in/other.md": ARTICLE, f"in/{name}": data})
    result = run("combine", "in", "--cards", "cards")
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    # Two files that share an id are both named.
    assert result.stderr.count("\n") == (2 if name.startswith("good") else 1)
    assert "Traceback" not in result.output
    assert _names(root / "cards") == ["ask-for-feedback.yaml", "take-a-rest.yaml"]


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (ARTICLE.encode("utf-16"), "read as UTF-16; save it as UTF-8 to be sure"),
        (LATIN, "line 1 is not UTF-8, read as windows-1252; save it as UTF-8"),
        ("Ça aide.\n\n".encode() + LATIN, "line 3 is not UTF-8, read as windows-1252; save it as"),
    ],
)
def test_a_guessed_encoding_is_a_note_and_no_error(
    tree: Tree, run: Callable[..., Result], data: bytes, note: str
) -> None:
    tree({"in/odd.txt": data})
    result = run("combine", "in", "--cards", "cards")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"note: in/odd.txt: {note}")
    assert result.stderr.count("\n") == 1


def test_no_articles_folder_is_one_line(tree: Tree, run: Callable[..., Result]) -> None:
    tree({})
    result = run("combine", "nowhere")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: nowhere: no such folder; name the folder that holds the articles\n"
    )


def test_json_that_cannot_be_written_is_one_line(tree: Tree, run: Callable[..., Result]) -> None:
    tree({"in/a.md": ARTICLE, "out/x": ""})
    result = run("combine", "in", "--cards", "cards", "--json", "out")
    assert result.exit_code == 1
    assert result.stderr == "Error: out: cannot be written (Is a directory)\n"


def test_a_report_is_one_page_and_the_same_at_every_run(
    tree: Tree, run: Callable[..., Result]
) -> None:
    root = tree({"in/a.md": ARTICLE})
    for name in ("one", "two"):
        arguments = ["--dry-run", "--json", f"{name}.json", "--report", f"out/{name}.html"]
        assert run("combine", "in", "--cards", "cards", *arguments).exit_code == 0
    page = (root / "out/one.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n")
    assert "<h1>2 tips on 2 cards</h1>" in page
    assert (root / "out/two.html").read_text(encoding="utf-8") == page
    assert _names(root) == ["in/a.md", "one.json", "out/one.html", "out/two.html", "two.json"]


def test_a_report_shows_what_could_not_be_read(tree: Tree, run: Callable[..., Result]) -> None:
    root = tree({"in/a.md": ARTICLE, "in/bad.txt": ""})
    assert run("combine", "in", "--cards", "cards", "--report", "deck.html").exit_code == 1
    assert "<li>in/bad.txt: empty; put" in (root / "deck.html").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_one_line(
    tree: Tree, run: Callable[..., Result]
) -> None:
    root = tree({"in/a.md": ARTICLE, "out/x": ""})
    result = run("combine", "in", "--cards", "cards", "--json", "found.json", "--report", "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: out: cannot be written (Is a directory)\n"
    assert (root / "found.json").is_file()


def test_only_a_report_loads_jinja(tree: Tree) -> None:
    tree({"in/bad.txt": ""})
    code = (
        "import sys; from click.testing import CliRunner; from generator.cli import main; "
        "done = CliRunner().invoke(main, ['combine', 'in', '--dry-run', *sys.argv[1:]]); "
        "print(done.stdout[:10], 'jinja2' in sys.modules)"
    )
    for arguments, loaded in ([], False), (["--report", "deck.html"], True):
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == f"0 articles {loaded}\n"


def test_a_broken_deck_stops_combine_before_it_writes(
    tree: Tree, run: Callable[..., Result]
) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n"
    root = tree({"in/a.md": ARTICLE, "cards/bad.yaml": bomb, "cards/rest.yaml": CARD})
    result = run("combine", "in", "--cards", "cards", "--json", "out.json")
    assert result.exit_code == 1
    assert result.stderr == "cards/bad.yaml:2: an alias (*name); write the value out instead\n"
    assert result.stdout == ""
    assert _names(root) == ["cards/bad.yaml", "cards/rest.yaml", "in/a.md"]


def _on_little(tree: Tree, run: Callable[..., Result]) -> Path:
    """Return a folder with a deck, and with an article that half fits one of its cards."""
    tree({"in/a.md": ARTICLE})
    assert run("combine", "in", "--cards", "site/cards").exit_code == 0
    section = "## {}\n\n{}\n\n"
    ask = section.format("Ask a friend", "Write within a week and ask how other people managed.")
    return tree({"in/b.md": ask + section.format("Walk", "Walk to the river every morning.")})


def test_review_asks_and_writes_what_combine_obeys(tree: Tree, run: Callable[..., Result]) -> None:
    root = _on_little(tree, run)
    arguments = ["review", "in", "--cards", "site/cards"]
    asked = CliRunner().invoke(main, arguments, input="d\n")
    assert (asked.exit_code, asked.stderr) == (0, "")
    assert "kept apart in decisions.yaml\n" in asked.stdout
    assert asked.stdout.endswith("1 answered; run `tipdeck combine` to carry them out\n")
    assert "ask-for-feedback]\n" in (root / "site" / "decisions.yaml").read_text(encoding="utf-8")
    again = run(*arguments)
    assert (again.exit_code, again.stdout) == (0, "nothing to review\n")
    assert "0 joined 0 cards, 1 new draft" in run("combine", "in", "--cards", "site/cards").stdout


def test_a_broken_decisions_file_stops_review_and_stays(
    tree: Tree, run: Callable[..., Result]
) -> None:
    root = _on_little(tree, run)
    tree({"site/decisions.yaml": "# ours\napart: [a, b\n"})
    for command in (["review", "in"], ["explain", "ask-for-feedback", "in"]):
        result = run(*command, "--cards", "site/cards")
        assert result.exit_code == 1
        assert result.stderr.startswith("site/decisions.yaml:3: not YAML: ")
        assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert (root / "site/decisions.yaml").read_bytes() == b"# ours\napart: [a, b\n"


def test_review_and_explain_name_an_article_that_cannot_be_read(
    tree: Tree, run: Callable[..., Result]
) -> None:
    _on_little(tree, run)
    tree({"in/bad.txt": ""})
    for command in (["review", "in"], ["explain", "ask-for-feedback", "in"]):
        result = run(*command, "--cards", "site/cards")
        assert result.exit_code == 1
        assert result.stderr.startswith("in/bad.txt: empty; put")
        assert result.stdout


def test_explain_says_why_a_source_is_on_a_card(tree: Tree, run: Callable[..., Result]) -> None:
    tree({"content/articles/a.md": ARTICLE, "content/articles/b.md": ARTICLE.replace("a ", "one ")})
    assert run("combine").exit_code == 0
    result = run("explain", "ask-for-feedback")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("ask-for-feedback  Ask for feedback\n\na#")
    assert "99% with the card's other tips: sure\n" in result.stdout


def test_explain_of_an_unknown_card_is_one_line(tree: Tree, run: Callable[..., Result]) -> None:
    tree({"content/articles/a.md": ARTICLE, "content/cards/rest.yaml": CARD})
    result = run("explain", "rst")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: there is no card 'rst'; did you mean rest?\n"


def test_check_prints_every_problem_sorted_and_exits_with_1(
    tree: Tree, run: Callable[..., Result]
) -> None:
    tree(
        {
            "content/cards/b.yaml": "title: B\nsummary: B\nsteps:\n  - {id: Bad, text: x}\n",
            "content/cards/a.yaml": "titel: A\nsummary: A\n",
            "content/articles/empty.txt": "",
        }
    )
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        "content/articles/empty.txt",
        "content/cards/a.yaml:1",
        "content/cards/a.yaml:1",
        "content/cards/b.yaml:4",
    ]


def test_check_of_right_content_exits_with_0(tree: Tree, run: Callable[..., Result]) -> None:
    tree({"content/cards/rest.yaml": CARD})
    result = run("check", "content")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "content: no problems\n", "")


def test_a_script_in_a_text_is_text(tree: Tree, run: Callable[..., Result]) -> None:
    """The site escapes what it shows, so a card may talk of <script>."""
    tree({"content/cards/rest.yaml": "title: <script>alert(1)</script>\nsummary: <b>x</b>\n"})
    assert run("check").exit_code == 0


def test_schema_writes_once(tree: Tree, run: Callable[..., Result]) -> None:
    root = tree({"content/cards/rest.yaml": CARD})
    assert "would write content/schema/card.json" in run("schema", "--dry-run").stdout
    assert not (root / "content" / "schema").exists()
    assert "wrote content/schema/card.json" in run("schema").stdout
    assert run("schema").stdout == "schemas are current\n"


def test_shipped_content_has_no_problems(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
