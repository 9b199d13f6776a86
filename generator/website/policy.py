"""The Content-Security-Policy of each page: what it may load and run, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

# Everything comes from the site itself; icons in style sheets are written into them.
_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
# A page for embedding has everything in it. In a sandboxed frame it has no origin that 'self' could
# mean, so what may run and show is named by its hash alone.
_CLOSED_RULES = (
    "default-src 'none'",
    "script-src{scripts}",
    "style-src{styles}",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
)
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.S | re.I)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.I)


def with_policy(html: str) -> str:
    """Return a page with its policy, which names each script that stands in the page by its hash.

    Args:
        html: The whole page; it has a `meta charset`, after which the policy is put.
    """
    return _with(html, "; ".join(_RULES).format(hashes=_hashes(_scripts(html))))


def with_closed_policy(html: str, *, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return a page that holds all it needs, with a policy by which it can load nothing at all.

    Args:
        html: The whole page; it has a `meta charset`, after which the policy is put.
        scripts: What stands in its elements `script`, and is to run.
        styles: What stands in its elements `style`.
    """
    rules = "; ".join(_CLOSED_RULES).format(scripts=_hashes(scripts), styles=_hashes(styles))
    return _with(html, rules)


def _with(html: str, policy: str) -> str:
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda match: match[0] + meta, html, count=1)


def _scripts(html: str) -> list[str]:
    return [match["text"] for match in _SCRIPT.finditer(html) if _runs(match["attributes"])]


def _hashes(texts: Iterable[str]) -> str:
    return "".join(f" '{_hash(text)}'" for text in dict.fromkeys(texts))


def _runs(attributes: str) -> bool:
    """Tell whether a script stands in the page and is more than data."""
    return "src=" not in attributes and "json" not in attributes


# The same scripts and styles stand on many pages.
@lru_cache(maxsize=64)
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
