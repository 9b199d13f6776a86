"""The policy of what a page may load and run."""

from __future__ import annotations

import re

from generator.website.policy import with_policy

HEAD = '<html><head><meta charset="utf-8">'


def _policy(html: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', with_policy(html))
    assert found
    return found[1]


def test_the_policy_stands_before_any_script() -> None:
    html = with_policy(f"{HEAD}<script>a()</script></head></html>")
    assert html.index("Content-Security-Policy") < html.index("<script>")


def test_a_script_in_the_page_is_named_by_its_hash_once() -> None:
    policy = _policy(f"{HEAD}<script>a()</script><script>a()</script><script>b()</script>")
    assert policy.count("'sha256-") == 2
    # echo -n 'a()' | openssl dgst -sha256 -binary | base64
    assert "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='" in policy


def test_files_and_data_need_no_hash() -> None:
    html = f'{HEAD}<script src="a.js"></script><script type="application/json">{{}}</script>'
    assert "sha256" not in _policy(html)


def test_no_other_host_and_no_inline_style_is_allowed() -> None:
    policy = _policy(HEAD)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
