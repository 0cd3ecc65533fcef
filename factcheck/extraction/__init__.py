"""From a text to claims."""
