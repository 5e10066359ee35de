"""The command line: everything the window can do, for IT staff, scripts and tests."""
