"""The places that the course can be put: a browser alone, and a hub for a room."""
