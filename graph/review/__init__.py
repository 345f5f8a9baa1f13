"""Review: what the software is unsure of, as questions that a person can answer, and the answers as judgements."""
