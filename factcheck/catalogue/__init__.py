"""What can be known: measures, areas and groups of areas."""
