"""Where pages lie. Addresses never change once published."""

from __future__ import annotations

HOME = ""
TIPS = "tips/"
TOPICS = "topics/"
MOMENTS = "moments/"
CHECKLISTS = "checklists/"
WORKSHEETS = "worksheets/"
SOURCES = "sources/"
PLAN = "plan/"
EMBED = "embed/"
API = "api/"
# Its addresses and fields stay as they are; what would break a reader gets a folder of its own.
API_DATA = "api/v1/"
JSON_FEED = "feed.json"
ATOM_FEED = "feed.xml"
PACKS = "packs/"


def tip_path(card_id: str) -> str:
    """Return the address of a card's page."""
    return f"{TIPS}{card_id}/"


def topic_path(topic_id: str) -> str:
    """Return the address of a topic's page."""
    return f"{TOPICS}{topic_id}/"


def moment_path(moment_id: str) -> str:
    """Return the address of a moment's page."""
    return f"{MOMENTS}{moment_id}/"


def checklist_path(checklist_id: str) -> str:
    """Return the address of a checklist's page."""
    return f"{CHECKLISTS}{checklist_id}/"


def worksheet_path(worksheet_id: str) -> str:
    """Return the address of a worksheet's page."""
    return f"{WORKSHEETS}{worksheet_id}/"


def card_data_path(card_id: str, suffix: str = "json") -> str:
    """Return where a card's data lie, or with `html` its words to put into other pages."""
    return f"{API_DATA}cards/{card_id}.{suffix}"


def pack_path(pack_id: str) -> str:
    """Return the address of a pack's page."""
    return f"{PACKS}{pack_id}/"


def address(target: str, start: str, site_url: str) -> str:
    """Return the link from a file to a page: whole where the site's address is known."""
    return f"{site_url}{target}" if site_url else relative(target, start)


def picture_path(page: str) -> str:
    """Return the address of a page's picture for sharing."""
    return f"{page}picture.png"


def embed_path(name: str) -> str:
    """Return the address of a page for embedding, by its name, such as `tips/ask-for-feedback`."""
    return f"{EMBED}{name}/"


def oembed_path(name: str) -> str:
    """Return the address of what oEmbed says of a page for embedding."""
    return f"oembed/{name}.json"


def relative(target: str, start: str) -> str:
    """Return the link from one page to another, so that a site works below any folder."""
    path, hash_, fragment = target.partition("#")
    if hash_ and path == start:
        return f"#{fragment}"
    there, here = path.split("/"), start.split("/")[:-1]
    shared = 0
    while shared < min(len(there) - 1, len(here)) and there[shared] == here[shared]:
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{link or './'}{hash_}{fragment}"
