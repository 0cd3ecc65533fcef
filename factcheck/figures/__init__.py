"""Published numbers and the store that holds them."""
