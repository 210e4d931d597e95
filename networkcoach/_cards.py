"""The cards: what notebooks show with one short line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkcoach as nc

if TYPE_CHECKING:
    from networkcoach.contacts import ContactLog
    from networkcoach.lessons import Lesson
    from networkcoach.views.charts._card import ChartCard
    from networkcoach.views.duplicates import DuplicatesCard
    from networkcoach.views.figure_card import FigureCard
    from networkcoach.views.message import MessageCard
    from networkcoach.views.people import PeopleCard
    from networkcoach.views.people_file import PeopleFileCard
    from networkcoach.views.plan import PlanCard
    from networkcoach.views.progress import ProgressCard
    from networkcoach.views.promises import PromisesCard
    from networkcoach.views.quick_log import QuickLogCard
    from networkcoach.views.real_data import RealDataCard
    from networkcoach.views.recall import RecallCard
    from networkcoach.views.start import StartCard
    from networkcoach.views.take_away import TakeAwayCard
    from networkcoach.views.time_machine import TimeMachineCard
    from networkcoach.views.today import TodayCard


def start(log: ContactLog | None = None) -> StartCard | None:
    """Show how things stand here: versions, whether buttons work, whose log is open, whether it is saved.

    Parameters
    ----------
    log
        The log to tell about. Without it, your own log is opened.

    Examples
    --------
    >>> card = start(nc.demo_log())
    >>> card.do_hello({}, [])["message"].startswith("All is well here.")
    True
    """
    from networkcoach.views.missing import missing_sentence

    missing = missing_sentence()
    if missing:
        print(missing)
        return None
    from networkcoach.views.start import StartCard

    try:
        return StartCard(log or nc.open_log())
    except OSError as trouble:
        return StartCard(None, str(trouble))


def import_people(log: ContactLog) -> PeopleFileCard:
    """Show the card that brings people in from a file.

    Examples
    --------
    >>> import_people(nc.demo_log()).spec["title"]
    'Bring in people from a file'
    """
    need_cards()
    from networkcoach.views.people_file import PeopleFileCard

    return PeopleFileCard(log)


def today(log: ContactLog) -> TodayCard:
    """Show who could do with a word today: why now, what you last talked about, what you promised.

    Examples
    --------
    >>> card = today(nc.demo_log())
    >>> card.state["lead"], card.state["people"][1]["why"][0]
    ('7 people could do with a word from you.', 'Asked you something on 2 November 2025: "Photo, please!!"')
    """
    need_cards()
    from networkcoach.views.today import TodayCard

    return TodayCard(log)


def quick_log(log: ContactLog) -> QuickLogCard:
    """Show the card on which one line becomes a talk and its promises, looked at before it is saved.

    Examples
    --------
    >>> card = quick_log(nc.demo_log())
    >>> card.do_read({"text": "Otis, call yesterday, likes the saw"}, [])["reading"]["kind"]
    'call'
    """
    need_cards()
    from networkcoach.views.quick_log import QuickLogCard

    return QuickLogCard(log)


def duplicates(log: ContactLog) -> DuplicatesCard:
    """Show people who may be in the log twice, side by side, to say whether they are one person or two.

    Examples
    --------
    >>> duplicates(nc.demo_log()).state["message"]
    'Nobody in your log looks double.'
    """
    need_cards()
    from networkcoach.views.duplicates import DuplicatesCard

    return DuplicatesCard(log)


def people(log: ContactLog) -> PeopleCard:
    """Show everybody in the log: search as you type, and one person's page.

    Examples
    --------
    >>> card = people(nc.demo_log())
    >>> card.state["list"]["rows"][0]["name"]
    'Hamza Thistlewood'
    """
    need_cards()
    from networkcoach.views.people import PeopleCard

    return PeopleCard(log)


def message(log: ContactLog) -> MessageCard:
    """Show the card on which you write to somebody: words are marked while you type, with the reason and a question.

    Examples
    --------
    >>> card = message(nc.demo_log())
    >>> card.do_open({"person": 3}, [])["person"]["how"]
    'You call them Keiko. Their address: keiko@example.com'
    """
    need_cards()
    from networkcoach.views.message import MessageCard

    return MessageCard(log)


def take_away(log: ContactLog) -> TakeAwayCard:
    """Show the card on which you take your log away as files, bring a copy back, or delete everything.

    Examples
    --------
    >>> card = take_away(nc.demo_log())
    >>> card.do_take({"what": "csv"}, [])["told"]
    'networkcoach-invented-people-2026-03-16.csv, with 11 people, is among the downloads of your browser.'
    """
    need_cards()
    from networkcoach.views.take_away import TakeAwayCard

    return TakeAwayCard(log)


def promises(log: ContactLog) -> PromisesCard:
    """Show the card on which you write down what you promised, and see whether it happened.

    Examples
    --------
    >>> promises(nc.demo_log()).state["score"]
    '6 of 11 happened (55 %). 2 still to come.'
    """
    need_cards()
    from networkcoach.views.promises import PromisesCard

    return PromisesCard(log)


def evidence() -> FigureCard:
    """Show what real data says: how many pairs of people were still in touch after some days, with the source.

    Examples
    --------
    >>> evidence().spec["title"]
    'After 30 days, 8 of 100 pairs were still in touch'
    """
    need_cards()
    from networkcoach.views.evidence import evidence as shown

    return shown()


def real_data() -> RealDataCard:
    """Show what real data says, counted again by a definition that you can change.

    Without the package that holds the messages it shows the published figures, and says what to type.

    Examples
    --------
    >>> real_data().state["title"]
    'After 30 days, 8.6 % of 6,183 pairs were still in touch'
    """
    need_cards()
    from networkcoach.views.real_data import RealDataCard

    return RealDataCard()


def time_machine() -> TimeMachineCard:
    """Show a toy: 40 invented people, two years, a habit to choose, and who drifts away.

    Examples
    --------
    >>> card = time_machine()
    >>> card.do_turn({"at": {"people": 0}}, [])["title"]
    'After two years, nearly nobody of 40 is still in touch; in most runs at most 1'
    """
    need_cards()
    from networkcoach.views.time_machine import TimeMachineCard

    return TimeMachineCard()


def progress(log: ContactLog | None = None) -> ProgressCard:
    """Show where you are in the lessons, and where to go next.

    Examples
    --------
    >>> progress(nc.demo_log()).state["rows"][0]["done"]
    '0 of 7 tried'
    """
    need_cards()
    from networkcoach.lessons import lesson_names
    from networkcoach.views.progress import ProgressCard

    log = log or nc.open_log()
    return ProgressCard(log, lambda: [nc.lesson(name, log=log) for name in lesson_names()])


def plan(log: ContactLog) -> PlanCard:
    """Show the plan for 90 days: whom, what, by when, in which moment, and whether it happened.

    Examples
    --------
    >>> plan(nc.demo_log()).state["begun"]
    False
    """
    need_cards()
    from networkcoach.views.plan import PlanCard

    return PlanCard(log)


def recall(log: ContactLog, before: Lesson | None = None) -> RecallCard:
    """Show questions to be answered from memory.

    Parameters
    ----------
    log
        Where the answers are kept; its notes give some of the questions.
    before
        A lesson: the card then shows the two questions that open it. Without it, it shows what has come back.

    Examples
    --------
    >>> recall(nc.demo_log()).spec["title"]
    'From memory'
    """
    need_cards()
    from networkcoach.lessons import lesson_names
    from networkcoach.views.recall import ComingBack, Opening, Questions, RecallCard

    lessons = [nc.lesson(name, log=log) for name in lesson_names() if before is None or name < before.id]
    questions: Questions = Opening(before, lessons) if before else ComingBack(log, lessons)
    return RecallCard(log, questions)


def did_it_happen(log: ContactLog) -> ChartCard:
    """Show what became of the promises, and the course over time.

    Examples
    --------
    >>> did_it_happen(nc.demo_log()).state["title"]
    '6 of 11 promises happened (55 %)'
    """
    need_cards()
    from networkcoach.views.charts.did_it_happen import did_it_happen as shown

    return shown(log)


def timeline(log: ContactLog) -> ChartCard:
    """Show people on a line: who, when, from which side, when a word is due, how long it has been silent.

    Examples
    --------
    >>> timeline(nc.demo_log()).state["title"]
    '7 of 11 people could do with a word'
    """
    need_cards()
    from networkcoach.views.charts.timeline import timeline as shown

    return shown(log)


def strategies(log: ContactLog) -> ChartCard:
    """Show which of the four ways to stay in touch are used, and which are never tried.

    Examples
    --------
    >>> strategies(nc.demo_log()).state["title"]
    'You use all four ways, most of all: their project'
    """
    need_cards()
    from networkcoach.views.charts.strategies import strategies as shown

    return shown(log)


def give_and_take(log: ContactLog) -> ChartCard:
    """Show who gave and who asked, over time; below the picture stands what counts.

    Examples
    --------
    >>> give_and_take(nc.demo_log()).state["title"]
    'You gave 10 times, they 11 times'
    """
    need_cards()
    from networkcoach.views.charts.give_and_take import give_and_take as shown

    return shown(log)


def network(log: ContactLog) -> ChartCard:
    """Show years of connecting, companies, and about whom something is written down.

    Examples
    --------
    >>> network(nc.demo_log()).state["title"]
    'You wrote something down about 11 of 11 people'
    """
    need_cards()
    from networkcoach.views.charts.network import network as shown

    return shown(log)


def need_cards() -> None:
    """Say in one sentence what is missing, where an environment can't show cards at all."""
    from networkcoach.views.missing import MissingPackage, missing_sentence

    if missing := missing_sentence():
        raise MissingPackage(missing)
