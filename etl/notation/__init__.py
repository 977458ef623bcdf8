"""What official texts print, each thing once: every stage stands on it (GB/T 9704-2012)."""
