"""Keeps in a list of parts (CycloneDX) what was compiled: parts.py FILE COMPILED INSIDE VERSION

cargo-cyclonedx also lists what is there for features that nobody switched on. COMPILED and INSIDE are what `cargo tree
--prefix depth` prints of all that was compiled, and of what became a part of the program; the rest ran while it was
compiled, and has the scope "excluded"."""

import json
import re
import sys
from pathlib import Path

LINE = re.compile(r"(\d+)(\S+) v(\S+)")
OURS = "https://github.com/sixty-app/sixty"


def main(file, compiled, inside, version):
    parts = json.loads(Path(file).read_text())
    program = parts["metadata"]["component"]
    root = named(program)
    compiled, inside = below(root, compiled), below(root, inside)
    listed = [part for part in parts["components"] if named(part) in compiled]
    missing = compiled - {root} - {named(part) for part in listed}
    if missing:
        sys.exit(f"{file} does not name {sorted(missing)}")
    for part in listed:
        part["scope"] = "required" if named(part) in inside else "excluded"
    for part in [program, *program["components"], *listed]:
        address_of_ours(part, version)
    kept = {program["bom-ref"], *(part["bom-ref"] for part in listed)}
    parts["components"] = listed
    parts["dependencies"] = [
        {**entry, "dependsOn": [ref for ref in entry["dependsOn"] if ref in kept]} if "dependsOn" in entry else entry
        for entry in parts["dependencies"]
        if entry["ref"] in kept
    ]
    Path(file).write_text(json.dumps(parts, indent=2, ensure_ascii=False) + "\n")


def named(part):
    return part["name"], part["version"]


def below(root, tree):
    """All that this root needs. What the tree printed before, it prints without what is below it."""
    needs, way = {}, []
    for line in Path(tree).read_text().splitlines():
        found = LINE.match(line)
        if not found:
            continue
        depth, part = int(found[1]), (found[2], found[3])
        del way[depth:]
        needs.setdefault(part, set())
        if way:
            needs[way[-1]].add(part)
        way.append(part)
    reached, to_look_at = set(), [root]
    while to_look_at:
        part = to_look_at.pop()
        if part not in reached:
            reached.add(part)
            to_look_at.extend(needs[part])
    return reached


def address_of_ours(part, version):
    """crates.io may have a stranger's crate by each of our names; ours are folders of our repository."""
    if "download_url=file:" not in part.get("purl", ""):
        return
    folder = re.match(r"path\+file:///sixty/([^#]*)#", part["bom-ref"])[1]
    source = part["purl"].partition("#")[2]
    subpath = f"{folder}/{source}" if source else folder
    part["purl"] = f"pkg:github/{OURS.removeprefix('https://github.com/')}@v{version}#{subpath}"


main(*sys.argv[1:])
