"""The command line: read options, call one function, print."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from generator.errors import ContentError, Problem, show_path
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
@click.option("--report", type=_FOLDER, help="Write a page that shows the deck to this HTML file.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write no card.")
@click.option("--fast", is_flag=True, help="Compare by static vectors: quicker, and errs more.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes to read with.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler to read with instead.")
def combine(  # noqa: PLR0913 - one for each option
    articles: Path,
    cards: Path,
    *,
    json_file: Path | None,
    report: Path | None,
    dry_run: bool,
    fast: bool,
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
    from generator.matching.similarity import fast_matcher, shipped_matcher  # noqa: PLC0415
    from generator.progress import shown  # noqa: PLC0415

    matcher = fast_matcher() if fast else shipped_matcher()
    with executor(workers, scheduler) as pool, shown() as track:
        run = run_combine(articles, cards, matcher=matcher, pool=pool, dry_run=dry_run, track=track)
    # The files come first: whoever reads the text may stop reading.
    if json_file:
        found = as_json(run.combined, run.gathered.left_out)
        write_atomically(json_file, json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    if report:
        # Jinja is loaded for the page alone.
        from generator.cards.page_report import as_page  # noqa: PLC0415

        write_atomically(report, as_page(run.combined, run.gathered, run.decisions))
    for line in as_text(run.combined, run.gathered.left_out, articles=run.gathered.articles):
        click.echo(line)
    if dry_run:
        click.echo("\ndry run: no card was written")
    for note in run.gathered.notes:
        click.echo(f"note: {note}", err=True)
    _fail_on(run.gathered.problems)


@main.command()
@click.argument("articles", type=_FOLDER, default=CONTENT.articles)
@click.option("--cards", type=_FOLDER, default=CONTENT.cards, show_default=True, help="The deck.")
def review(articles: Path, cards: Path) -> None:
    """Ask about each tip of ARTICLES that `combine` cannot place for sure.

    The tip and the card are shown side by side; each answer goes to decisions.yaml beside the
    folder of cards, and no card changes. It also asks about tips on drafts.

    Example: tipdeck review
    """
    from generator.cards.reviewing import plan_review  # noqa: PLC0415
    from generator.cards.terminal import ask_all, terminal  # noqa: PLC0415

    found = plan_review(articles, cards)
    ask_all(found, terminal())
    _fail_on(found.problems)


@main.command()
@click.argument("card")
@click.argument("articles", type=_FOLDER, default=CONTENT.articles)
@click.option("--cards", type=_FOLDER, default=CONTENT.cards, show_default=True, help="The deck.")
def explain(card: str, articles: Path, cards: Path) -> None:
    """Say why each source of CARD is on it, in words and scores.

    Example: tipdeck explain ask-for-feedback
    """
    from generator.cards.explaining import explain_card  # noqa: PLC0415
    from generator.cards.terminal import print_reasons, terminal  # noqa: PLC0415

    found = explain_card(card, articles, cards)
    print_reasons(found, terminal())
    _fail_on(found.problems)


@main.command()
@click.argument("content", type=_FOLDER, default=CONTENT.root)
def check(content: Path) -> None:
    """Find every problem in CONTENT at once.

    Each is printed as path:line: field: problem.

    Example: tipdeck check
    """
    from generator.cards.checks import check_content  # noqa: PLC0415
    from generator.matching.judge import SHIPPED_JUDGE  # noqa: PLC0415

    _fail_on(check_content(content, SHIPPED_JUDGE))
    click.echo(f"{content}: no problems")


@main.command()
@click.argument("files", type=_FOLDER, nargs=-1, required=True)
@click.option(
    "--to",
    "folder",
    type=_FOLDER,
    default=CONTENT.articles,
    show_default=True,
    help="Where articles lie.",
)
@click.option("--title", help="Of the article.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--url", help="Where it stands on the web.")
@click.option("--published", metavar="DATE", help="When: 2026-11-22, 2026-11 or 2026.")
@click.option("--language", metavar="CODE", help="Such as en or en-GB.")
@click.option("--rights", help="own, notes, open or cited: what the site may show.")
@click.option("--licence", help="Of an open article, such as CC BY 4.0.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
def add(files: tuple[Path, ...], folder: Path, *, dry_run: bool, **given: str | None) -> None:
    """Bring articles in: copy FILES to where `combine` reads, with what is known about each.

    What no option says is asked for, where somebody is there to answer; an empty answer leaves it
    out. An article that says these things itself, in front matter, is only copied.

    Example: tipdeck add page.html --publisher "A careers service" --rights cited
    """
    from generator.cards.adding import files_of, look_at_all  # noqa: PLC0415
    from generator.cards.asking import ask_about, somebody_is_there  # noqa: PLC0415
    from generator.files.writing import write_atomically  # noqa: PLC0415

    said = {key: value for key, value in given.items() if value}
    arrivals = look_at_all(files, folder)
    wanted: dict[Path, bytes] = {}
    for arrival in arrivals:
        asks = somebody_is_there() and not arrival.says_itself and not dry_run
        wanted |= files_of(arrival, ask_about(arrival, said) if asks else said)
    # Everything has been checked by now.
    for path, content in wanted.items():
        if not dry_run:
            write_atomically(path, content)
        click.echo(f"{'would write' if dry_run else 'wrote'} {path}")
    for arrival in arrivals:
        for note in arrival.notes:
            click.echo(f"note: {arrival.source}: {note}", err=True)
    if not dry_run:
        click.echo(f"next: tipdeck combine {folder} --dry-run")


@main.command()
@click.argument("content", type=_FOLDER, default=CONTENT.root)
@click.option(
    "--within",
    type=click.IntRange(0, 3660),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="How many days ahead to look.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to count from, instead of the computer's.",
)
def due(content: Path, *, within: int, today: datetime | None) -> None:
    """List the cards of CONTENT that are to be read again, the first first.

    A card is to be read again a year after the day that its `reviewed` says.

    Example: tipdeck due --within 60
    """
    from generator.cards.due import run_due  # noqa: PLC0415

    day = today.date() if today else date.today()
    now, following = run_due(content, day, within)
    for each in now:
        word = "was due on" if each.day < day else "is due on"
        click.echo(f"{show_path(each.path)}: {word} {each.day} (last read on {each.reviewed})")
    if not now:
        click.echo(f"no card is due within {within} days of {day}")
        if following:
            click.echo(f"the next is {show_path(following.path)}, on {following.day}")


@main.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--name", default="Our tips", show_default=True, help="The site's name.")
def new(folder: Path, *, name: str) -> None:
    """Start a site for another centre or subject in DIR, which must be new or empty.

    It holds one article, one card and one checklist to change, and builds at once.

    Example: tipdeck new ../sleep-well --name "Sleep well"
    """
    from generator.website.new_site import start_site  # noqa: PLC0415

    count = start_site(folder, name)
    click.echo(f"wrote {count} files to {folder}; its README.md says what to do next")


@main.command()
@click.argument("content", type=_FOLDER, default=CONTENT.root)
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
def wording(content: Path, *, dry_run: bool) -> None:
    """Find other words for each card of CONTENT, so that search finds it by them.

    They come from the known kinds of guidance that a card is nearest to, and go to wording.yaml.
    Run it after editing cards.

    Example: tipdeck wording
    """
    from generator.cards.wording_run import run_wording  # noqa: PLC0415

    changed = run_wording(content, dry_run=dry_run)
    _say_written(ContentPaths(content).wording, changed, dry_run=dry_run)


@main.command()
@click.argument("config", type=_FOLDER, default=Path("mkdocs.yml"))
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
def heights(config: Path, *, dry_run: bool) -> None:
    """Measure the pages that other sites embed, so that their frames fit.

    CONFIG is the site's mkdocs.yml. An installed Chromium or Chrome shows each page that has
    changed, and the heights go to heights.yaml. Without one they are estimated.

    Example: tipdeck heights
    """
    # MkDocs is loaded for this command alone.
    from generator.website.heights_run import run_heights  # noqa: PLC0415
    from generator.website.plugin import configured_build  # noqa: PLC0415

    build, path = configured_build(config)
    done = run_heights(build, path, dry_run=dry_run)
    if done.why:
        click.echo(f"note: {done.estimated} heights are estimated: {done.why}", err=True)
    else:
        _say_written(path, done.changed, dry_run=dry_run, more=f", {done.measured} measured")


@main.command()
@click.argument("content", type=_FOLDER, default=CONTENT.root)
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
def changes(content: Path, *, dry_run: bool) -> None:
    """Tell readers what changed in CONTENT: tips that are new, reworded, merged or retired.

    Entries go to changes.yaml, which the site's feeds show. You may reword any of them.
    A tip counts as reworded when its words changed and it was reviewed on a later day.

    Example: tipdeck changes --dry-run
    """
    from generator.cards.changes_run import run_changes  # noqa: PLC0415

    news = run_changes(content, dry_run=dry_run)
    for entry in news.added:
        click.echo(f"{entry.date}  {entry.text}")
    _say_written(ContentPaths(content).changes, bool(news), dry_run=dry_run)


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


def _say_written(path: Path, changed: bool, *, dry_run: bool, more: str = "") -> None:
    """Say what became of a file that a command keeps up to date."""
    written = f"{'would write' if dry_run else 'wrote'} {path}{more}"
    click.echo(written if changed else f"{path} is current")


def _fail_on(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ContentError(problems)
