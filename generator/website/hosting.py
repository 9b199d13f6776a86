"""The table of headers in the words of servers: examples in `docs/hosting/`, for people to adapt.

Run `python -m generator.website.hosting docs/hosting` after a change to the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.files.writing import write_atomically
from generator.website.headers import EVERYWHERE, HEADERS, Area, Header

_NGINX = """\
# Headers for the site, and how to serve it, with nginx. Put this where `http` includes files from,
# such as /etc/nginx/conf.d/, and change the names and the folder.
# For a site below a folder, put the folder behind each ^/ and serve it from there.

{maps}
server {{
    listen 80;
    server_name next.example.org;
    root /var/www/next-round;
    index index.html;
    charset utf-8;
    error_page 404 /404.html;

{headers}
    location / {{
        try_files $uri $uri/ =404;
    }}
{types}}}
"""
_APACHE = """\
# Headers for the site with Apache 2.4. Copy this to `.htaccess` at the top of the built site.
# The server must have mod_headers, and allow it: AllowOverride FileInfo
# For a site below a folder, put the folder behind each ^/ and before 404.html.

AddDefaultCharset utf-8
ErrorDocument 404 /404.html

{headers}
{types}"""


def nginx() -> str:
    """Return the example for nginx, where an empty value sends no header."""
    sent = [header for header in HEADERS if _is_sent(header)]
    return _NGINX.format(
        maps="".join(_nginx_map(header) for header in sent),
        headers="".join(
            f"    add_header {header.name} {_variable(header)} always;\n" for header in sent
        ),
        types="".join(
            f"    location = /{path} {{\n        types {{ }}\n"
            f'        default_type "{value}";\n    }}\n'
            for path, value in _types()
        ),
    )


def apache() -> str:
    """Return the example for Apache, where what stands last counts."""
    lines = [line for header in HEADERS if header.name != "Content-Type" for line in _lines(header)]
    types = [f'<Files "{path}">\n    ForceType "{value}"\n</Files>\n' for path, value in _types()]
    return _APACHE.format(headers="".join(lines), types="".join(types))


EXAMPLES = {"nginx.conf": nginx, "apache.htaccess": apache}


def _is_sent(header: Header) -> bool:
    values = [value for _, value in header.values]
    return header.name != "Content-Type" and any(value is not None for value in values)


def _types() -> Iterator[tuple[str, str]]:
    """Yield the types of single files, which servers have words of their own for."""
    (header,) = [each for each in HEADERS if each.name == "Content-Type"]
    for area, value in header.values:
        yield from ((path, value or "") for path in area.at)


def _variable(header: Header) -> str:
    return "$site_" + header.name.lower().replace("-", "_")


def _nginx_map(header: Header) -> str:
    lines = []
    for area, value in header.values:
        source = "default" if area == EVERYWHERE else f'"~^/{area.pattern}"'
        lines.append(f'    {source} "{value or ""}";\n')
    return f"map $uri {_variable(header)} {{\n{''.join(lines)}}}\n"


def _lines(header: Header) -> Iterator[str]:
    for area, value in reversed(header.values):
        where = _where(area)
        if value is not None:
            yield f'Header always set {header.name} "{value}"{where}\n'
        else:
            # A header of the server's own may stand in either of its two lists.
            yield f"Header always unset {header.name}{where}\n"
            yield f"Header onsuccess unset {header.name}{where}\n"


def _where(area: Area) -> str:
    if area == EVERYWHERE:
        return ""
    return f' "expr=%{{REQUEST_URI}} =~ m#^/{area.pattern}#"'


if __name__ == "__main__":
    for name, example in EXAMPLES.items():
        write_atomically(Path(sys.argv[1]) / name, example())
