"""What in a draft is about this contact: what they said or did at work, and what they told of their life."""

from __future__ import annotations

from networkcoach.coach._shared import KIN, PERSONAL
from networkcoach.coach._signs import TOLD, TOO_FAR, Signs, Span, spans_of

_MINE = frozenset(["my", "our", "mine", "mi", "me", "we", "i"])
_YOURS = frozenset(["your", "yer", "ye", "ur", "yours", "you"])
_OTHERS = frozenset(
    ["his", "her", "their", "whose", "'s", "a", "an", "another", "some", "every", "somebody", "someone", "many", "any"]
)
_DETERMINERS = frozenset(["the", "that", "this", "these", "those"])
_FURTHEST_OWNER = 4
_MOST_FLATTERED = 2  # words of a topic; who names more of it has something to say about it
_CONGRATULATE = frozenset(
    [
        "congratulations",
        "congratulation",
        "congrats",
        "bravo",
        "kudos",
        "chapeau",
        "parabéns",
        "felicitations",
        "félicitations",
        "felicidades",
        "mabrouk",
        "mubarak",
        "complimenti",
        "glückwunsch",
        "hongera",
        "barka",
    ]
)
_YOU = frozenset(["you", "your", "yours", "ye", "yer", "yous", "u", "madam", "sir", "maam"])


def see_told(signs: Signs) -> None:
    """Note where the draft comes back to what they said or did at work."""
    flattered = _flattered(signs)
    if flattered:
        signs.see("flatters", *_tokens(flattered))
    for echo in signs.echoes:
        if not echo.thing.kinds & TOLD:
            continue
        same = _tokens(echo.same - flattered)
        if same:
            signs.see("told", *same)
            for kind in echo.thing.kinds & TOLD:
                signs.see(f"told: {kind}", *same)
        distinct = {signs.letter.stems[at] for at in echo.same - flattered}
        if len(distinct) >= 2:
            signs.see("told twice", *same)
        if len(distinct) >= 3:
            signs.see("told thrice", *same)
        if same and echo.share >= 0.5:
            signs.see("told by half", *same)
        if echo.near and not same:
            signs.see("told nearly", *_tokens(echo.near))


def _flattered(signs: Signs) -> set[int]:
    """Find the words that only name what is praised: "your flood work is fascinating" comes back to nothing."""
    flattered: set[int] = set()
    for number in signs.body():
        if signs.phrases(number, "generic.flattery"):
            left = [at for at in signs.carrying(number) if not signs.is_a(at, "flattering")]
            if len(left) <= _MOST_FLATTERED:
                flattered.update(left)
    return flattered


def _tokens(numbers: frozenset[int] | set[int]) -> list[Span]:
    return [(at, at + 1) for at in sorted(numbers)]


def see_named(signs: Signs) -> None:
    """Note what the draft itself says that they said, made or did, and whether that is more than a word for all."""
    personal = signs.echoed(*PERSONAL)
    project = signs.echoed("own_project")
    for number in signs.body():
        named = [at for at in signs.carrying(number) if at not in personal and at not in project]
        said = spans_of(signs.phrases(number, "specific_callback.you_said"))
        if said and named:
            signs.see("you said something", *said, *_tokens(set(named)))
            if len(named) >= 3:
                signs.see("you said something long", *said)
        elif said:
            signs.see("you said", *said)
        thing = spans_of(signs.phrases(number, "specific_callback.your_thing"))
        if thing:
            signs.see("your thing, named" if len(named) >= 2 else "your thing", *thing)
        if any(signs.tokens[at].quoted for at in named):
            signs.see("quotes", *[(at, at + 1) for at in named if signs.tokens[at].quoted])
        _see_news(signs, number, len(named))


def _see_news(signs: Signs, number: int, named: int) -> None:
    happy = signs.literal(number, _CONGRATULATE)
    if happy:
        signs.see("congratulates", *happy)
        if named >= 2:
            signs.see("congratulates on something", *happy)
    news = spans_of(signs.phrases(number, "specific_callback.news"))
    if news and named >= 2 and signs.literal(number, _YOU):
        signs.see("your news", *news)
    if signs.asks(number) and named >= 2:
        yours = signs.literal(number, _YOU)
        signs.see(
            "asks them about something" if yours else "asks about something",
            *(yours or ([(named, named)] and [_last(signs, number)])),
        )


def _last(signs: Signs, number: int) -> Span:
    at = signs.of(number)[-1]
    return at, at + 1


def owner_of(signs: Signs, at: int) -> str:
    """Say whose a person or animal is, by the words before it: mine, yours, other, the, or none."""
    tokens = signs.tokens
    for back in range(at - 1, max(at - 1 - _FURTHEST_OWNER, -1), -1):
        if tokens[back].sentence != tokens[at].sentence:
            break
        word = tokens[back].word
        if word in _MINE:
            return "mine"
        if word in _YOURS:
            return "yours"
        if word in _OTHERS:
            return "other"
        if word in _DETERMINERS:
            return "the"
        if signs.is_a(back, "kin"):
            return owner_of(signs, back) if tokens[at - 1].word == "'s" or back == at - 1 else "other"
    return "none"


_PRIVATE = ("kin", "pet", "health", "marriage", "money", "faith", "migration", "looks", "personal_topic")


def see_personal(signs: Signs) -> None:
    """Note where the draft touches their life outside work, and whether they told of it."""
    same = signs.echoed(*PERSONAL)
    near = signs.echoed(*PERSONAL, near=True) - same
    if any(echo.thing.personal for echo in signs.echoes):
        signs.see("they told of their life")
    if same:
        signs.see("their life", *_tokens(same))
        if len({signs.letter.stems[at] for at in same}) >= 2:
            signs.see("their life twice", *_tokens(same))
    if near:
        signs.see("near their life", *_tokens(near))
        if len(near) >= 2:
            signs.see("near their life twice", *_tokens(near))
    for number in signs.body():
        here = [at for at in signs.of(number) if at in same or at in near]
        if here and not _goes_too_far(signs, number):
            signs.see("their life, and nothing too personal beside it", *_tokens(set(here)))
        feast = spans_of(signs.any_phrases(number, "personal_connection.feast"))
        if any(at in here for span in feast for at in range(*span)):
            signs.see("their life", *feast)
        if here and (signs.asks(number) or signs.phrases(number, "personal_connection.asks_after")):
            signs.see("asks after their life", *_tokens(set(here)))
        _see_private(signs, number, same | near)


def _see_private(signs: Signs, number: int, told: frozenset[int]) -> None:
    for at in signs.of(number):
        if at in signs.letter.aside:
            continue
        for name in _PRIVATE:
            if not signs.is_a(at, name):
                continue
            whose = owner_of(signs, at)
            if whose == "other" or (name not in ("kin", "pet", "health") and whose != "yours"):
                continue
            family = {"kin": "family", "pet": "animal"}.get(name, name)
            logged = at in told or (name in ("kin", "pet") and _is_told_of(signs, at, told))
            if whose == "mine":
                signs.see(f"my {family}", (at, at + 1))
            else:
                signs.see(f"{whose} {family}, {'told' if logged else 'not told'}", (at, at + 1))
                signs.see(f"their private life, {'told' if logged else 'not told'}", (at, at + 1))


def _is_told_of(signs: Signs, at: int, told: frozenset[int]) -> bool:
    """Say whether they told of this one: by who it is of the family, else by what stands in the same sentence.

    "The little one" beside "her daughter" is; a husband is not, even where a daughter is.
    """
    who = signs.book.fields.get(signs.letter.stems[at], frozenset()) & KIN
    if who:
        return any(who & echo.thing.fields for echo in signs.echoes if echo.thing.personal)
    return any(signs.tokens[one].sentence == signs.tokens[at].sentence for one in told)


def _goes_too_far(signs: Signs, number: int) -> bool:
    return bool(signs.phrases(number, *(f"intrusive.{group}" for group in TOO_FAR)))
