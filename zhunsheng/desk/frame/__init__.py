"""What every page stands in: the request, the menu, the inbox, answers, components, look."""
