"""From a publisher's release to figures in the store."""
