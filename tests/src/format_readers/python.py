"""Answers the path of a file on each line of stdin with its leaves, as JSON on one line; null where it cannot be read.

The mark at the start of a file is taken off, as every program does that reads such files.
"""

import configparser
import json
import sys
import tomllib

import yaml


def leaves(value, way):
    if isinstance(value, str):
        return [[way, value]]
    if isinstance(value, dict):
        items = [(repr(key), item) for key, item in value.items()]
    elif isinstance(value, (list, tuple)):
        items = [(str(number), item) for number, item in enumerate(value)]
    else:
        return [[way, [type(value).__name__, repr(value)]]]
    found = [[way, [type(value).__name__, ""]]]
    for key, item in items:
        found += leaves(item, f"{way}/{key}")
    return found


def ini(text):
    reader = configparser.ConfigParser(allow_no_value=True)
    try:
        reader.read_string(text)
    except configparser.MissingSectionHeaderError:
        # Keys before the first section are read by whoever puts a section before them.
        reader.read_string("[top]\n" + text)
    return {name: dict(reader.items(name, raw=True)) for name in reader.sections()}


def read(path):
    with open(path, encoding="utf-8-sig", newline="" if path.endswith(".toml") else None) as file:
        text = file.read()
    if path.endswith(".toml"):
        return tomllib.loads(text)
    if path.endswith(".ini"):
        return ini(text)
    return list(yaml.safe_load_all(text))


for line in sys.stdin:
    try:
        found = leaves(read(line.rstrip("\n")), "")
    except (ValueError, RecursionError, AttributeError, TypeError, yaml.YAMLError, configparser.Error):
        found = None
    print(json.dumps(found), flush=True)
