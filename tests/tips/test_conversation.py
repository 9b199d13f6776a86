"""Tips in what people say to each other: guests of an interview, and two hosts."""

from __future__ import annotations

from generator.tips.extract import extract_tips
from generator.tips.heads import without_time_stamp

from .test_extract import _article

VOICES = """HOST: What do you do first in a new town?
ANN: Sign up at the surgery, tell the bank where you live, and find out about the bins.
BO: Before you take the flat, travel to work at the hour at which you will be travelling.
ANN: Ha.
HOST: And what about people?
ANN: Join something that meets each week, in the first fortnight, whatever it is they do.
HOST: That goes on the wall. Do you say yes to everything?
ANN: Say yes for three months, and after that you can be choosy about where you go.
"""


def test_each_voice_of_an_answer_gives_a_tip_of_its_own() -> None:
    tips = extract_tips(_article(VOICES)).tips
    assert len(tips) == 4
    assert [tip.body.split()[0] for tip in tips] == ["Sign", "Before", "Join", "Say"]
    assert not any("Ha." in tip.body for tip in tips)


def test_the_time_and_the_name_in_a_transcript_are_no_part_of_a_tip() -> None:
    stamped = "\n".join(
        f"[{at:02}:15] {line}" for at, line in enumerate(VOICES.splitlines()) if "HOST" not in line
    )
    found = extract_tips(_article(stamped)).tips
    assert found
    assert not any("[" in tip.body[:1] or ":15" in tip.body[:12] for tip in found)
    assert without_time_stamp("9:00 Breakfast: Eat something.") == "9:00 Breakfast: Eat something."


def test_a_question_heads_its_answer_without_what_was_said_before_it() -> None:
    assert extract_tips(_article(VOICES)).tips[3].heading == "Do you say yes to everything?"


HOSTS = (
    "DEE: Hello and welcome, it is us again with an hour about being turned down.\n"
    "MARC: I was turned down by a museum, and I walked past it every single day.\n"
    "DEE: Tell them what you did. Take a page the same evening: what they asked you, what you "
    "said to it, and what you wish that you had said instead.\n"
    "MARC: And do it before you sleep.\n"
    "DEE: Lovely museum, though.\n"
    "MARC: What else do you tell people?\n"
    "DEE: Write to the one who interviewed you three months later. Say who you are in one line, "
    "say what you have learned since, and then stop.\n"
    "MARC: I still have the postcard.\n"
    "DEE: Of course you do.\n"
)


def test_two_hosts_who_both_tell_give_a_tip_in_each_long_turn() -> None:
    tips = extract_tips(_article(HOSTS)).tips
    assert [tip.heading for tip in tips] == ["", "What else do you tell people?"]
    assert tips[0].body.startswith("Tell them what you did.")
    assert tips[0].body.endswith("And do it before you sleep.")
    assert "postcard" not in tips[1].text
