"""How to put a page into the systems of careers services: which code, and where to paste it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Platform:
    """A system, the code that it takes, what to do, and what to know.

    `code` holds pairs of a kind of code, which the builder's script knows, and a label.
    """

    id: str
    name: str
    code: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    note: str


PLATFORMS = (
    Platform(
        "wordpress",
        "WordPress",
        (("address", "The address"), ("frame", "The code, for a Custom HTML block")),
        (
            "Edit the page or post, and start a new, empty paragraph.",
            "Paste the address and press Enter. WordPress shows the page, and fits its height.",
            "If it shows only a link, or you want your own colours, add a Custom HTML block and "
            "paste the code there instead.",
        ),
        "A pasted address follows each reader's own light or dark setting. Some WordPress sites "
        "let only administrators keep code; ask whoever looks after yours.",
    ),
    Platform(
        "canvas",
        "Canvas",
        (("plain", "The code"),),
        (
            "Open the page or announcement, and choose Edit.",
            "Below the text box, switch to the HTML editor (the </> button).",
            "Paste the code where the page should be, switch back to look at it, and save.",
        ),
        "In a web browser, Canvas can fit the height by itself. The Canvas apps show the height "
        "that stands in the code, so choose the narrow size if many of your readers use phones.",
    ),
    Platform(
        "moodle",
        "Moodle",
        (("plain", "The code"),),
        (
            "Turn edit mode on, and add a Page or a Text and media area.",
            "In the editor, open the HTML view (the </> button or Source code).",
            "Paste the code, close the view, and save.",
        ),
        "Choose the narrow size if many of your readers use phones. Moodle keeps frames only from "
        "people it trusts, such as teachers. If the frame is gone "
        "after saving, ask your Moodle administrator.",
    ),
    Platform(
        "sharepoint",
        "SharePoint",
        (("plain", "The code"),),
        (
            "Once only: ask a site administrator to allow this site's domain, under Site settings, "
            "HTML Field Security.",
            "Edit the page, add a web part, and choose Embed.",
            "Paste the code into the box, and publish the page.",
        ),
        "SharePoint gives the frame the width of its column. Choose the size that is nearest, or "
        "the narrow one if many of your readers use phones.",
    ),
    Platform(
        "drupal",
        "Drupal",
        (("frame", "The code"),),
        (
            "Edit the page, and choose a text format that allows frames, often called Full HTML.",
            "In the editor, open Source.",
            "Paste the code where the page should be, and save.",
        ),
        "If the code is gone after saving, ask for a format that allows iframe with title, src, "
        "width, height, style and loading. Drupal's remote media take only addresses of a fixed "
        "list of sites, and this one is not on it.",
    ),
    Platform(
        "uconnect",
        "uConnect",
        (("frame", "The code"),),
        (
            "Open the page or post of your uConnect site in its editor.",
            "Add a block for HTML or embed code where the page should be.",
            "Paste the code, and update the page.",
        ),
        "If the code is gone after saving, send uConnect's support the page for the IT department.",
    ),
    Platform(
        "html",
        "Plain HTML",
        (
            ("frame", "The frame alone, with no script on your page"),
            ("script", "The frame, and our script that fits its height exactly"),
            ("card", "The same as an element, which is a plain link until the script has run"),
        ),
        (
            "Choose one of the three. The first is enough for most pages.",
            "Paste it where the page should be.",
            "If your site has a Content-Security-Policy, see what to allow on the page for the IT "
            "department.",
        ),
        "The script's address and bytes never change, so the hash in the code stays right.",
    ),
)
