"""Where to get help: the part of the home page that footer and search lead to."""

from __future__ import annotations

from generator.cards.vocabulary import Help
from generator.website.page import PagePart, SearchEntry

HELP_ANCHOR = "where-to-get-help"
HELP_ADDRESS = f"./#{HELP_ANCHOR}"

# What people in distress type. Search forgives endings and slips; each line adds other words.
_ASKED_AS = (
    "suicide",
    "suicidal",
    "suicidal thoughts",
    "feeling suicidal",
    "i want to die",
    "want to be dead",
    "wish i was dead",
    "better off dead",
    "kill myself",
    "killing myself",
    "end my life",
    "end it all",
    "take my own life",
    "don't want to live",
    "don't want to be here anymore",
    "don't want to wake up",
    "no reason to live",
    "nothing to live for",
    "no point living",
    "hate my life",
    "hate myself",
    "self harm",
    "selfharm",
    "self-harming",
    "hurt myself",
    "cutting myself",
    "overdose",
    "depressed",
    "depression",
    "mental health",
    "mental breakdown",
    "i can't cope",
    "can't go on",
    "can't take it anymore",
    "can't do this anymore",
    "it's all too much",
    "hopeless",
    "desperate",
    "panic attack",
    "anxiety attack",
    "anxiety",
    "so lonely",
    "need to talk to someone",
    "someone to talk to",
    "i need help",
    "help me",
    "get help now",
    "crisis",
    "emergency",
    "helpline",
    "samaritans",
    "therapist",
    "counselling",
)


def help_search(help_: Help) -> SearchEntry | None:
    """Return what search finds the help box by, or nothing where there is no help box."""
    if not help_.regions:
        return None
    services = [service.name for region in help_.regions for service in region.services]
    return SearchEntry(
        text=", ".join(dict.fromkeys(services)),
        asked_as=_ASKED_AS,
        urgent=True,
        part=PagePart(
            anchor=HELP_ANCHOR,
            title="Where to get help",
            description="You don't have to manage on your own. People to call or text, now.",
        ),
    )
