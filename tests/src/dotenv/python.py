"""Answers the path of a .env file on each line of stdin with what python-dotenv finds in it, as JSON on one line."""

import json
import logging
import sys

from dotenv import dotenv_values

# It warns about each line that it cannot read.
logging.disable(logging.WARNING)

for line in sys.stdin:
    print(json.dumps(dotenv_values(line.rstrip("\n"))), flush=True)
