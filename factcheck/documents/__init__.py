"""From a file, a page, a batch or an address to `Document`."""
