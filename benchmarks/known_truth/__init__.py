"""Claims with known truth, made from the figures in the store."""
