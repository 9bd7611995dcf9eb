"""What every register has: organs, people and posts, cases with their chained events, files, seals, the inbox."""
