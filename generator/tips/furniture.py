"""What stands on a page around an article: sharing, comments, bylines, promotion, related links.

Two tables of patterns. `LINES` name one block each. `TAILS` open what comes after an article: from
there on, blocks are left out until one is plainly the article again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.text import fold

# Longer blocks are prose, whatever words they hold.
MAX_LINE_WORDS = 45

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = (
    rf"(?:{_DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{2,4}}|{_MONTH} \d{{1,2}}"
    rf"(?:st|nd|rd|th)?,? \d{{4}}|{_MONTH} \d{{4}}|\d{{1,2}} {_MONTH}|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}})"
)
_NAME = r"[a-z.'-]+(?: [a-z.'-]+){0,3}"


_POINTER = re.compile(r"^[☞☛►▶▸→➜➤»›•◆★✦✱*\-]+\s*")


def _compiled(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern, re.I)) for reason, pattern in rows)


LINES = _compiled(
    (
        (
            "date",
            rf"^(?:(?:last )?(?:updated|published|posted|modified|reviewed)(?: on)?:? )?{_DATE}"
            r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]m)?(?: ?(?:gmt|bst|utc|est|pst|cet|ist))?)?[. |·•-]*"
            r"(?:(?:by .{2,60}|\d+ min(?:ute)?s? read.*|reading time.*|in .{2,40}))?$",
        ),
        ("date", r"^(?:last )?(?:updated|published|posted|modified)(?: on| at)?:? .{0,60}$"),
        (
            "byline",
            rf"^(?:written |posted |published |words |reviewed |edited |story )?by:? {_NAME}"
            rf"(?:[,|·• -]+.{{0,60}})?$",
        ),
        ("date", r"^last edited (?:by|on|at)\b.{0,90}$"),
        (
            "byline",
            r"^(?:author|editor|about the author|guest post|contributor|staff writer)\b.{0,60}$",
        ),
        (
            "byline",
            r"^[a-z .'-]{3,60} is (?:a|an|the) (?:[a-z-]+ ){0,6}(?:coach|writer|author|recruiter"
            r"|consultant|editor|founder|director|manager|blogger|journalist|trainer|adviser"
            r"|advisor|speaker|expert|psychologist)\b",
        ),
        (
            "reading time",
            r"^(?:reading time|time to read|estimated read)\b|^\d+[ -]min(?:ute)?s? read",
        ),
        (
            "sharing",
            r"^(?:please )?(?:share|tweet|pin|like|retweet)(?: (?:this|it)(?: (?:post|article|page|story|"
            r"entry|now|via|on)\b.{0,80})?| (?:on|via)\b.{0,80}| with (?:your )?(?:friends|network|"
            r"followers)|:.{0,60})?[:!.]?$",
        ),
        (
            "sharing",
            r"^(?:facebook|twitter|x|linkedin|whatsapp|pinterest|email|e-mail|print|copy link|"
            r"reddit|instagram|tumblr|telegram|messenger|flipboard|pocket)"
            r"(?:[ |,/·•]+(?:facebook|twitter|x|linkedin|whatsapp|pinterest|email|e-mail|print|"
            r"copy link|reddit|instagram|tumblr|telegram|messenger|flipboard|pocket))*$",
        ),
        (
            "sharing",
            r"\bshare (?:this|it) (?:post|article|page|with|on)\b|\bhit the (?:share|like|subscribe)\b",
        ),
        ("sharing", r"^(?:\d+ )?(?:shares?|likes?|views?|claps?|reactions?|tweets?)$"),
        (
            "comments",
            r"^(?:no |\d+ |leave (?:a |your )?|post (?:a )?|add (?:a )?|write (?:a )?|view |show |"
            r"join the |\(\d+\) )*(?:comments?|repl(?:y|ies)|discussion|responses?)"
            r"(?: yet| closed| are closed| \(\d+\)| \(atom\)| below)?[.:!]?$",
        ),
        (
            "comments",
            r"\bpost a comment\b|\bleave (?:a|your) (?:comment|reply)\b|\bin the comments\b|"
            r"\bcomment (?:below|data)\b|\blog in to (?:join|comment|reply|read)\b|"
            r"\b(?:only )?a? ?members? of this blog\b|\bmay post a comment\b|"
            r"^(?:your )?(?:name|e-?mail|website|comment)(?: address)?(?: \*)?$|"
            r"\bemail address will not be published\b",
        ),
        (
            "subscription",
            r"\b(?:subscribe|sign up(?= (?:here|now|today|below|free)\b|[.!]?$|.{0,40}\b(?:newsletter|"
            r"e-?mails?|updates|inbox|alerts|mailing|digest)\b)|"
            r"(?:our|my|weekly|sunday|friday) (?:newsletter|letter)|"
            r"(?:straight|delivered|posts?|news|tips|updates?|letter|briefing|smarts)\b.{0,30} (?:your|their) inbox|email in the box|mailing list|rss feed)\b"
            r"(?!.{0,30}\b(?:job alerts?|recruiter)).{0,140}$",
        ),
        (
            "subscription",
            r"^(?:follow|like|join|find|connect with|add) (?:us|me|our|other|the conversation|\d)"
            r"\b.{0,120}$",
        ),
        (
            "subscription",
            r"\bwas this (?:e-?mail |newsletter |letter )?forwarded to you\b|"
            r"\bget (?:every|the latest|our|weekly|new|more) .{0,60}(?:post|inbox|email|update)",
        ),
        (
            "promotion",
            r"\b(?:download (?:our|my) |download (?:the|your) free|free e-?book|"
            r"our (?:free|friendly team|team of experts|services?|career coaches|jobs board|"
            r"cv (?:writing )?service|latest vacancies|course|app\b)|book (?:a|your) (?:free|"
            r"discovery|one-hour|call|session|consultation)|buy(?:ing)? me a coffee|"
            r"award-winning|read what they say|affiliate|sponsored (?:by|content|post)|% off|half price|special offer|"
            r"get in touch with (?:us|our)|contact us|call (?:us|our)|visit our|browse "
            r"(?:our|more than|all)|(?:apply|enrol|register|book|buy|order|shop) (?:now|today)\b|"
            r"no-obligation|gift card|promo code)",
        ),
        (
            "promotion",
            r"^advert(?:isement)?s? .{3,150} advert(?:isement)?s?$|"
            r"^(?:advertisements?|ads?|sponsored(?: content)?|promoted|learn more|find out more|"
            r"click here.{0,60}|get started|try (?:it )?(?:for )?free.{0,30}|start (?:your )?free trial)"
            r"[.:!]?$",
        ),
        ("ad blocker", r"\bad-? ?block"),
        (
            "cookies",
            r"\b(?:we|this (?:web)?site|our partners) uses? cookies\b|\bcookie (?:policy|"
            r"preferences|settings|notice)\b|\baccept (?:all )?cookies\b|\bprivacy policy\b",
        ),
        (
            "navigation",
            r"^(?:home|menu|search|close|back|next|previous|prev|skip to (?:main )?content|"
            r"back to top.{0,12}|top|go to top|scroll (?:up|down)|read more\W*|more\W*|continue "
            r"reading\W*|see (?:more|all)|show (?:more|less)|load more|view all.{0,30}|toggle "
            r"(?:menu|navigation)|main menu|site ?map|log ?in|sign ?in|register|my account|"
            r"(?:about|contact)(?: us)?|faqs?|terms(?: (?:of use|and conditions))?|table of "
            r"contents|contents|on this page|in this article|jump to.{0,40}|you're reading\W*|"
            r"you are here.{0,80}|loading\W*|newer posts?|older posts?|next (?:post|article).{0,80}|"
            r"previous (?:post|article).{0,80}|enter|submit|send|play|listen|watch|print)$",
        ),
        ("navigation", r"^(?:\[[^\[\]]{2,30}\][\s|·]*){2,}$"),
        ("navigation", r"^[^.!?]{1,30}(?: (?:>|»|›|/|→) [^.!?]{1,60}){1,6}$"),
        (
            "navigation",
            r"^table of contents\b|^in this (?:article|post|guide)(?:,? you'll.{0,80})?:",
        ),
        (
            "tags",
            r"^(?:tags?|categor(?:y|ies)|filed (?:under|in)|posted in|labels?|topics?|keywords?)"
            r"(?: ?:.{0,160}|$)",
        ),
        (
            "related links",
            r"^(?:\(?(?:read more|related|see also|read also|also read|read next|up next|further reading|"
            r"more (?:on|from|like)|recommended|read this|don't miss|more:)\b.{0,120})$",
        ),
        (
            "caption",
            r"^(?:image|photo|picture|photograph|illustration|figure|fig\.?|source|credit|video)"
            r"(?: (?:credit|source|by|via|courtesy)\b.{0,100}| ?\d* ?[:©|].{0,160}|s?)$",
        ),
        (
            "caption",
            r"\b(?:photo|image|picture)(?: credit)?(?: by|:).{0,40}(?:getty|unsplash|pexels|"
            r"shutterstock|istock|pixabay|flickr|adobe|alamy)|^(?:getty|shutterstock|istock|unsplash)",
        ),
        ("copyright", r"^(?:©|\(c\)|copyright)\b|©|\ball rights reserved\b|\bpowered by\b"),
        (
            "disclaimer",
            r"\b(?:for (?:general )?information(?:al)? (?:purposes )?only|not (?:a substitute for|"
            r"intended as|legal|medical) .{0,30}advice|views expressed)\b",
        ),
        (
            "navigation",
            r"^(?:listen to this|back to top|next time we'll be|that's all for (?:this|today))\b",
        ),
        (
            "promotion",
            r"^(?:>>+|<<+|\*{2,}|={2,}|~{2,}|#{3,}|-{3,})\s.{3,200}\s(?:>>+|<<+|\*{2,}|={2,}|~{2,}|#{3,}|-{3,})$",
        ),
        (
            "promotion",
            r"\b(?:create|build|set up) your (?:free |own )?(?:profile|account)\b|\bupload your (?:cv|resume|résumé)\b",
        ),
        (
            "subscription",
            r"\b(?:to stop receiving|unsubscribe|you (?:get|receive|are receiving) this (?:e-?mail|mail|letter)|manage your preferences)\b",
        ),
        (
            "contact details",
            r"\b(?:mon(?:day)?|tue(?:sday)?)(?: to | ?- ?)(?:fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b.{0,60}\d|^(?:tel(?:ephone)?|phone|e-?mail|fax|address|opening (?:hours|times)) ?:",
        ),
        (
            "feedback form",
            r"\b(?:was this (?:page|article|post) (?:helpful|useful)|did you find (?:what you|this)|thumbs up|report (?:a problem|an error))\b",
        ),
        ("navigation", r"^[^.!?]{1,60}(?: ?[|/·•»] ?[^.!?|/·•»]{1,40}){2,}$"),
        (
            "promotion",
            r"\b(?:support us|patreon|give today|donate (?:now|today)|tickets from|go on sale|early-bird|"
            r"\d+% (?:off|discount)|half-price)\b|^advert(?:isement)?s?(?:$|:| ?[-–])|^take advantage:|^\(?sponsor\b",
        ),
        (
            "comments",
            r"^comment from\b|^[\w.-]{3,30}(?: [\w.-]+)? (?:says|said|wrote|writes):|"
            r"^[a-z]+[_\d]\w*:|\bgot an opinion\b|\bwrite to the editors?\b|^sort by\b|^rate this\b",
        ),
        (
            "navigation",
            r"^(?:in this issue|articles in this|also in this|start (?:here|with entry))\b.{0,60}$|"
            r"^new here\?|^(?:previous|prev|next): .{0,120}$",
        ),
        (
            "promotion",
            r"\b(?:(?:a )?(?:word|message) from our sponsors?|brought to you by|visit our sponsors?)\b",
        ),
        (
            "subscription",
            r"^get .{1,60} in(?:to)? your (?:inbox|mailbox)\b",
        ),
        (
            "sharing",
            r"\b(?:clap|like|follow|subscribe|share) button\b",
        ),
        (
            "page footer",
            r"\b(?:you are visitor|visitor number|webmaster|best viewed (?:at|in|with)|page \d+ of \d+)\b",
        ),
        ("web address", r"^(?:https?://|www\.)\S+$"),
    )
)

# What follows one of these lines belongs to the page and not to the article.
TAILS = _compiled(
    (
        (
            "related links",
            r"^(?:related|similar|recommended|popular|recent|latest|more|other|trending|featured|most (?:popular|read|viewed|shared))"
            r" (?:[a-z]+ )?(?:articles?|pages?|this (?:week|month)|today|posts?|stories|reading|reads|links|content|resources|"
            r"topics|tips|advice|news|blogs?|from .{2,40})[:.]?$",
        ),
        (
            "related links",
            r"^(?:you (?:may|might|could|'ll|will) (?:also )?(?:like|enjoy|love|be interested in)"
            r"|see also|read (?:also|next)|further reading|keep reading|up next|what to read next|"
            r"if you (?:liked|enjoyed) this|(?:take a look at|check out|have a look at|see|read) "
            r"(?:some of )?(?:these|our|my)(?: \w+){0,6})\b.{0,60}$",
        ),
        ("related links", r"^most (?:read|popular|viewed|shared|commented)\b.{0,30}$"),
        (
            "related links",
            r"^(?:in this issue|articles in this|also in (?:this|the)|elsewhere in)\b.{0,60}$",
        ),
        (
            "comments",
            r"^(?:leave (?:a |your )?(?:comment|reply|response)|(?:\d+|no) (?:comments?|repl(?:y|ies)|"
            r"responses?|thoughts?)\b.{0,60}|comments?(?: \(\d+\))?:?|post (?:a )?comments?\b.{0,20}|"
            r"join the (?:discussion|conversation))[.:!]?$",
        ),
        (
            "about the author",
            r"^(?:about (?:the )?(?:author|writer|us|me)|author bio|meet the author)\b.{0,40}$",
        ),
        (
            "subscription",
            r"^(?:subscribe to:?|subscribe|newsletter|stay (?:connected|in touch|updated))[:.!]?$",
        ),
    )
)


def furniture_reason(text: str) -> str | None:
    """Return what a block of page furniture is, or None for a block of the article."""
    folded = fold(text)
    if not re.search(r"[a-z0-9]", folded):
        return "no words"
    if len(folded.split()) > MAX_LINE_WORDS:
        return None
    found = _first(folded)
    # Some pages point at what they offer: "☞ Read also".
    return found or (_first(_POINTER.sub("", folded)) if _POINTER.match(folded) else None)


def _first(folded: str) -> str | None:
    return next((reason for reason, pattern in LINES if pattern.search(folded)), None)


def tail_reason(text: str) -> str | None:
    """Return what begins at this block, where it begins something after the article."""
    folded = fold(text)
    if len(folded.split()) > 16:
        return None
    return next((reason for reason, pattern in TAILS if pattern.search(folded)), None)
