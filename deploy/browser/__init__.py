"""Build the browser edition: the same notebooks and package as a static site, with Python inside the browser.

``python3 start.py browser`` calls it; ``docs/in-the-browser.md`` is for the person who puts the site on a host.
"""
