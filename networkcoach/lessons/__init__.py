"""Lessons: exercises, their checks, answers and progress. They know no screen, no log and no coach.

A lesson is a file in ``data/lessons`` that an author edits; this room reads it, judges answers and keeps them.
"""

from networkcoach.lessons._answers import StoredAnswer
from networkcoach.lessons._exercise import Exercise, Part
from networkcoach.lessons._feedback import OUTCOMES, Feedback, Outcome, Point
from networkcoach.lessons._file import lesson_names, lesson_path, read_lesson, read_lessons
from networkcoach.lessons._lesson import Lesson, Progress, load_lesson
from networkcoach.lessons._ports import FollowThrough, LogReader, Reviewer, SeenNote, SeenPromise
from networkcoach.lessons._recall import GAPS, RecallQuestion, coming_back, opening_of, remember, remembered
from networkcoach.lessons._text import (
    Beat,
    ExerciseText,
    LessonProblem,
    LessonText,
    Minutes,
    Misconception,
    Remark,
    Worked,
)
from networkcoach.lessons._workshops import Block, LeftOut, LiveBox, OnScreen, Workshop, Workshops, read_workshops

__all__ = [
    "GAPS",
    "OUTCOMES",
    "Beat",
    "Block",
    "Exercise",
    "ExerciseText",
    "Feedback",
    "FollowThrough",
    "LeftOut",
    "Lesson",
    "LessonProblem",
    "LessonText",
    "LiveBox",
    "LogReader",
    "Minutes",
    "Misconception",
    "OnScreen",
    "Outcome",
    "Part",
    "Point",
    "Progress",
    "RecallQuestion",
    "Remark",
    "Reviewer",
    "SeenNote",
    "SeenPromise",
    "StoredAnswer",
    "Worked",
    "Workshop",
    "Workshops",
    "coming_back",
    "lesson_names",
    "lesson_path",
    "load_lesson",
    "opening_of",
    "read_lesson",
    "read_lessons",
    "read_workshops",
    "remember",
    "remembered",
]
