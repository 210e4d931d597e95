"""The quick log in many voices: hurried, chatty, formal, from several countries. Today is Monday, 16 March 2026."""

from __future__ import annotations

import pytest
from quick import read, told

ROWS = [
    (
        "Tea with Grace this afternoon. She showed me her garden!",
        "Grace | meeting | 03-16 | both | She showed me her garden!",
    ),
    ("priya, whatsapp, sends greetings from pune", "priya | message | 03-16 | to | sends greetings from pune"),
    (
        "Phoned Mr Thistlewood on Saturday: sorting day went well",
        "Mr Thistlewood | call | 03-14 | both | sorting day went well",
    ),
    (
        "Jan messaged me on LinkedIn about a vacancy",
        "Jan | message | 03-16 | from | Jan messaged me on LinkedIn about a vacancy",
    ),
    (
        "Sorcha, call 9 March. Page 90 is a swamp, she knows. I will read on and send her my notes by 31 March.",
        "Sorcha | call | 03-09 | both | Page 90 is a swamp, she knows. | read on and send her my notes @ 03-31",
    ),
    ("Wrote to Tunde, hospital queues article", "Tunde | email | 03-16 | to | hospital queues article"),
    (
        "Tunde wrote back!! He is well, asks what I do now",
        "Tunde | email | 03-16 | from? | He is well, asks what I do now",
    ),
    (
        "Met up with Mark and his wife for brunch on Sunday",
        "Mark | meeting | 03-15 | both | Met up with Mark and his wife for brunch",
    ),
    (
        "Kate O'Neill - lunch - 10 March - new boss, moving office",
        "Kate O'Neill | meeting | 03-10 | both | new boss, moving office",
    ),
    ("had dinner at Ben's last Thursday", "Ben | meeting | 03-12 | both"),
    ("Summer rang: she can't come on Friday", "Summer | call | 03-16 | both | she can't come on Friday"),
    (
        "coffee w/ Will Stone 2/3, talked trains, I'll lend him the atlas",
        "Will Stone | meeting | 03-02 | both | talked trains | lend him the atlas",
    ),
    (
        "Anne-Marie emailed the programme; I promised to proofread it by tomorrow evening",
        "Anne-Marie | email | 03-16 | from | the programme | proofread it @ 03-17",
    ),
    (
        "Voice note to Hamza yesterday, told him about the poster",
        "Hamza | message | 03-15 | to | told him about the poster",
    ),
    (
        "Cleo: video chat, 40 min. Next step: I introduce her to Jan.",
        "Cleo | call | 03-16 | both | 40 min. | introduce her to Jan",
    ),
    (
        "Saw Otis on Wednesday at the piano repair; he'll send pictures",
        "Otis | meeting | 03-11 | both | Saw Otis on Wednesday at the piano repair; he'll send pictures",
    ),
    (
        "spoke with ana ruiz by phone yesterday, will call again in a month",
        "ana ruiz | call | 03-15 | both | spoke with ana ruiz by phone | call again @ 04-16",
    ),
    (
        "Postcard from Vilhelmina! Must write back before the end of the month",
        "Vilhelmina | letter | 03-16 | from |  | write back @ 03-30",
    ),
    (
        "Mrs Adebayo, interview, 2 March, 35 minutes. Send thank-you note tomorrow.",
        "Mrs Adebayo (0) | interview | 03-02 | both | 35 minutes. | Send thank-you note @ 03-17",
    ),
    (
        "I emailed Amara my photos of the river and she answered at once",
        "Amara | email | 03-16 | both | my photos of the river and she answered at once",
    ),
    ("Liesbeth texted: when are the open days?", "Liesbeth | message | 03-16 | from? | when are the open days?"),
    ("Asked Teodor for a depot tour by email", "Teodor | email | 03-16 | to | Asked Teodor for a depot tour by email"),
    (
        "Grace Obi, met her at church two Sundays ago",
        "Grace Obi | meeting | 03-16 | both | met her at church two Sundays ago",
    ),
    (
        "Zoom call Priya Nair 11th March: need to share my CV by 18th March",
        "Priya Nair | call | 03-11 | both |  | share my CV @ 03-18",
    ),
    (
        "May Lin and I walked along the canal yesterday; she quit her job",
        "May Lin | meeting | 03-15 | both | along the canal; she quit her job",
    ),
    (
        "Parvati. Canteen. She is tired. I owe her a thank-you note.",
        "Parvati | other | 03-16 | both | Canteen. She is tired. | a thank-you note",
    ),
    (
        "Text from Ben last night asking if I can review his slides",
        "Ben | message | 03-15 | from? | asking if I can review his slides",
    ),
    ("Ring Kate tomorrow", "Kate | - | 03-16 | to |  | Ring Kate @ 03-17"),
    ("called Sunday Adeyemi on Sunday", "Sunday Adeyemi | call | 03-15 | both"),
    ("Lunch with Anna yesterday", "Anna (2) | meeting | 03-15 | both"),
    (
        "Met Dr Osei Bonsu at the museum on 28 Feb, he knows Keiko",
        "Dr Osei Bonsu (0) | meeting | 02-28 | both | at the museum, he knows Keiko",
    ),
    (
        "Keiko sent me a picture of a sundial, I'm going to print it",
        "Keiko | email | 03-16 | from | Keiko sent me a picture of a sundial | print it",
    ),
    (
        "catch-up with Mark (Teams), he is off to Oslo; don't forget to wish him luck on Friday",
        "Mark | call | 03-16 | both | catch-up with Mark; he is off to Oslo; don't forget to wish him luck on Friday",
    ),
    (
        "Ana, meeting, discussed: budget, boats, chess.",
        "Ana | meeting | 03-16 | both | discussed: budget, boats, chess.",
    ),
    ("Jan and Cleo, lunch on Tuesday", "Jan and Cleo (2) | meeting | 03-10 | both | Jan and Cleo, lunch"),
    (
        "Ben Ode called, I said I'd help with the move at the weekend",
        "Ben Ode | call | 03-16 | both |  | help with the move @ 03-22",
    ),
    ("letter to Vilhelmina Frost, 14 March", "Vilhelmina Frost | letter | 03-14 | to"),
    (
        "Long walk with Seán yesterday morning. He gave me tips. I'll read one and tell him by mid April.",
        "Seán | meeting | 03-15 | both | Long walk with Seán. He gave me tips. | read one and tell him by mid April",
    ),
    (
        "أسماء، coffee yesterday، I'll send the photos tomorrow",
        "أسماء | meeting | 03-15 | both |  | send the photos @ 03-17",
    ),
    ("Amara / call / yesterday / boys well", "Amara | call | 03-15 | both | boys well"),
]


MORE_ROWS = [
    (
        "Ana, coffee; send her the article (Fri), book the room",
        "Ana | meeting | 03-16 | both |  | send her the article @ 03-20; book the room",
    ),
    (
        "I'll send Ben the slides by Fri, coffee with Ana yesterday",
        "Ana | meeting | 03-15 | both |  | send Ben the slides @ 03-20",
    ),
    ("Rang Summer on Tues, she's got the flat", "Summer | call | 03-10 | both | she's got the flat"),
    (
        "Dear diary: today I finally met Zola Dlamini!",
        "Zola Dlamini (0) | meeting | 03-16 | both | Dear diary: I finally met Zola Dlamini!",
    ),
    ("Ben, pint, Thursday. Owes me a beer.", "Ben | meeting | 03-12 | both | Owes me a beer."),
    ("Linkedin DM to Grace Obi 5 March", "Grace Obi | message | 03-05 | to"),
    (
        "Grace Obi replied yesterday, happy to talk, I'll suggest three dates by Wednesday",
        "Grace Obi | email | 03-15 | from | happy to talk | suggest three dates @ 03-18",
    ),
    ("Skype with Jan Novak (Prague) 1/3", "Jan Novak | call | 03-01 | both | (Prague)"),
    (
        "Teodor: rode the night tram together last night",
        "Teodor | other | 03-15 | both | rode the night tram together last night",
    ),
    (
        "email to Vilhelmina Frost: thanked her for the advice",
        "Vilhelmina Frost | email | 03-16 | to | thanked her for the advice",
    ),
    (
        "Cleo phoned. Wants me to look at her map. I'll do it tonight.",
        "Cleo | call | 03-16 | both | Wants me to look at her map. | do it @ 03-16",
    ),
    (
        "hamza - lunch postponed till after ramadan",
        "hamza | meeting | 03-16 | both | lunch postponed till after ramadan",
    ),
    ("Mark sent his new number", "Mark | email | 03-16 | from | Mark sent his new number"),
    ("Forwarded the job ad to Kate this morning", "Kate | email | 03-16 | to | Forwarded the job ad to Kate"),
    (
        "Ana, coffee, will ask Ben about the club and send her the answer by 22 March",
        "Ana | meeting | 03-16 | both |  | ask Ben about the club and send her the answer @ 03-22",
    ),
    (
        "Breakfast with Liesbeth & her daughter, 8 March 2026",
        "Liesbeth | meeting | 03-08 | both | Breakfast with Liesbeth & her daughter",
    ),
    ("Informational interview: Amara, video, 18 Nov 2025", "Amara | interview | 2025-11-18 | both | video"),
    ("To Sorcha: birthday card", "Sorcha | letter | 03-16 | to"),
    ("Otis called me back on Thursday morning, nice talk", "Otis | call | 03-12 | both | nice talk"),
    (
        "Kate asked for my CV, I'll send it tomorrow",
        "Kate | other | 03-16 | both | Kate asked for my CV | send it @ 03-17",
    ),
    ("Wrote Keiko a long letter on Sunday night", "Keiko | letter | 03-15 | to | Wrote Keiko a long letter"),
    (
        "Seán, tea yesterday; to do - return his book next week",
        "Seán | meeting | 03-15 | both |  | return his book @ 03-27",
    ),
    (
        "I had a call with Priya. She said she would introduce me to her boss. I promised to send my CV in two days.",
        "Priya | call | 03-16 | both | She said she would introduce me to her boss. | send my CV @ 03-18",
    ),
    ("no answer from Tunde", "Tunde | other | 03-16 | to | no answer from Tunde"),
    ("Will & May, dinner, Friday", "Will & May (2) | meeting | 03-13 | both | Will & May, dinner"),
    ("met april at the library", "april | meeting | 03-16 | both | at the library"),
    ("Mark Twine?? lunch 12.03.", "Mark Twine | meeting | 03-12 | both"),
    (
        "visited Vilhelmina, 2 hours, she read me her old speeches",
        "Vilhelmina | meeting | 03-16 | both | 2 hours, she read me her old speeches",
    ),
    ("Coffee with Ana (again!) - the cup, the boats", "Ana | meeting | 03-16 | both | (again!) - the cup, the boats"),
    (
        "Ben got in touch on WhatsApp: has a room to let",
        "Ben | message | 03-16 | from | Ben got in touch on WhatsApp: has a room to let",
    ),
    ("Must call Amara by Friday", "Amara | - | 03-16 | to |  | call Amara @ 03-20"),
    ("李雷, 微信, call yesterday", "李雷 | call | 03-15 | both | 微信"),
    ("Kate: webinar on Thursday; I should thank her", "Kate | other | 03-12 | both | webinar on Thursday | thank her"),
    (
        "Grace - Zoom - discussed thesis - I will send chapter 2 by end of March",
        "Grace | call | 03-16 | both | discussed thesis | send chapter 2 @ 03-31",
    ),
    (
        "Priya Nair, phone call on the 12th, job starts on 1 April",
        "Priya Nair | call | 03-12 | both | job starts on 1 April",
    ),
    (
        "cleo emailed: can i come to the opening on 20 march",
        "cleo | email | 03-16 | from | can i come to the opening on 20 march",
    ),
    ("Thanked Jan for the intro by text", "Jan | message | 03-16 | to | Thanked Jan for the intro by text"),
    ("Anna Li, Thai food, Saturday", "Anna Li | other | 03-14 | both | Thai food"),
    (
        "Amara's boys won the race; I'll congratulate her by phone tomorrow",
        "Amara | other | 03-16 | both | Amara's boys won the race | congratulate her by phone @ 03-17",
    ),
    ("Dinner at mine w/ Ben, Cleo on 7 March", "Ben | meeting | 03-16 | both | Dinner at mine w/ Ben, Cleo on 7 March"),
    (
        "Parvati, call (10 min), twins' birthday soon; send card by 2 April",
        "Parvati | call | 03-16 | both | (10 min), twins' birthday soon | send card @ 04-02",
    ),
    (
        "Lovely lunch with Sorcha and Mark on 6th March, must send Mark the tips by tomorrow",
        "Sorcha and Mark (2) | meeting | 03-06 | both | Lovely lunch with Sorcha and Mark | send Mark the tips @ 03-17",
    ),
]


@pytest.mark.parametrize(("text", "row"), [*ROWS, *MORE_ROWS], ids=lambda value: value[:40])
def test_a_line_is_read_as_it_was_meant(text: str, row: str) -> None:
    assert told(read(text)) == row
