"""The charts of the log: each answers one question, and its title is what was found."""
