"""YAML in: text stays text, every value knows its line, and what is dangerous is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from generator.errors import ContentError, Problem
from generator.files.yaml import MAX_BYTES, Document, parse_yaml, read_yaml

CONTENT = Path(__file__).parents[2] / "content"


def _problem(text: str) -> Problem:
    with pytest.raises(ContentError) as caught:
        parse_yaml(text, "a.yaml")
    (problem,) = caught.value.problems
    return problem


def test_scalars_stay_what_a_person_typed() -> None:
    text = "no: no\non: on\nat: 12:30\nday: 2026-11-22\nid: 0123\nhex: 0x1F\nnil: ~\nword: null\n"
    assert parse_yaml(text, "a.yaml").value == {
        "no": "no",
        "on": "on",
        "at": "12:30",
        "day": "2026-11-22",
        "id": "0123",
        "hex": "0x1F",
        "nil": "~",
        "word": "null",
    }


def test_nothing_is_none_and_empty_quotes_are_empty_text() -> None:
    assert parse_yaml('a:\nb: ""\nc: []\nd: {}\n', "a.yaml").value == {
        "a": None,
        "b": "",
        "c": [],
        "d": {},
    }


def test_an_empty_file_is_nothing() -> None:
    assert parse_yaml("", "a.yaml").value is None
    assert parse_yaml("# only a comment\n", "a.yaml").value is None


def test_tags_and_anchors_change_nothing() -> None:
    found = parse_yaml("a: !!int 3\nb: &name text\nc: !!python/object:os.system x\n", "a.yaml")
    assert found.value == {"a": "3", "b": "text", "c": "x"}


def test_every_value_knows_its_line() -> None:
    document = parse_yaml("a: 1\n\nsteps:\n  - {id: x,\n     text: y}\n  - id: z\n", "a.yaml")
    assert document.line(("a",)) == 1
    assert document.line(("steps",)) == 3
    assert document.line(("steps", 0, "id")) == 4
    assert document.line(("steps", 0, "text")) == 5
    assert document.line(("steps", 1, "id")) == 6


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    document = parse_yaml("a: 1\nsteps:\n  - id: x\n", "a.yaml")
    assert document.line(("steps", 0, "text")) == 3
    assert document.line(("missing",)) == 1


def test_lines_count_from_where_the_text_starts_in_its_file() -> None:
    document = parse_yaml("a: 1\nb: 2\n", "a.md", first_line=2)
    assert document.line(("b",)) == 3


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands twice; keep one"),
        ("a: &x [1]\nb: *x\n", 2, "an alias (*name); write the value out instead"),
        ("a: &x 1\n<<: *x\n", 2, "an alias (*name); write the value out instead"),
        ("a: 1\n---\nb: 2\n", 2, "a second document (---); keep one in a file"),
        ("? [a]\n: 1\n", 1, "a key that is not plain text; put it in quotes"),
        ("a:\n\tb: 1\n", 2, "indent with spaces"),
        ("a: 1\n\tb: 1\n", 2, "indent with spaces"),
        ("a: 1\nb: \x00\n", 2, "a character that YAML does not allow; delete it"),
        ("é: 😀\nb: 1\nc: \x07\n", 3, "a character that YAML does not allow; delete it"),
        ("a: 1\ntitle: Ask: why\n", 2, "put text that holds a colon in quotes"),
        ("a: 1\nb: @you\n", 2, "put text that starts with a sign in quotes"),
        ("a: 'x\n", 2, "close the quotes that are open"),
        ("a: [1, 2\nb: 3\n", 2, "close the bracket"),
        ('a: "C:\\qed"\n', 1, "write a backslash twice"),
        ("- a\nb: 1\n", 2, "mend the indent, the quotes or the brackets"),
    ],
)
def test_what_cannot_be_read_is_one_problem_with_its_line_and_a_remedy(
    text: str, line: int, message: str
) -> None:
    problem = _problem(text)
    assert (problem.path, problem.line) == ("a.yaml", line)
    assert message in problem.message


def test_an_alias_bomb_costs_nothing() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    refs = (", ".join([f"*a{level}"] * 10) for level in range(30))
    rows += [f"a{level + 1}: &a{level + 1} [{ref}]" for level, ref in enumerate(refs)]
    start = time.perf_counter()
    problem = _problem("\n".join(rows))
    assert time.perf_counter() - start < 1
    assert problem.line == 2
    assert "alias" in problem.message


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 30_000 + "x", "{a: " * 20_000])
def test_deep_nesting_is_refused_and_not_a_crash(text: str) -> None:
    problem = _problem(text)
    assert "nested more than 20 deep; flatten it" in problem.message


@pytest.mark.parametrize("text", ["\ufeffa: 1\r\nb: two\r\n", "a: 1\r\nb: two\r\n", "a: 1\nb: two"])
def test_bom_and_line_ends_do_not_matter(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode("utf-8"))
    document = read_yaml(path)
    assert document.value == {"a": "1", "b": "two"}
    assert document.line(("b",)) == 2


def _read(path: Path) -> Document | Problem:
    try:
        return read_yaml(path)
    except ContentError as error:
        (problem,) = error.problems
        return problem


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"a: 1\nb: \xff\n", 2, "not UTF-8 text; save the file as UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "not UTF-8 text; save the file as UTF-8"),
        (b"a: " + b"x" * MAX_BYTES, 0, "larger than 1 MB; split the file"),
    ],
)
def test_bytes_that_are_no_yaml_are_a_problem(
    tmp_path: Path, data: bytes, line: int, message: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert _read(path) == Problem(path.as_posix(), line, "", message)


def test_a_folder_or_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "b.yaml").symlink_to("gone")
    for name, reason in (("a.yaml", "Is a directory"), ("b.yaml", "No such file or directory")):
        found = _read(tmp_path / name)
        assert isinstance(found, Problem)
        assert found.message == f"cannot be read ({reason}); mend or remove it"


@pytest.mark.parametrize(
    "path",
    sorted(CONTENT.rglob("*.yaml")),
    ids=lambda path: path.relative_to(CONTENT).as_posix(),
)
def test_shipped_files_say_the_same_to_another_yaml_reader(path: Path) -> None:
    def as_text(value: object) -> object:
        if isinstance(value, dict):
            return {key: as_text(item) for key, item in value.items()}
        if isinstance(value, list):
            return [as_text(item) for item in value]
        return value if value is None or isinstance(value, str) else str(value).lower()

    other = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    assert as_text(other) == read_yaml(path).value
