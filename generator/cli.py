"""The command line: read options, call one function, print."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.errors import ContentError, Problem
from generator.settings import CONTENT, ContentPaths

_FOLDER = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tipdeck", prog_name="tipdeck")
def main() -> None:
    """Turn advice articles into tip cards. `mkdocs build` makes the site from them."""


@main.command()
@click.argument("articles", type=_FOLDER, default=CONTENT.articles)
@click.option("--cards", type=_FOLDER, default=CONTENT.cards, show_default=True, help="The deck.")
@click.option("--json", "json_file", type=_FOLDER, help="Write what scripts read to this file.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write no card.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes to read with.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler to read with instead.")
def combine(
    articles: Path,
    cards: Path,
    json_file: Path | None,
    dry_run: bool,
    workers: int,
    scheduler: str | None,
) -> None:
    """Find the tips in ARTICLES and put them into the deck.

    A tip joins the card that gives its guidance, or becomes a new draft. What people wrote on
    cards is never changed, and a second run changes nothing.

    Example: tipdeck combine content/articles --dry-run
    """
    # Numpy and the encoder are loaded for this command alone.
    from generator.cards.combine_run import run_combine  # noqa: PLC0415
    from generator.cards.report import as_json, as_text  # noqa: PLC0415
    from generator.executors import executor  # noqa: PLC0415
    from generator.files.writing import write_atomically  # noqa: PLC0415

    with executor(workers, scheduler) as pool:
        run = run_combine(articles, cards, pool=pool, dry_run=dry_run)
    # The file comes first: whoever reads the text may stop reading.
    if json_file:
        found = as_json(run.combined, run.gathered.left_out)
        write_atomically(json_file, json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    for line in as_text(run.combined, run.gathered.left_out, articles=run.gathered.articles):
        click.echo(line)
    if dry_run:
        click.echo("\ndry run: no card was written")
    for note in run.gathered.notes:
        click.echo(f"note: {note}", err=True)
    _fail_on(run.gathered.problems)


@main.command()
@click.argument("content", type=_FOLDER, default=CONTENT.root)
def check(content: Path) -> None:
    """Find every problem in CONTENT at once.

    Each is printed as path:line: field: problem.

    Example: tipdeck check
    """
    from generator.cards.checks import check_content  # noqa: PLC0415

    _fail_on(check_content(content))
    click.echo(f"{content}: no problems")


@main.command()
@click.argument("content", type=_FOLDER, default=CONTENT.root)
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
def schema(content: Path, dry_run: bool) -> None:
    """Write the JSON schemas of all content files into CONTENT/schema.

    Editors that know the YAML language server complete and check by them.

    Example: tipdeck schema
    """
    from generator.cards.schema import write_schemas  # noqa: PLC0415

    changed = write_schemas(ContentPaths(content).schema, dry_run=dry_run)
    for path in changed:
        click.echo(f"{'would write' if dry_run else 'wrote'} {path}")
    if not changed:
        click.echo("schemas are current")


def _fail_on(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ContentError(problems)
