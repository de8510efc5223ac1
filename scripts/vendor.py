"""Third-party browser files: fetch the pinned ones, or prove that the committed ones are those.

    python scripts/vendor.py refresh    npm pack each package of vendor.toml, write static/ and vendor.lock.json
    python scripts/vendor.py check      compare static/ with the lock, without npm or a network; exit 1 on a difference

Only `refresh` needs npm, and only on the machine of whoever changes vendor.toml.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "static"
MANIFEST = HERE / "vendor.toml"
LOCK = HERE / "vendor.lock.json"

# Django's manifest storage refuses a file that names a source map which isn't there, and maps are ten times the file.
SOURCE_MAP = re.compile(rb"\s*(?:/\*|//)# sourceMappingURL=[^\s*]+(?:\s*\*/)?\s*$")
ICON_PATHS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
# Every Tabler icon begins with an invisible square; it would only cost bytes.
ICON_FRAME = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


def pack(package: str, version: str, folder: Path) -> Path:
    """Download the package's archive into `folder` with npm and return its path."""
    subprocess.run(
        ["npm", "pack", f"{package}@{version}", "--silent", "--pack-destination", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(folder.glob("*.tgz"))


def symbol(name: str, svg: str) -> str:
    """One icon of Tabler as a <symbol> on a single line; colour and stroke come from the class `icon`."""
    paths = ICON_FRAME.sub("", ICON_PATHS.search(svg).group(1))
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{re.sub(r"\s*\n\s*", "", paths).strip()}</symbol>'


def unpack(archive: Path, entry: dict) -> dict[str, bytes]:
    """The files that the manifest asks of one archive: path under static/ -> content."""
    with tarfile.open(archive) as tar:

        def read(member: str) -> bytes:
            return tar.extractfile(f"package/{member}").read()

        files = {f"vendor/{to}": SOURCE_MAP.sub(b"\n", read(member)) for member, to in entry["files"].items()}
        if "icons" in entry:
            symbols = [symbol(name, read(f"icons/outline/{name}.svg").decode()) for name in sorted(entry["icons"])]
            lines = ['<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""]
            files["icons.svg"] = "\n".join(lines).encode()
    return files


def refresh() -> int:
    lock = {}
    for package, entry in tomllib.loads(MANIFEST.read_text()).items():
        with tempfile.TemporaryDirectory() as folder:
            files = unpack(pack(package, entry["version"], Path(folder)), entry)
        for path, content in files.items():
            target = STATIC / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            lock[path] = {
                "package": package,
                "version": entry["version"],
                "sha256": hashlib.sha256(content).hexdigest(),
            }
    LOCK.write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n")
    print(f"{len(lock)} files written")
    return 0


def differences() -> list[str]:
    """What static/ and the lock disagree about, one sentence each; empty when all is well."""
    lock = json.loads(LOCK.read_text())
    found = {str(path.relative_to(STATIC)) for path in (STATIC / "vendor").rglob("*") if path.is_file()} | {"icons.svg"}
    problems = [f"{path}: not in the lock" for path in sorted(found - lock.keys())]
    problems += [f"{path}: missing" for path in sorted(lock.keys() - found)]
    problems += [
        f"{path}: changed since it was locked"
        for path in sorted(found & lock.keys())
        if hashlib.sha256((STATIC / path).read_bytes()).hexdigest() != lock[path]["sha256"]
    ]
    pinned = {package: entry["version"] for package, entry in tomllib.loads(MANIFEST.read_text()).items()}
    problems += [
        f"{path}: locked at {entry['package']} {entry['version']}, the manifest says {pinned.get(entry['package'])}"
        for path, entry in sorted(lock.items())
        if pinned.get(entry["package"]) != entry["version"]
    ]
    return problems


def check() -> int:
    problems = differences()
    print("\n".join(problems) or "vendored files are those of the lock")
    return bool(problems)


if __name__ == "__main__":
    commands = {"refresh": refresh, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    sys.exit(commands[sys.argv[1]]())
