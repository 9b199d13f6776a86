"""Which form an article has, where several fit by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.model import Article
from generator.articles.readers import read_article
from generator.tips.extract import extract_tips
from generator.tips.heads import is_group_head

from .test_extract import _article

GROUPS = """THE WEEKEND BEFORE

Try the journey. Take the bus on a weekday and see how long it takes you.

Pick your clothes. Put them on, with the shoes, and sit down in them.

ON THE DAY

Be ten minutes early. Not forty, because then you are in the way.

Say hello first. Have a sentence ready about who you are and what you will do.
"""

UNHEADED = """Check the basics. Where, when, who do you ask for? If nobody told you, ring them up.

Dig out the papers. You will be asked for:
- your passport
- the number of your bank account

Put them in one envelope, and put that by the door, where you cannot leave without seeing it.

Try the whole journey on a weekday if you can, because the bus on a Sunday is another bus. Time it.

Pick your clothes. Put them on, with the shoes, and sit down in them for a while to be sure.

Go to bed. Set two alarms, and do not worry when you cannot sleep, since resting counts as well.
"""

FRAME = """## Getting ready

You were hired, and now you have a day on which you start.

- Call your supervisor two days ahead, and write down where to report.
- Bring the papers that they asked you for, and a copy of each.
- Ask what people wear there, and lay it out the night before.
- Practise getting there by the bus that you will ride.

## Office hours

Good luck from all of us! See you soon.
"""

ASKED = """Q: I feel dreadful. Is that normal?
A: It is. Be upset for a day, and do not be brave about it.

Q: Can I ask them why?
A: You can, and you should. Write two lines and thank them.

Q: My friends all have jobs and post about it.
A: Mute them until you feel better. They will never know.
"""

INTERVIEW = """Career Plus: Doctor, what should one do first?
Dr. Rao: Cry, if it comes. Then switch your phone off and sleep.

CP: And the family?
Dr. Rao: Tell them yourself on the same day, in one sentence.

CP: What about the company?
Dr. Rao: Ask them for one thing that you can improve.

CP: How should one prepare for the next one?
Dr. Rao: Repair only one thing, and practise it aloud.
"""


def _heads(article: Article) -> list[str]:
    return [tip.heading or tip.body for tip in extract_tips(article).tips]


def test_below_headings_that_only_gather_stand_the_tips() -> None:
    assert _heads(_article(GROUPS)) == [
        "Try the journey",
        "Pick your clothes",
        "Be ten minutes early",
        "Say hello first",
    ]


def test_a_longer_command_among_short_first_sentences_is_a_tip_too() -> None:
    found = extract_tips(_article(UNHEADED)).tips
    assert [tip.heading for tip in found] == [
        "Check the basics",
        "Dig out the papers",
        "",
        "Pick your clothes",
        "Go to bed",
    ]
    assert found[1].body.endswith("without seeing it.")
    assert found[2].body.startswith("Try the whole journey")


def test_headings_around_a_list_are_a_frame() -> None:
    assert len(_heads(_article(FRAME))) == 4


def test_each_question_heads_its_answer() -> None:
    found = _heads(_article(ASKED))
    assert len(found) == 3
    assert "ask them why" in found[1]


def test_what_a_reader_only_tells_is_neither_heading_nor_advice() -> None:
    letter = (
        "Q: " + "I wrote to them and I rang them and nobody said a word. " * 5 + "Why is that?\n"
    )
    third = extract_tips(_article(ASKED + "\n" + letter + "A: Let it go, and apply elsewhere."))
    last, told = third.tips[3], third.tips[2]
    assert (told.heading, told.text[:12]) == ("", "Mute them un")
    assert last.text.startswith("Let it go")
    assert [piece.text[:10] for piece in third.left_out] == ["Q: My frie", "Q: I wrote"]


def test_in_a_conversation_the_one_who_asks_heads_the_tips() -> None:
    tips = extract_tips(_article(INTERVIEW)).tips
    assert len(tips) == 4
    assert ["sleep" in tips[0].text, "improve" in tips[2].text] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "ON THE DAY",
        "THE WEEKEND BEFORE",
        "Dos and don’ts",
        "Do and don't",
        "DO all of these…",
        "In the first week",
        "What you should do",
        "What not to do:",
    ],
)
def test_a_heading_that_gathers_is_known(text: str) -> None:
    assert is_group_head(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ask for feedback",
        "Take a day off",
        "Start your day early",
        "Do your homework",
        "What to do with the letter",
        "Rest",
        "",
    ],
)
def test_a_heading_that_says_something_does_not_gather(text: str) -> None:
    assert not is_group_head(text)


LABELLED = """## For the employer

- Ask for the reason: You can telephone or write, and most will tell you in two weeks.
- Thank the panel: A letter of two lines is enough, and hardly anybody sends one.
- Keep the door open: Ask whether they will keep your papers for the next vacancy.

## For yourself

- Rest first: Take the evening off, and do not open the laptop before the next day.
- Write it down: List the questions that you can remember, and how you answered them.
- Ring a friend: Talk to somebody who has been through it, for half an hour or longer.
"""

CHAPTERS = """1. Your rights

1.1 Health. Ask your employer for a check before you start, and keep a copy of the result.

1.2 Breaks. Take all twenty minutes of your break away from the place where you work.

2. Looking after yourself

2.1 Before the night. Sleep in the afternoon, for an hour and a half if it can be done.

Draw the curtains first.

2.2 On the way home. Do not drive when you are fighting sleep, and share a car instead.
"""


def test_headings_over_lists_of_labelled_items_only_gather() -> None:
    assert _heads(_article(LABELLED)) == [
        "Ask for the reason",
        "Thank the panel",
        "Keep the door open",
        "Rest first",
        "Write it down",
        "Ring a friend",
    ]


def test_points_that_are_counted_in_chapters_are_tips() -> None:
    tips = extract_tips(_article(CHAPTERS)).tips
    assert [tip.heading for tip in tips] == [
        "Health",
        "Breaks",
        "Before the night",
        "On the way home",
    ]
    assert tips[2].body.endswith("Draw the curtains first.")
    assert not any("yourself" in tip.text for tip in tips)


GATHERED = """## In the first days

**Reply.** Write two lines in which you thank the panel for the hour that they gave you.

**Ask.** Write within a week and ask what would have made your answers stronger.

## Use the practice rooms

Pick the two questions that you found hardest and rehearse them on the second floor.

## Deadlines do not wait

Keep three applications going at any one time, so that no letter carries all the weight.
"""


def test_labels_below_a_heading_that_gathers_are_tips_beside_other_headings(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    path.write_text(GATHERED, encoding="utf-8")
    heads = _heads(read_article(path))
    assert heads == ["Reply", "Ask", "Use the practice rooms", "Deadlines do not wait"]


UNMARKED = """If you are turned down

Read the letter
Check what it says about a reserve list, since some do and you can miss it. Look for the dates
before you put it away.

Look back at it
Write down:

- the questions that you remember
- the answers that were too long

Say your answers aloud
Panels give points for what you say on the day. Prepare six short stories from your last posts and
tell each of them to somebody who was not there.

Close the gap
If a certificate was missing, look for a course that is paid for you. Some offices take you while
you are still on it, so put it on your form from the first day.

Do and don't

Do:

* keep a list of every post that you applied for, with its date
* write each statement anew from the list of what they ask for

Don't:

* wait for one answer before you send the next application off
* ring members of the panel at home to change their minds

See an adviser
Being out of work is hard on anybody. Make an appointment at your office, and bring the letter
with you so that you can go through it together.
"""


def test_the_items_of_a_list_of_dos_are_tips_where_no_heading_is_marked() -> None:
    assert [head.split()[0] for head in _heads(_article(UNMARKED))] == [
        "Read",
        "Look",
        "Say",
        "Close",
        "keep",
        "write",
        "wait",
        "ring",
        "See",
    ]
