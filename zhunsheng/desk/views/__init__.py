"""The pages, one file per subject. Each view fetches through ``request.access`` first; there is no other way."""
