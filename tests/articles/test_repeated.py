"""Posts of a saved forum page: all are read, and what only looks like a thread is not one."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from generator.articles.repeated import repeated, whole_thread

from .test_html import PAGE, _article

POSTS = (
    "I was turned down for the third time and do not know what to do about it any more.",
    "Ask them what was missing. Most will tell you if you ask within a week, and two of the people "
    "who told me something became good friends. Keep the question short, and do not argue with "
    "what they say, even where you know that it is wrong. I did once and was never asked back.</p>"
    "<p>Write to everybody who gave you an hour as well, and thank them. I sit on the other side "
    "of the table these days, and in fifteen years I have had perhaps a dozen such notes. I could "
    "still tell you the name of each of those twelve people.</p><p>And do not take it to heart. In "
    "the last round everybody can do the job. Last month it came down to who could start on the "
    "first, and the one who could not was better on paper, so it says nothing of you.",
    "Take a weekend off before you do anything, and tell somebody whom you trust about it.",
    "Thank you all, I wrote to them today and will say here what they answer me.",
)


def _thread(post: str, board: str = "board") -> str:
    posts = "".join(post.format(name=f"user_{at}", text=text) for at, text in enumerate(POSTS))
    return f"""<!DOCTYPE html><html lang="en"><head><title>Third no</title></head><body>
<div class="nav">Board &gt; Jobs</div><div class="{board}">{posts}
<div class="advert"><p>Have your papers read by somebody who has read ten thousand.</p></div></div>
<div class="foot">All times are central. Contact us.</div></body></html>"""


# The extractor takes one post of the first for the article, and the whole page of the second.
@pytest.mark.parametrize("board", ["board", "posts"])
def test_every_post_of_a_thread_is_read(tmp_path: Path, board: str) -> None:
    post = (
        '<div class="post"><div class="user"><b>{name}</b><br>Posts: 12</div>'
        '<div class="postbody"><p>{text}</p></div></div>'
    )
    article = _article(tmp_path, _thread(post, board))
    for at, text in enumerate(POSTS):
        assert text.partition("</p>")[0] in article.text
        assert f"user_{at}" in article.text
    assert article.text.count("Posts: 12") == 4
    assert "ten thousand" not in article.text
    assert "central" not in article.text
    said = [article.block_text(each) for each in article.blocks]
    assert said[:3] == ["user_0", "Posts: 12", POSTS[0]]


def test_articles_below_each_other_are_no_thread() -> None:
    post = '<div class="post"><{tag}>{{name}}</{tag}><p>{{text}}</p></div>'
    for tag, is_thread in (("h2", False), ("b", True)):
        page = lxml.html.document_fromstring(_thread(post.format(tag=tag)))
        found = whole_thread(repeated(page), POSTS[2])
        assert (found is not None) == is_thread


def test_the_comments_below_an_article_are_no_thread(tmp_path: Path) -> None:
    comments = "".join(f'<div class="comment"><p>{text}</p></div>' for text in POSTS)
    article = _article(tmp_path, PAGE.replace("<footer>", f"{comments}<footer>"))
    assert "Rest before you start again" in article.text
    assert "became good friends" not in article.text
