"""The quick log, line by line: what many people may type, and what it means. Today is Monday, 16 March 2026."""

from __future__ import annotations

import pytest
from quick import read, told

PLAIN = [
    (
        "Ana, coffee yesterday, her son won the chess cup, I send the article by Fri",
        "Ana | meeting | 03-15 | both | her son won the chess cup | send the article @ 03-20",
    ),
    ("coffee with Ana yesterday", "Ana | meeting | 03-15 | both"),
    ("Ana Ruiz, lunch", "Ana Ruiz | meeting | 03-16 | both"),
    ("called Ana Ruiz on 3 March: she moves to Ghent", "Ana Ruiz | call | 03-03 | both | she moves to Ghent"),
    ("Ana wrote: wants the slides?", "Ana | email | 03-16 | from? | wants the slides?"),
    ("emailed Ana the link", "Ana | email | 03-16 | to | the link"),
    ("Ana replied", "Ana | email | 03-16 | from"),
    ("letter from Vilhelmina", "Vilhelmina | letter | 03-16 | from"),
    ("got a voice note from Hamza", "Hamza | message | 03-16 | from"),
    ("bumped into Otis at the station", "Otis | meeting | 03-16 | both | at the station"),
    (
        "Call with Ben this morning. He starts a new job in May.",
        "Ben | call | 03-16 | both | He starts a new job in May.",
    ),
    ("Zoom w/ Cleo on Thursday - talked about maps", "Cleo | call | 03-12 | both | talked about maps"),
    ("I met Grace at the fair last Saturday", "Grace | meeting | 03-14 | both | at the fair"),
    ("Rang Kate O'Neill two days ago, no answer", "Kate O'Neill | call | 03-14 | to | no answer"),
    ("texted Priya a photo of the poster", "Priya | message | 03-16 | to | a photo of the poster"),
    ("Priya texted me", "Priya | message | 03-16 | from"),
    ("WhatsApp from Mark: the fair is off", "Mark | message | 03-16 | from | the fair is off"),
    ("sent a postcard to Vilhelmina on 1 March", "Vilhelmina | letter | 03-01 | to | sent a postcard to Vilhelmina"),
    ("informational interview with Jan Novak, 12 March", "Jan Novak | interview | 03-12 | both"),
    ("Anne-Marie, walk in the park, the day before yesterday", "Anne-Marie | meeting | 03-14 | both | in the park"),
    ("ana, call, fine", "ana | call | 03-16 | both | fine"),
    ("ana coffee yesterday", "ana | meeting | 03-15 | both"),
    ("Teodor, phone, 2026-03-10, likes the podcast", "Teodor | call | 03-10 | both | likes the podcast"),
    ("Keiko: video call last night, showed me the sundials", "Keiko | call | 03-15 | both | showed me the sundials"),
    ("Mr Thistlewood, lunch a week ago", "Mr Thistlewood | meeting | 03-09 | both"),
    (
        "Had a quick chat with Sorcha about the gull",
        "Sorcha | other | 03-16 | both | Had a quick chat with Sorcha about the gull",
    ),
    ("Amara emailed yesterday, asked for the diary", "Amara | email | 03-15 | from? | asked for the diary"),
    ("Heard from Parvati on Friday", "Parvati | email | 03-13 | from"),
    (
        "Liesbeth asked me whether we have open days",
        "Liesbeth | other | 03-16 | both | Liesbeth asked me whether we have open days",
    ),
    ("LinkedIn message from Otis: congratulations", "Otis | message | 03-16 | from | congratulations"),
]

PROMISES = [
    ("Ana, call, I'll send the slides tomorrow", "Ana | call | 03-16 | both |  | send the slides @ 03-17"),
    (
        "Ana, call; I will introduce her to Ben by 30 March",
        "Ana | call | 03-16 | both |  | introduce her to Ben @ 03-30",
    ),
    (
        "Coffee with Ben. Promised to read his draft by the end of the month.",
        "Ben | meeting | 03-16 | both |  | read his draft @ 03-31",
    ),
    ("Ben, lunch, I owe him the photos", "Ben | meeting | 03-16 | both |  | the photos"),
    (
        "Cleo, zoom yesterday, to do: send the map, ask Ben for the key by Wed",
        "Cleo | call | 03-15 | both |  | send the map; ask Ben for the key @ 03-18",
    ),
    ("Grace, call, she will send me the file", "Grace | call | 03-16 | both | she will send me the file"),
    ("Grace, call, will send the file on Thursday", "Grace | call | 03-16 | both |  | send the file @ 03-19"),
    ("Mark, coffee, must remember to thank his boss", "Mark | meeting | 03-16 | both |  | thank his boss"),
    ("I said I would call Jan in two weeks", "Jan | - | 03-16 | to |  | call Jan @ 03-30"),
    ("Send Ana the slides by Friday", "Ana | - | 03-16 | to |  | Send Ana the slides @ 03-20"),
    (
        "Ana, coffee: boats. I'm going to look up the race and I'll write to her next week",
        "Ana | meeting | 03-16 | both | boats. | look up the race; write to her @ 03-27",
    ),
    (
        "Priya, call today, she asked for the notes so I'll send them by 20 March",
        "Priya | call | 03-16 | both | she asked for the notes | send them @ 03-20",
    ),
    (
        "Otis, coffee, promised him a list of museums by the 25th",
        "Otis | meeting | 03-16 | both |  | a list of museums @ 03-25",
    ),
    ("Hamza, voice note, todo sort socks on Saturday", "Hamza | message | 03-16 | to |  | sort socks @ 03-21"),
    (
        "Amara, lunch, I should have asked about the kora",
        "Amara | meeting | 03-16 | both | I should have asked about the kora",
    ),
    (
        "Sorcha, call, I'll finish the book, all 180 pages, by 1 April",
        "Sorcha | call | 03-16 | both |  | finish the book, all 180 pages @ 04-01",
    ),
    ("Ben, beer on Saturday, I'll be in Leeds in June", "Ben | meeting | 03-14 | both | I'll be in Leeds in June"),
    (
        "Ana, coffee, her sister promised to send me a book",
        "Ana | meeting | 03-16 | both | her sister promised to send me a book",
    ),
    (
        "Ana will introduce me to Cleo and I'll send her my CV tonight",
        "Ana | other | 03-16 | both | Ana will introduce me to Cleo | send her my CV @ 03-16",
    ),
    (
        "Will, call yesterday, will send him the timetable by tomorrow",
        "Will | call | 03-15 | both |  | send him the timetable @ 03-17",
    ),
    ("Jan, lunch, I need to book the room before Friday", "Jan | meeting | 03-16 | both |  | book the room @ 03-19"),
    ("Jan, lunch, I'll write before Easter", "Jan | meeting | 03-16 | both |  | write before Easter"),
    ("Kate, call, I'll ring back within a week", "Kate | call | 03-16 | both |  | ring back @ 03-23"),
    ("Kate, call. Follow up: send slides", "Kate | call | 03-16 | both |  | send slides"),
    (
        "Parvati, coffee today, I'll say thanks by tomorrow and call her on Sunday",
        "Parvati | meeting | 03-16 | both |  | say thanks @ 03-17; call her @ 03-22",
    ),
]

NAMES = [
    ("May, coffee yesterday", "May | meeting | 03-15 | both"),
    ("coffee with May on 3 May 2025", "May | meeting | 2025-05-03 | both"),
    ("Will called yesterday about the job", "Will | call | 03-15 | both | about the job"),
    ("call with Will", "Will | call | 03-16 | both"),
    ("Sunday, coffee yesterday", "Sunday | meeting | 03-15 | both"),
    ("Sunday, coffee with Ana", "Ana | meeting | 03-15 | both"),
    ("Sunday Adeyemi, call on Friday", "Sunday Adeyemi | call | 03-13 | both"),
    ("Mark, met at the fair", "Mark | meeting | 03-16 | both | at the fair"),
    ("April Jones: letter", "April Jones | letter | 03-16 | to"),
    ("April, 3 March, coffee", "April | meeting | 03-03 | both"),
    ("Summer, call, off to Spain in summer", "Summer | call | 03-16 | both | off to Spain in summer"),
    ("Seán Ó Briain, email from him on Tuesday", "Seán Ó Briain | email | 03-10 | from"),
    ("sean, coffee", "sean | meeting | 03-16 | both"),
    ("O'Neill, call", "O'Neill | call | 03-16 | both"),
    ("اسماء, coffee yesterday", "اسماء | meeting | 03-15 | both"),
    ("أسماء, coffee yesterday, likes tea", "أسماء | meeting | 03-15 | both | likes tea"),
    ("李雷，coffee yesterday", "李雷 | meeting | 03-15 | both"),
    ("Anna, coffee yesterday", "Anna (2) | meeting | 03-15 | both"),
    ("Anna Wu, coffee yesterday", "Anna Wu | meeting | 03-15 | both"),
    ("Ana Lopez, coffee yesterday", "Ana Lopez (0) | meeting | 03-15 | both"),
    (
        "Zanele Mthembu, met at the conference, 5 March",
        "Zanele Mthembu (0) | meeting | 03-05 | both | at the conference",
    ),
    ("met Ben and Cleo", "Ben and Cleo (2) | meeting | 03-16 | both | met Ben and Cleo"),
    ("Ana and I had lunch on Friday", "Ana | meeting | 03-13 | both"),
    ("Ludwig van der Berg, call", "Ludwig van der Berg (0) | call | 03-16 | both"),
    ("Dr. Ana Ruiz, call on Wed", "Dr. Ana Ruiz | call | 03-11 | both"),
    ("coffee with the team", "(0) | meeting | 03-16 | both | with the team"),
    ("Great lunch with Ben", "Ben | meeting | 03-16 | both | Great lunch with Ben"),
    ("Ana's son won the chess cup", "Ana | other | 03-16 | both | Ana's son won the chess cup"),
    ("Yesterday Ana called", "Ana | call | 03-15 | both"),
    (
        "Vilhelmina Frost wrote a letter, dated 2 March",
        "Vilhelmina Frost | letter | 03-16 | from | Vilhelmina Frost wrote a letter, dated 2 March",
    ),
]


@pytest.mark.parametrize(("text", "row"), [*PLAIN, *PROMISES, *NAMES], ids=lambda value: value[:40])
def test_a_line_is_read_as_it_was_meant(text: str, row: str) -> None:
    assert told(read(text)) == row
