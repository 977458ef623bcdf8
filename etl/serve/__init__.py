"""``tiaokuan serve``: a dataset that no browser holds, searched and read on this computer, in Datasette."""
