"""What the notebook's shell is told: to show exercises as cards, to say when a cell has run, and to keep no history."""

from __future__ import annotations

from typing import Any


def show_exercises_as_cards() -> None:
    """In a notebook, an exercise at the end of a cell shows itself. Lessons know no screen, so it is told here.

    Where cards can't be shown, the exercise appears as plain text.
    """
    shell = _shell()
    if shell is None:
        return
    from networkcoach.lessons import Exercise
    from networkcoach.views.missing import missing_sentence

    if missing_sentence():
        plain = shell.display_formatter.formatters["text/plain"]
        plain.for_type(Exercise, lambda exercise, printer, _cycle: printer.text(str(exercise)))
        return
    from networkcoach.views.exercise import ExerciseCard

    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type(Exercise, lambda exercise: ExerciseCard(exercise)._repr_mimebundle_())
    shell.events.register("post_run_cell", ExerciseCard.after_cell)


def _shell() -> Any:
    """Find the IPython shell, if one runs; never import IPython for it."""
    import sys

    module = sys.modules.get("IPython")
    return module.get_ipython() if module else None


def forget_typed_code() -> None:
    """Switch IPython's history off: it would keep on disk what is typed into code cells, names included."""
    shell = _shell()
    if shell is not None and getattr(shell, "history_manager", None) is not None:
        shell.history_manager.enabled = False
