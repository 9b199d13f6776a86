"""Which sentences tell the reader to do something.

A sentence is advice when it opens with a bare verb ("Ring them"), or speaks to the reader with a
modal ("you should", "it is worth"). The verbs are listed in `verbs.txt`; words that are as often
nouns are held to a stricter test of what follows them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from generator.text import fold, sentences, words

Strength = Literal["strong", "weak", "none"]

# What may stand before the verb of an imperative.
_OPENERS = frozenset(
    """please also then instead just simply always first firstly second secondly third next
    finally lastly now so and but or still even only rather again afterwards meanwhile yes ok okay
    well otherwise therefore thus hence above politely calmly quickly briefly honestly gently slowly
    carefully regularly actively proactively genuinely kindly immediately really definitely
    certainly perhaps maybe ideally alternatively additionally furthermore moreover once""".split()
)
_CONNECTIVES = frozenset(
    """so and but or also then instead still even again afterwards meanwhile yes well otherwise
    therefore thus hence because although though this that these
    those it they he she them either neither both such""".split()
)
_POINTING_BACK = frozenset("this that these those it them such one".split())
# After an imperative comes what is done to something; after a noun comes its verb.
_AFTER_NOUN = frozenset(
    """is are was were has have had can could will would may might must shall should does did
    isn't aren't wasn't won't can't helps makes gives means takes matters comes goes seems looks
    of and""".split()
)
_NOUN_OR_VERB = frozenset(
    """answer apply appeal approach attempt balance book brief budget call challenge change chase
    chat check claim comfort contact control cook copy count cover cut damage date deal design
    detail document doubt download draft dream dress drink drive ease email end exercise experience
    experiment face fall feel fight figure fill focus force form frame gain grant guard guide hand
    head help hire hold hope hunt interview influence issue journal judge kick label laugh lead
    lift limit line link list lock look love map mark master match mention mentor message mind
    mirror move name need network note notice number offer order own pace paint park pass pause
    pay phone pick picture place plan play point position post practice praise present press
    process produce profile program progress project promise quiz quote question raise range rank
    rate reach read reason rebuild recall record recruit reference reflect reply report request
    research reserve respect rest result retrain return review reward ride ring role run rush scale
    score screen search set shadow shake shape share shift shop show sign signal silence sketch
    sleep smile sort sound speech spell spend split spot spread stand start state stay step stick
    stock store stress stretch strike structure study support surprise survey talk target task
    taste test text thank thanks time tone touch track train transfer travel treat trim trust
    tune turn type update upgrade use value vent view visit voice volunteer vote wait walk wash
    watch wave welcome wind wish wonder work worry worth write yield hurt rejection job interview
    open own lower warm cool calm clear clean slow secure narrow complete perfect correct
    last live close present do have be""".split()
)
_MODAL = re.compile(
    r"\b(?:you (?:really |certainly |definitely |also |still |just |probably )?"
    r"(?:should|must|ought to|need to|needn't|shouldn't|mustn't|can always|may want to|"
    r"might want to|will want to|will need to|will have to|have to|'ll want to|'ll need to|"
    r"could (?:also |always )?(?:try|ask|use|write|practise|practice|consider)|"
    r"can (?:ask|try|use|write|call|politely|nicely)|will know to|are better off|"
    r"(?:would|'d) (?:be wise|do well) to|had better|'d better)"
    r"|it(?:'s| is| can be| may be| might be| will be) (?:also |always |still |much |far |really |very )?"
    r"(?:worth|wise|important|essential|vital|crucial|best|better|useful|helpful|a good idea|"
    r"a great idea|okay to|ok to|fine to|necessary|advisable|sensible|imperative|key)"
    r"|there(?:'s| is) no (?:harm|shame|point|need) (?:in|to)?"
    r"|(?:the )?(?:main|best|key|important|first|only|other|next|trick|secret|smart|right|"
    r"most important)[a-z ]{0,20} (?:thing|way|step|thing to remember|move|approach|option|rule|point)"
    r"[a-z' ]{0,60} is (?:of course )?to\b"
    r"|(?:the )?(?:key|trick|secret|aim|goal|idea|point|answer|solution|first step|next step) is "
    r"(?:of course )?(?:to|not to)\b"
    r"|make sure|be sure to|try to|try not to|remember to|don't forget|do your best|feel free to"
    r"|why not|how about|i(?:'d| would) (?:recommend|suggest|advise|encourage|urge)|we (?:recommend|"
    r"suggest|advise)|my advice|let yourself|give yourself|ask yourself)\b",
    re.I,
)
_LET_US = re.compile(r"^(?:let's|let us) ")
_CLAUSE = re.compile(
    r"^(?:if|when|each|every|whenever|once|after|before|while|as|until|unless|although|though|because|since|"
    r"instead of|rather than|in|at|on|for|with|without|by|during|to|whatever|even if|wherever|"
    r"however|above all|next time|this time|from)\b[^,;:]{2,140}[,:] (.+)$"
)
_FRONTED = re.compile(
    r"^(?:if|when|each|every|once|after|before|while|until|unless|although|though|because|since|"
    r"instead|rather|within|under|straight|for|the (?:moment|morning|day|evening|minute)) "
)
_QUESTION = re.compile(r"\?[\"'”’)]*$")
_PARENTHESIS = re.compile(r"^\([^)]*\) ?")


@cache
def bare_verbs() -> frozenset[str]:
    """Return the verbs that open an imperative."""
    text = resources.files("generator.tips").joinpath("verbs.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=1024)
def strength(sentence: str) -> Strength:
    """Say how plainly a sentence tells the reader to do something.

    Returns:
        `strong` for an imperative, `weak` for a modal or an imperative further inside, or `none`.
    """
    folded = _PARENTHESIS.sub("", fold(sentence)).lstrip("\"'-*•([ ")
    if not folded or _QUESTION.search(folded):
        # "Why not ring them?" is advice all the same.
        return "weak" if re.match(r"(?:why not|how about) ", folded) else "none"
    if is_imperative(folded):
        return "strong"
    if _MODAL.search(folded) or _inner_imperative(folded):
        return "weak"
    return "none"


def has_advice(text: str) -> bool:
    """Tell whether a sentence of a text tells the reader to do something."""
    return any(strength(sentence) != "none" for sentence in sentences(text))


def is_imperative(sentence: str) -> bool:
    """Tell whether a sentence opens with a bare verb, perhaps after a clause or an adverb."""
    folded = fold(sentence).lstrip("\"'-*•([ ")
    if _LET_US.match(folded):
        return False
    tokens = words(folded)
    if _opens_with_verb(tokens):
        return True
    clause = _CLAUSE.match(folded)
    return bool(clause) and _opens_with_verb(words(clause.group(1)) if clause else [])


def leans_back(sentence: str) -> bool:
    """Tell whether a sentence needs the one before it: it opens with "so", "if so", "this"..."""
    tokens = words(sentence)
    if opens_with_connective(sentence) or tokens[:2] == ["if", "so"]:
        return True
    return bool(_POINTING_BACK.intersection(tokens[1:4]))


def opens_with_connective(sentence: str) -> bool:
    """Tell whether a sentence opens with a word that ties it to the one before: "so", "this"."""
    return words(sentence)[:1] != [] and words(sentence)[0] in _CONNECTIVES


def _opens_with_verb(tokens: list[str]) -> bool:
    rest = list(tokens)
    while rest and (rest[0] in _OPENERS or (rest[0].endswith("ly") and rest[0] not in ("rely",))):
        rest = rest[1:]
    if not rest:
        return False
    if rest[0] in ("don't", "dont", "never"):
        return len(rest) > 1
    if rest[:2] == ["do", "not"]:
        return len(rest) > 2
    if rest[0] not in bare_verbs():
        return False
    if rest[0] in _NOUN_OR_VERB:
        return len(rest) > 1 and not _reads_as_noun(rest)
    return len(rest) == 1 or rest[1] not in _AFTER_NOUN - {"and", "of"}


def _reads_as_noun(tokens: list[str]) -> bool:
    """Tell whether a word that may be either is a subject: its verb follows soon after it."""
    return tokens[1] in _AFTER_NOUN or (
        len(tokens) > 2 and tokens[2] in _AFTER_NOUN - {"of", "and"}
    )


def _inner_imperative(folded: str) -> bool:
    """Find "..., so dust yourself off" and "...: ring them"."""
    pieces = re.split(r"[,;:] (?:so|but|then|instead|therefore)\b|; |: | - ", folded)[1:]
    if _FRONTED.match(folded):
        pieces += folded.split(", ")[1:]
    return any(_opens_with_verb(words(piece)) for piece in pieces)
