"""The requirements files for who installs without uv: exported from pyproject.toml, with hashes and no address.

    uv run python scripts/export_requirements.py            write requirements.txt and requirements-dev.txt
    uv run python scripts/export_requirements.py --check    exit 1 when they are not what pyproject.toml says

requirements.txt is what production installs: no embedded server, no tools. requirements-dev.txt is everything.
"""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FILES = {"requirements.txt": ["--no-default-groups"], "requirements-dev.txt": ["--all-groups"]}
HEADER = "# Written by scripts/export_requirements.py from pyproject.toml: change it there.\n"
EXPORT = ["uv", "export", "--quiet", "--no-header", "--no-annotate", "--no-emit-project"]


def exported(options: list[str]) -> str:
    """What the file should hold today; raises ValueError if an address got into it."""
    done = subprocess.run([*EXPORT, *options], cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True)
    if "://" in done.stdout:
        raise ValueError("An address in the requirements: they must name packages, versions and hashes only.")
    return HEADER + done.stdout


def pins(text: str) -> dict[str, set[str]]:
    """Requirement with its marker -> its hashes."""
    lines = (line for line in text.replace("\\\n", "").splitlines() if line and not line.startswith("#"))
    return {re.split(r"\s+--hash=", line)[0].strip(): set(re.findall(r"--hash=(\S+)", line)) for line in lines}


def differences(committed: str, current: str) -> list[str]:
    """One line per requirement that differs. Hashes that came later are none: a release may get new files."""
    old, new = pins(committed), pins(current)
    return (
        [f"missing: {name}" for name in new if name not in old]
        + [f"not needed: {name}" for name in old if name not in new]
        + [f"unknown hashes: {name}" for name in old if name in new and not (old[name] and old[name] <= new[name])]
    )


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    faults = []
    for name, options in FILES.items():
        path, current = PROJECT / name, exported(options)
        if not arguments:
            path.write_text(current)
        elif not path.exists():
            faults.append(f"{name} is missing")
        else:
            faults += [f"{name}: {fault}" for fault in differences(path.read_text(), current)]
    if faults:
        print(*faults, "Run: uv run python scripts/export_requirements.py", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
