"""The fictional county: its organs, people and two years of cases, made by taking real steps in the real procedures."""
