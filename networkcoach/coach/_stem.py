"""The stem of an English word, so that "counted", "counting" and "counts" meet.

By hand, because a stemmer for search engines (Porter, Snowball) keeps apart what must meet here: "baker" and "baking",
"told" and "tell". It needs to be right only where a draft is held against what the person told.
"""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = """
be am is are was were been being|have has had having|do does did done doing|go goes went gone going|say said says|
tell told|give gave given giving|take took taken taking|make made making|see saw seen|come came coming|
know knew known|think thought|find found|get got gotten getting|read|write wrote written writing|speak spoke spoken|
send sent|lend lent|show shown showed|teach taught|bring brought|buy bought|keep kept|leave left leaving|lose lost|
meet met|pay paid|put|run ran running|sit sat|stand stood|begin began begun|feel felt|hear heard|hold held|let|
mean meant|sell sold|set|spend spent|win won|eat ate eaten|drive drove driven|fall fell fallen|
forget forgot forgotten|grow grew grown|sing sang sung|swim swam swum|wear wore worn|draw drew drawn|
break broke broken|choose chose chosen|build built|catch caught|learn learnt|sleep slept|wake woke woken|
child children|woman women|man men|person people|foot feet|mouse mice|goose geese|tooth teeth|wife wives|
leaf leaves|knit|bee bees|sew sewn|shake shook|throw threw thrown|blow blew blown|fly flew flown|ride rode ridden|
rise rose risen|steal stole stolen|bite bit bitten|hide hid hidden|lead led|feed fed|fight fought|bend bent|
burn burnt|dream dreamt|sink sank sunk|shoot shot|stick stuck|strike struck|hang hung|light lit|cut|hit|quit|cost|
shut|spread|seek sought|mum mom mums moms mam mammy mother mothers|dad dads father fathers|
bike bikes bicycle bicycles cycle cycling cyclist cyclists|
photo photos photograph photographs photography photographer|maths math|program programme programmes programs|
colour color colours colors|labour labor|grey gray|centre center|theatre theater|
organise organize organised organized|understand understood|become became|overcome overcame|swear swore|
tear tore torn|weave wove woven|bind bound|dig dug|kid kids|baby babies|puppy puppies pup pups|dog dogs doggy|
cat cats kitten kittens|allergy allergic allergies|korea korean|japan japanese|italy italian|spain spanish|
france french|wales welsh|ireland irish|scotland scottish|grandson grandsons|granddaughter granddaughters|
knife knives|half halves|loaf loaves|shelf shelves|calf calves
"""
_BASE = {form: group.split()[0] for group in _IRREGULAR.replace("\n", "").split("|") if group for form in group.split()}
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ers", "ed", "er", "es", "ly", "s")
_LEAST = 3


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a word in small letters.

    Examples
    --------
    >>> {stem(word) for word in ("count", "counts", "counted", "counting")}
    {'count'}
    >>> stem("told") == stem("tell"), stem("baker") == stem("baking"), stem("tries") == stem("try")
    (True, True, True)
    """
    word = _BASE.get(word, word)
    if len(word) <= _LEAST:
        return word[:-1] + "i" if word[1:] in ("ry", "ly") else word  # as of "tries" and "flies"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST and not word.endswith("ss"):
            return _tidy(word[: -len(ending)], ending)
    return _tidy(word, "")


def _tidy(short: str, ending: str) -> str:
    if ending in ("ied", "ies"):
        return short + "i"
    if ending and len(short) > _LEAST and short[-1] == short[-2] and short[-1] not in "lsz":
        short = short[:-1]
    if len(short) > _LEAST and short.endswith("e"):
        short = short[:-1]
    return short[:-1] + "i" if short.endswith("y") else short


def related(one: str, other: str) -> bool:
    """Say whether two stems look like forms of one word: "garden" and "gardener", "fundrais" and "fundraiser".

    Examples
    --------
    >>> related("volunt", "volunteer"), related("train", "tram")
    (True, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return same >= 5 and len(short) - same <= 1 and len(long) - same <= 3
