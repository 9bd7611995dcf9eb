"""The pages of the year's work: frameworks, tasks, items, review, scores, supervision, and the leaders' page."""
