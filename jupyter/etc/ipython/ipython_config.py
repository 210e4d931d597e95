# ruff: noqa
# IPython would keep every typed line, names of people included, in a history file in the home folder.
c = get_config()
c.HistoryManager.enabled = False
