"""What in a draft may hurt: praise that is not honest, what is too personal, pressure, and asking for work."""

from __future__ import annotations

from networkcoach.coach._signs import TOO_FAR, Signs, spans_of

_FIRST = frozenset(["i", "we", "me", "us", "my", "our", "mi", "myself"])
_YOU = frozenset(["you", "your", "yours", "ye", "yer", "yous", "u"])
_IF = frozenset(["if", "should", "in", "case", "whenever", "ever"])
_FIRM_WORDS = frozenset(
    [
        "somebody",
        "someone",
        "anybody",
        "anyone",
        "body",
        "bodies",
        "hand",
        "hands",
        "man",
        "one",
        "short",
        "door",
        "desk",
    ]
)


_MAKES_WORSE = ("unread", "only_little", "never_happened", "dictated", "traded", "many_voices", "hidden")


def see_reviews(signs: Signs) -> None:
    """Note talk of reviews and praise, and what makes it more or less than honest."""
    talk = [span for n in signs.body() for span in spans_of(signs.any_phrases(n, "honest_review_problem.talk"))]
    if not talk:
        return
    signs.see("talks of a review", *talk)
    if len(talk) >= 3:
        signs.see("talks much of a review", *talk)
    worse = 0
    for number in signs.body():
        here = signs.any_phrases(number, "honest_review_problem.talk")
        stars = spans_of(signs.phrases(number, "honest_review_problem.stars"))
        if stars:
            signs.see("promises stars", *stars)
        for group in (*_MAKES_WORSE, "refuses", "honest_sign"):
            spans = spans_of(signs.any_phrases(number, f"honest_review_problem.{group}"))
            if spans:
                worse += group in _MAKES_WORSE
                signs.see(f"review: {group}", *spans)
                if here and group in _MAKES_WORSE:
                    signs.see(f"review: {group} in one breath", *spans)
    if worse and not signs.has("review: refuses", "review: honest_sign"):
        signs.see("nothing says it is honest", *talk)
    if worse >= 2:
        signs.see("review: two things")
    if worse and signs.has("promises stars"):
        signs.see("review: stars all the same", *signs.spans["promises stars"])


def see_intrusions(signs: Signs) -> None:
    """Note what goes too far, and whether they told of it."""
    unlogged = signs.has("their private life, not told")
    told = signs.has("their life", "near their life")
    for number in signs.body():
        for group in (*TOO_FAR, "guessed"):
            spans = spans_of(signs.phrases(number, f"intrusive.{group}"))
            if not spans:
                continue
            signs.see(f"too personal: {group}", *spans)
            signs.see("too personal", *spans)
            if signs.asks(number):
                signs.see(f"too personal: {group}, asked", *spans)
            if unlogged:
                signs.see(f"too personal: {group}, not told", *spans)
            elif told:
                signs.see(f"too personal: {group}, told", *spans)


def see_pressure(signs: Signs) -> None:
    """Note what makes it hard to say no or nothing, and what lets them go."""
    groups = 0
    for number in signs.body():
        for group in ("deadline", "everything_hangs", "unanswered", "guilt", "assumed_time"):
            spans = spans_of(signs.phrases(number, f"pressure.{group}"))
            if spans:
                groups += 1
                signs.see("pressure", *spans)
                signs.see(f"pressure: {group}", *spans)
                if signs.literal(number, _FIRST) and not signs.asks(number):
                    signs.see(f"pressure: {group}, from me", *spans)
        released = spans_of(signs.any_phrases(number, "pressure.released"))
        if released:
            signs.see("lets them go", *released)
    if groups >= 2:
        signs.see("pressure in several words")
    if groups and not signs.has("lets them go"):
        signs.see("pressure, and nothing lets them go", *signs.spans["pressure"])
    if any("offer" in echo.thing.kinds and echo.same for echo in signs.echoes):
        signs.see("reminds them of an offer", *[(at, at + 1) for at in sorted(signs.echoed("offer"))])


def see_job(signs: Signs) -> None:
    """Note asking for work: in so many words, and in friendly ones."""
    job = signs.echoed("job")
    for number in signs.body():
        for group in (
            "openings",
            "short_of_hands",
            "keep_in_mind",
            "refer_me",
            "my_papers",
            "applied",
            "wants_in",
            "weak_need",
        ):
            spans = spans_of(signs.phrases(number, f"asks_for_job.{group}"))
            if spans:
                signs.see(f"work: {group}", *spans)
                if group != "weak_need":
                    signs.see("work", *spans)
        spared = spans_of(signs.any_phrases(number, "asks_for_job.spared"))
        if spared:
            signs.see("work: says it is not about work", *spared)
        _see_soft(signs, number, job)
    if len({first for first, _ in signs.spans.get("work", ())}) >= 2:
        signs.see("work in several words", *signs.spans["work"])
    if signs.has("work: says it is not about work") and len([n for n in signs.body() if signs.literal(n, _FIRST)]) >= 2:
        signs.see("work: not about work, and then about me", *signs.spans["work: says it is not about work"])


def _see_soft(signs: Signs, number: int, job: frozenset[int]) -> None:
    """Note "if your lot are ever short ..., I am about": a condition, their workplace, and the writer."""
    condition = signs.literal(number, _IF)
    place = (
        signs.words(number, "firm")
        + signs.literal(number, _FIRM_WORDS)
        + [(at, at + 1) for at in signs.of(number) if at in job]
    )
    first = signs.literal(number, _FIRST)
    if condition and place and first:
        signs.see("work: if they ever need somebody", *condition, *place)
    if signs.asks(number) and place and signs.words(number, "recruiter", "job_plain", "cv"):
        signs.see("work: asks about their place", *place)
    if first and signs.words(number, "cv", "recruiter", "job_plain"):
        signs.see("work: me and a job", *signs.words(number, "cv", "recruiter", "job_plain"))
