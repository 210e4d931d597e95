"""A draft as words: small letters, contractions in full, each with its place in the text as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 3000
_LONGEST_WORD = 40
_LONGEST_QUOTE = 60  # words; what is longer is more likely two stray marks than one quotation

QUOTES = "\"'“”„‟«»‘’"

# One sign for one sign, so that places stay the same.
_SAME = str.maketrans(
    dict.fromkeys("’‘‛ʼ´`′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("–—―‐‑−", "-")
    | {"\r": "\n", "\u2028": "\n"}
)
_PIECE = re.compile(
    r"""(?P<link>https?://\S+|www\.\S+)
      | (?P<mail>[\w.+-]+@[\w-]+\.[\w.]+)
      | (?P<number>[£$€₹₦]?\d++(?:[.,:]\d+)*+%?)(?![^\W\d_])
      | (?P<word>[^\W_]+(?:'[^\W_]+)*)
      | (?P<end>[?!…]+|\.+(?=[\s"')\]]|$|[^\w\s])|\s*\n\s*)
      | (?P<pause>[,;:()]|-+(?=\s)|(?<=\s)-+)
      | (?P<quote>"|(?<!\w)'(?=\w)|(?<=[\w.,!?])'(?!\w))
    """,
    re.VERBOSE,
)
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "approx",
        "vs",
        "etc",
        "eg",
        "ie",
        "dept",
        "jr",
        "sr",
        "rs",
        "hr",
        "hrs",
        "min",
        "tel",
        "mt",
    ]
)
_IS = frozenset(
    [
        "it",
        "that",
        "this",
        "he",
        "she",
        "there",
        "what",
        "who",
        "how",
        "where",
        "here",
        "when",
        "everything",
        "nothing",
        "something",
    ]
)
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "that", "there", "who"])
# Short and regional forms, each with the words it stands for.
_PAIRS_OF_FORMS = """
    dont=do not|doesnt=does not|didnt=did not|cant=can not|cannot=can not|wont=will not|wouldnt=would not
    couldnt=could not|shouldnt=should not|isnt=is not|wasnt=was not|arent=are not|werent=were not
    havent=have not|hasnt=has not|hadnt=had not|aint=is not|im=i am|ive=i have|id=i would|youre=you are
    youve=you have|youd=you would|youll=you will|thats=that is|theyre=they are|weve=we have|theres=there is
    whats=what is|hows=how is|u=you|ur=your|r=are|ya=you|yr=your|ye=you|yous=you|youse=you|y'all=you|yall=you
    yinz=you|thoo=you|thou=you|thee=you|yer=your|thy=your|thine=yours|pls=please|plz=please|abeg=please
    thx=thanks|tnx=thanks|tks=thanks|thanx=thanks|ty=thank you|gonna=going to|wanna=want to|gotta=got to
    lemme=let me|gimme=give me|gie=give|gied=gave|gies=give me|telt=told|abt=about|bc=because|cuz=because
    cos=because|coz=because|let's=let us|lets=let us|e'er=ever|ppl=people|msg=message|msgs=messages
    congrats=congratulations|favour=favor|favourite=favorite|won't=will not|can't=can not|shan't=shall not
    ain't=is not|wud=would|cud=could|hav=have|recieved=received|mi=i|ah=i|fi=to|tae=to|wi=with|wid=with|di=the
    da=the|dem=them|dey=they|fae=from|frae=from|aff=off|ken=know|kens=knows|nae=no|nah=not|na=not|wee=little
    likkle=little|whit=what|aye=yes|wir=our|oor=our|hae=have|lef=left|tief=steal|mek=make|tek=take|gwaan=going
    gwan=going|till=until|til=until|thru=through|tho=though|tmr=tomorrow|tmrw=tomorrow|tmrrw=tomorrow
    2moro=tomorrow|wk=week|wks=weeks|mins=minutes|hrs=hours|pic=photo|pics=photos
"""
_SHORT_FORMS = dict(pair.strip().split("=") for pair in _PAIRS_OF_FORMS.strip().replace("\n", "|").split("|"))
_SCOTS_NOT = re.compile(r"(did|could|would|should|was|were|is|have|has|had|does)n?a[ey]?")
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'em": "them"}
_HAD = frozenset(
    [
        "been",
        "said",
        "told",
        "given",
        "done",
        "had",
        "seen",
        "mentioned",
        "never",
        "just",
        "already",
        "always",
        "gone",
        "made",
        "taken",
        "got",
        "shown",
        "heard",
        "met",
        "better",
        "found",
        "read",
        "written",
        "asked",
        "put",
        "sent",
        "learned",
        "learnt",
        "thought",
        "known",
        "expected",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a draft.

    Attributes
    ----------
    word
        In small letters, with contractions in full: "I've" is two tokens, ``i`` and ``have``.
    start, end
        Its place in the text as it was typed, in code points; the parts of a contraction share a place.
    sentence, clause
        Numbers that count up; a clause ends at a comma, a colon, a dash, a bracket or the end of the sentence.
    quoted
        True between quotation marks.
    """

    word: str
    start: int
    end: int
    sentence: int
    clause: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens from ``first`` to before ``last``, whether it asks, and whether a line ends after it."""

    first: int
    last: int
    asks: bool
    ends_line: bool


@dataclass(frozen=True)
class Words:
    """A text as tokens and sentences; ``cut`` is True if it was too long to be read wholly."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    cut: bool


def read_words(text: str) -> Words:
    """Split a text into words and sentences.

    Examples
    --------
    >>> words = read_words("You said it's hard. Don’t you?")
    >>> [token.word for token in words.tokens]
    ['you', 'said', 'it', 'is', 'hard', 'do', 'not', 'you']
    >>> [sentence.asks for sentence in words.sentences]
    [False, True]
    """
    plain = _same_length(text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    quotes: list[int] = []
    first = clause = 0
    for kind, start, end in _pieces(plain, tokens):
        if kind == "end":
            asks, line = "?" in plain[start:end], "\n" in plain[start:end]
            if len(tokens) > first:
                sentences.append(Sentence(first, len(tokens), asks, line))
                first, clause = len(tokens), clause + 1
            elif line and sentences:
                last = sentences[-1]
                sentences[-1] = Sentence(last.first, last.last, last.asks, True)
        elif kind == "pause":
            clause += 1
        elif kind == "quote":
            quotes = _close_quote(tokens, quotes, plain[start])
        else:
            whole = _in_full(kind, plain[start:end], plain, end)
            tokens += [Token(word, start, end, len(sentences), clause) for word in whole]
        if len(tokens) >= MOST_WORDS:
            break
    if len(tokens) > first:
        sentences.append(Sentence(first, len(tokens), False, True))
    return Words(tuple(tokens), tuple(sentences), len(tokens) >= MOST_WORDS)


def _same_length(text: str) -> str:
    plain = text.translate(_SAME)
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)


def _pieces(plain: str, tokens: list[Token]) -> Iterator[tuple[str, int, int]]:
    for found in _PIECE.finditer(plain):
        kind = found.lastgroup or ""
        if kind == "end" and found[0] == "." and _is_abbreviation(tokens, found.start()):
            continue
        yield kind, found.start(), found.end()


def _is_abbreviation(tokens: list[Token], at: int) -> bool:
    if not tokens or tokens[-1].end != at:
        return False
    word = tokens[-1].word
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")


def _close_quote(tokens: list[Token], open_at: list[int], _mark: str) -> list[int]:
    """Open a quotation, or close the one that is open and flag what it holds."""
    if not open_at:
        return [len(tokens)]
    begin = open_at[0]
    if 0 < len(tokens) - begin <= _LONGEST_QUOTE:
        tokens[begin:] = [Token(t.word, t.start, t.end, t.sentence, t.clause, True) for t in tokens[begin:]]
        return []
    return [len(tokens)]


def _in_full(kind: str, word: str, plain: str, end: int) -> list[str]:
    if kind in ("link", "mail"):
        return [f"<{kind}>"]
    if kind == "number":
        return [word]
    if len(word) > _LONGEST_WORD:
        return ["<long>"]
    if word in _SHORT_FORMS:
        return _SHORT_FORMS[word].split()
    if (scots := _SCOTS_NOT.fullmatch(word)) and len(word) > 4:
        return [scots[1], "not"]
    head, mark, tail = word.partition("'")
    if not mark:
        return [word]
    return _open_contraction(head, mark + tail, plain, end)


def _open_contraction(head: str, ending: str, plain: str, end: int) -> list[str]:
    if ending == "'t" and head.endswith("n"):
        return [head[:-1], "not"]
    if ending in _ENDINGS:
        return [head, _ENDINGS[ending]]
    if ending == "'d" and head in _PRONOUNS:
        following = re.match(r"\s*([a-z]+)", plain[end : end + 30])
        after = following[1] if following else ""
        return [head, "had" if after in _HAD or after.endswith("ed") else "would"]
    if ending == "'s":
        return [head, "is" if head in _IS else "'s"]
    return [head + ending.replace("'", "")] if len(ending) > 3 else [head, ending]
