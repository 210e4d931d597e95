"""The whole log at one look: what a chart needs to know, counted and thinned by SQL, drawn elsewhere."""
