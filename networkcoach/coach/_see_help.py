"""What in a draft helps: thanks for one thing, advice that was tried, gifts, real support for their project."""

from __future__ import annotations

from networkcoach.coach._shared import PERSONAL
from networkcoach.coach._signs import TOLD, Signs, Span, spans_of

_BARE = frozenset(
    [
        "time",
        "chat",
        "call",
        "meeting",
        "coffee",
        "advice",
        "help",
        "insights",
        "insight",
        "support",
        "kindness",
        "everything",
        "connecting",
        "replying",
        "guidance",
        "wisdom",
        "patience",
        "encouragement",
        "conversation",
        "inspiration",
        "effort",
        "attention",
        "consideration",
        "response",
        "assistance",
    ]
)
_POINTS = frozenset(["that", "this", "it", "them", "those", "these"])
_AHEAD = frozenset(["advance", "anticipation", "will", "would", "if", "shall"])
_FIRST = frozenset(["i", "we", "mi", "me", "my", "our", "us"])
_LATER = frozenset(["will", "shall", "plan", "hope", "intend", "would", "going", "might", "may", "can", "could"])
_WHERE = frozenset(["attached", "enclosed", "below", "link", "here", "herewith", "underneath"])
_MONEY_SIGNS = ("£", "$", "€", "₹", "₦")


def see_thanks(signs: Signs) -> None:
    """Note thanks, and whether there is a thing to point to."""
    told = signs.echoed(*TOLD)
    gift = signs.echoed(*PERSONAL, "own_project")
    for number in signs.body():
        thanks = spans_of(signs.phrases(number, "gratitude.thanks"))
        if not thanks:
            continue
        named = [
            at
            for at in signs.carrying(number)
            if not signs.is_a(at, "thanks_word") and signs.tokens[at].word not in _BARE
        ]
        if any(at in told for at in signs.of(number)):
            signs.see("thanks for what they said", *thanks)
        elif any(at in gift for at in signs.of(number)):
            signs.see("thanks beside their life", *thanks)
        elif len(named) >= 2:
            signs.see("thanks for something", *thanks)
        elif signs.literal(number, _POINTS) and _comes_after_told(signs, number, told):
            signs.see("thanks for that", *thanks)
        else:
            signs.see("bare thanks", *thanks)
        if signs.literal(number, _AHEAD):
            signs.see("thanks ahead", *thanks)
        if signs.phrases(number, "specific_callback.you_said", "specific_callback.your_thing"):
            signs.see("thanks for what you did", *thanks)


def _comes_after_told(signs: Signs, number: int, told: frozenset[int]) -> bool:
    earlier = [n for n in signs.body() if n < number]
    return any(set(signs.of(n)) & told or signs.phrases(n, "specific_callback.you_said") for n in earlier)


def see_action(signs: Signs) -> None:
    """Note what the writer did, and whether it came from the contact."""
    advice = signs.echoed("advice")
    told = signs.echoed(*TOLD)
    for number in signs.body():
        of = signs.of(number)
        did = _deeds(signs, number)
        linked = spans_of(signs.phrases(number, "reports_action.because_of_you"))
        later = signs.literal(number, _LATER)
        planned = signs.phrases(number, "reports_action.only_planned")
        if signs.asks(number) and not linked:
            continue
        _see_advice(signs, number, did, bool(later))
        if did and linked:
            signs.see("did it because of you", *did, *linked)
        elif linked and not planned:
            signs.see("because of you", *linked)
        if planned and not did:
            signs.see("only plans it", *spans_of(planned))
        if later and not did and (linked or any(at in told for at in of)):
            signs.see("means to do it", *later)
        if did and not linked:
            signs.see("did something", *did)
    if any("advice" in echo.thing.kinds and echo.share >= 0.5 for echo in signs.echoes):
        signs.see("most of their advice", *[(at, at + 1) for at in sorted(advice)])


def _see_advice(signs: Signs, number: int, did: list[Span], later: bool) -> None:
    """Note what they said beside what the writer did; a sentence that only repeats it reports nothing."""
    of = signs.of(number)
    again = [(at, at + 1) for at in of if at in signs.echoed("advice")]
    if did and again:
        signs.see("did what they advised", *did)
    elif did and signs.echoed(*TOLD).intersection(of):
        signs.see("did something with what they told", *did)
    elif again and not later:
        said = signs.phrases(number, "specific_callback.you_said")
        signs.see("repeats their advice" if said else "comes back to their advice", *again)


def _deeds(signs: Signs, number: int) -> list[Span]:
    """Find what the writer did: "I asked", "went twice", "have started"; not what others did."""
    deeds = spans_of(signs.phrases(number, "reports_action.did"))
    return [span for span in deeds if not _has_you(signs, span)]


def _has_you(signs: Signs, span: Span) -> bool:
    return any(signs.tokens[at].word in ("you", "your") for at in range(*span))


def see_gift(signs: Signs) -> None:
    """Note what is handed over, and why it fits."""
    need = signs.echoed("need")
    told = signs.echoed(*TOLD)
    personal = signs.echoed(*PERSONAL)
    gifts = 0
    for number in signs.body():
        of = set(signs.of(number))
        hands = spans_of(signs.phrases(number, "gives.attached"))
        found = spans_of(signs.phrases(number, "gives.found_for_you"))
        offers = spans_of(signs.phrases(number, "gives.offers"))
        for name, spans in (("hands over", hands), ("found for them", found), ("offers", offers)):
            if spans:
                gifts += 1
                signs.see(name, *spans)
                if of & told:
                    signs.see(f"{name} what they need", *spans)
                elif of & personal:
                    signs.see(f"{name} for their life", *spans)
        if signs.phrases(number, "gives.praise_with_substance"):
            signs.see("says what was good", *spans_of(signs.phrases(number, "gives.praise_with_substance")))
    if gifts >= 2:
        signs.see("gives in several words")
    if gifts and need:
        signs.see("gives what they need", *[(at, at + 1) for at in sorted(need)])
    if gifts and told and not need:
        signs.see("gives after what they told", *[(at, at + 1) for at in sorted(told)])
    if gifts and personal:
        signs.see("gives for their life", *[(at, at + 1) for at in sorted(personal)])
    _see_praise(signs)


def _see_praise(signs: Signs) -> None:
    """Note praise that says what was good: a congratulation with more than the occasion."""
    if not signs.has("congratulates", "says what was good"):
        return
    carrying = sum(len(signs.carrying(number)) for number in signs.body())
    opinion = signs.has("says what was good") or len(signs.letter.body) >= 2
    if signs.has("congratulates"):
        signs.see(
            "praise with substance" if carrying >= 6 and opinion else "praise alone", *signs.spans["congratulates"]
        )


def see_project(signs: Signs) -> None:
    """Note what was done or is offered for a project of theirs."""
    own = signs.echoed("own_project", "own_trade")
    has = any("own_project" in echo.thing.kinds for echo in signs.echoes)
    if has:
        signs.see("they have a project")
    if own:
        signs.see("their project", *[(at, at + 1) for at in sorted(own)])
    for number in signs.body():
        of = set(signs.of(number))
        near = [n for n in signs.beside(number) if own.intersection(signs.of(n))]
        part = signs.words(number, "project_part")
        took = spans_of(signs.phrases(number, "supports_project.took_part"))
        will = spans_of(signs.phrases(number, "supports_project.will_do"))
        if took and (of & own or near):
            signs.see("took part in their project", *took)
        if has and (took or will or _deeds(signs, number)):
            signs.see("does something, and they have a project", *took, *will)
        if will and (of & own or near):
            signs.see("offers a deed for their project", *will)
        if part and has:
            signs.see("a part of their project", *part)
        if has and _names_when(signs, number) and not signs.asks(number):
            signs.see("says when or how many", *_names_when(signs, number))
        if has and spans_of(signs.phrases(number, "supports_project.only_words")):
            signs.see("kind words for the project", *spans_of(signs.phrases(number, "supports_project.only_words")))
        if has and any(
            signs.tokens[at].word.startswith(_MONEY_SIGNS) or signs.tokens[at].word in ("dollars", "pounds")
            for at in of
        ):
            signs.see(
                "money for their project",
                *[(at, at + 1) for at in of if signs.tokens[at].word.startswith(_MONEY_SIGNS)],
            )
    beyond = [at for number in signs.body() for at in signs.carrying(number) if at not in own]
    if has and len(beyond) <= 3:
        signs.see("little beside the project's name")
    if has and len(beyond) >= 8:
        signs.see("much beside the project's name")


def _names_when(signs: Signs, number: int) -> list[Span]:
    return signs.words(number, "number", "day")
