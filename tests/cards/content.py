"""A small content folder, whole and right, for tests to spoil."""

from __future__ import annotations

Files = dict[str, str | bytes]

CARD = """\
title: Ask for feedback
summary: One honest sentence may help you next time.
steps:
  - {id: pick-person, text: Find the person who met you.}
  - {id: ask, text: Write to them within a week.}
topics: [learn]
moments: [this-week]
status: reviewed
reviewed: 2026-11-22
sources: []
"""
TOPICS = """\
topics:
  - {id: learn, title: Learning, summary: Find out what happened.}
  - {id: cope, title: Coping, summary: Look after yourself.}
moments:
  - {id: this-week, title: This week, summary: For when you feel steadier.}
"""
CHECKLIST = """\
title: First days
summary: Small things to do.
moment: this-week
sections:
  - title: First
    steps:
      - ask-for-feedback/pick-person
      - ask-for-feedback/ask
"""
WORKSHEET = """\
title: Review
purpose: Look back.
minutes: 10
instructions: Write short notes.
cards: [ask-for-feedback]
sections:
  - title: First
    fields:
      - {id: job, kind: line, label: Job}
"""
HELP = """\
regions:
  - id: here
    title: Here
    services:
      - {name: A line, phone: "123", url: "https://example.org"}
"""
ARTICLE = """\
---
title: After a no
rights: notes
---
These are notes on what helps after a no.

## Ask for feedback

Write to the person who met you within a week and ask for honest feedback.

## Rest first

Take an evening off and see a friend before you look at other jobs.
"""
CONTENT: Files = {
    "content/articles/after-a-no.md": ARTICLE,
    "content/cards/ask-for-feedback.yaml": CARD,
    "content/checklists/first-days.yaml": CHECKLIST,
    "content/worksheets/review.yaml": WORKSHEET,
    "content/topics.yaml": TOPICS,
    "content/help.yaml": HELP,
}
# Two cards that each reach one line, for rules about pairs.
ASK = "content/cards/ask-for-feedback.yaml"
REST = "content/cards/rest.yaml"
