"""All that appears in a cell. The only room that imports anywidget, matplotlib or IPython."""
