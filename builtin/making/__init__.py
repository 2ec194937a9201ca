"""The parts of make.py, one kind of entry each."""
