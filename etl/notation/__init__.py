"""Notation of official texts (GB/T 9704-2012), each defined once and used by all stages."""
