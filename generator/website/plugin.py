"""The MkDocs plugin: loads the content, adds its pages, and leaves everything else to MkDocs."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.cards.library import Library
from generator.cards.loading import load_library
from generator.errors import TipdeckError
from generator.settings import ContentPaths
from generator.website.addresses import PACKS, moment_path
from generator.website.assets import is_part, script, style_sheet
from generator.website.dates import NO_DATE
from generator.website.generated_page import GeneratedPage, generated_file, set_update_date
from generator.website.help import HELP_ADDRESS
from generator.website.outputs import OUTPUTS, papers
from generator.website.page import SitePage
from generator.website.pages import site_pages
from generator.website.paper_links import expected_links, paper_links
from generator.website.papers.paper import PAPER_KINDS
from generator.website.papers.press import can_print
from generator.website.policy import with_policy
from generator.website.public import public_library
from generator.website.search import add_to_index
from generator.website.shell import Shells
from generator.website.site_build import SiteBuild, SiteFile
from generator.website.templates import Templates, compiled_templates

if TYPE_CHECKING:
    # A build serves nothing.
    from mkdocs.livereload import LiveReloadServer

# Beside mkdocs.yml; what is in it can be made again.
CACHE = ".cache/tipdeck"
_log = get_plugin_logger("tipdeck")
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off">')


class TipdeckConfig(Config):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """The plugin's options in mkdocs.yml."""

    content = c.Dir(exists=True, default="content")
    """The folder of cards, checklists, worksheets and articles."""

    drafts = c.Type(bool, default=False)
    """Whether cards that nobody has reviewed are shown, each marked as a draft."""

    pictures = c.Type(bool, default=True)
    """Whether each page has a picture that is shown where somebody shares it."""

    papers = c.ListOfItems(c.Choice(PAPER_KINDS), default=list(PAPER_KINDS))
    """What has PDFs: `tips`, `checklists`, `worksheets`, `packs`; none with `[]`."""


class TipdeckPlugin(BasePlugin[TipdeckConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages that are made from content."""

    def __init__(self) -> None:
        self._library = Library()
        self._pages: tuple[SitePage, ...] = ()
        self._is_served = False
        # The addresses of pages that somebody has written a page of their own for.
        self._replaced: set[str] = set()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether somebody only looks: MkDocs adds a script of its own to pages then."""
        self._is_served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the content, so that its problems show before anything is written."""
        if not config.use_directory_urls:
            raise PluginError("tipdeck: addresses end in a slash; remove `use_directory_urls`")
        if not config.theme.custom_dir:
            raise PluginError("tipdeck: set `theme.custom_dir` to the folder of templates")
        try:
            library = load_library(Path(self.config.content))
        except TipdeckError as error:
            raise PluginError(error.message) from error
        self._library = public_library(library, drafts=self.config.drafts)
        self._pages = site_pages(self._library)
        if library.help.regions:
            config.extra.setdefault("help_address", HELP_ADDRESS)
        moments = [(moment_path(each.id), each.title) for each in library.vocabulary.moments]
        config.extra.setdefault("search_moments", moments)
        config.extra.setdefault("pictures", self.config.pictures)
        if any(page.path == PACKS for page in self._pages):
            config.extra.setdefault("packs_address", PACKS)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages, the joined style sheet and script, and the files beside the pages."""
        overrides = Path(str(config.theme.custom_dir))
        for file in [file for file in files if is_part(file.src_uri)]:
            # A folder of that name may also hold pages that somebody wrote.
            if file.src_dir != config.docs_dir:
                files.remove(file)
        styles, scripts = style_sheet(overrides), script(overrides)
        for asset in (styles, scripts):
            files.append(_file(asset, config))
        config.extra_css.append(styles.path)
        config.extra_javascript.append(scripts.path)
        others = tuple(sorted(file.dest_uri for file in files))
        build = replace(self.site_build(config), others=others)
        printed = tuple(papers.files(build))
        build = replace(build, paper_links=paper_links(printed))
        self._add_pages(files, config, build)
        for output in (*printed, *(output for found in OUTPUTS for output in found(build))):
            # As with pages: what somebody wrote at the same address is what they want.
            if output.path in others:
                _log.info("%s is yours, so ours is left out", output.path)
            else:
                files.append(_file(output, config))
        estimated = sum(not embed.measured for embed in build.embeds)
        if estimated:
            _log.info(
                "%d pages for embedding have an estimated height; `tipdeck heights` measures it",
                estimated,
            )
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's page around ours be made once for many, and compiled once for all."""
        env.bytecode_cache = compiled_templates(_cache(config) / "theme")
        env.globals["fill"] = Shells(self._finished)
        return env

    def site_build(self, config: MkDocsConfig) -> SiteBuild:
        """Return what everything is made from; the content is loaded."""
        cache = _cache(config)
        compiled = compiled_templates(cache / "templates")
        templates = Templates(Path(str(config.theme.custom_dir)), compiled)
        return SiteBuild(
            self._library,
            self._pages,
            templates,
            config.site_name,
            # What `mkdocs serve` makes up leads nowhere from paper, or from another site.
            "" if self._is_served else config.site_url or "",
            cache=cache,
            has_pictures=self.config.pictures,
            paper_kinds=tuple(self.config.papers),
        )

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Leave out the day of the build, which would make every build differ."""
        if not isinstance(page, GeneratedPage):
            set_update_date(page, None)
        return page

    # Before the search plugins look at pages.
    @event_priority(100)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Show a page that we make to nobody but the shell."""
        if isinstance(page, GeneratedPage):
            page.set_main_aside()

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Give a page its policy of what it may load; the frame of ours has it."""
        return output if isinstance(page, GeneratedPage) else self._finished(output)

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Do the same for pages outside the content, such as the one for what is not found."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def _finished(self, html: str) -> str:
        # The theme's hidden boxes have an attribute that is only for fields to type in.
        html = _TOGGLE.sub(r"\1>", html)
        return html if self._is_served else with_policy(html)

    # Search plugins write their index in this event; it must be there first.
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the search index, and the site map without the time of day."""
        index = Path(config.site_dir, "search", "search_index.json")
        if index.exists():
            pages = [page for page in self._pages if page.path not in self._replaced]
            found = add_to_index(index.read_text("utf-8"), pages, self._library.wording)
            index.write_text(found, "utf-8")
            # Where the site is opened from a folder, the theme's script looks for this instead.
            index.with_suffix(".js").write_text(f"var __index = {found};\n", "utf-8")
        site_map = Path(config.site_dir, "sitemap.xml")
        if site_map.exists():
            packed = gzip.compress(site_map.read_bytes(), mtime=0)
            site_map.with_suffix(".xml.gz").write_bytes(packed)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Build again when content changes."""
        server.watch(self.config.content)
        return server

    def _add_pages(self, files: Files, config: MkDocsConfig, build: SiteBuild) -> None:
        nav_titles = _nav_titles(config.nav)
        # A hand-written page at the same address is what its writer wants.
        self._replaced = {
            page.path for page in self._pages if f"{page.path}index.html" in build.others
        }
        newest = max((page.updated for page in self._pages if page.updated), default=NO_DATE)
        for site_page in self._pages:
            if site_page.path in self._replaced:
                continue
            file = generated_file(config, site_page)
            nav_title = nav_titles.get(file.src_uri)
            page = GeneratedPage(site_page, file, config, nav_title=nav_title)
            page.html = partial(build.page_html, site_page)
            set_update_date(page, site_page.updated or newest)
            files.append(file)


def configured_build(config_file: Path) -> tuple[SiteBuild, Path]:
    """Return what a site is made from, without building it, and where its heights are kept."""
    config = load_config(str(config_file))
    plugin = config.plugins.get("tipdeck")
    if not isinstance(plugin, TipdeckPlugin):
        raise PluginError(f"{config_file}: add `tipdeck` to `plugins`")
    build = plugin.site_build(plugin.on_config(config))
    if can_print():
        build = replace(build, paper_links=expected_links(build))
    return build, ContentPaths(Path(plugin.config.content)).heights


def _cache(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "").parent / CACHE


def _file(file: SiteFile, config: MkDocsConfig) -> File:
    return File.generated(
        config, file.path, content=file.content, inclusion=InclusionLevel.NOT_IN_NAV
    )


def _nav_titles(nav: Any) -> Mapping[str, str]:
    """Return the titles that `nav` in mkdocs.yml gives to files at its top level."""
    entries = [entry for entry in nav or () if isinstance(entry, dict)]
    return {
        path: title for entry in entries for title, path in entry.items() if isinstance(path, str)
    }
