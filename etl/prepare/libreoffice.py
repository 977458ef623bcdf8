"""LibreOffice without a window: converts files of other word processors to docx, a batch per process.

The process has its own profile folder, which forbids macros, active content, links and the network. It is killed with
its children if it finishes no file for a while; the remaining files go on in a new process.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

FILES_OF_BATCH = 100
LOOK = 0.2  # seconds between two looks at what is done
SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
NOT_OPENED = "LibreOffice cannot open it (encrypted or damaged?)"
Converted = tuple[str, bytes | None, str]  # the key of a file, its docx, or why there is none


def convert(soffice: str, files: Mapping[str, tuple[Path, str]], seconds: float) -> Iterator[Converted]:
    """Convert files to docx; ``files`` has paths and extensions (`.doc`) by key. Yields results in order.

    ``seconds`` is the time after which a process that has finished no file is killed.
    """
    with TemporaryDirectory(prefix="convert-") as name:
        folder = Path(name)
        write_profile(folder / "profile")
        waiting = list(files)
        while waiting:
            batch = waiting[:FILES_OF_BATCH]
            inbox, outbox = folder / "in", folder / "out"
            for place in (inbox, outbox):
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
            names = {}
            for number, key in enumerate(batch):
                path, ending = files[key]
                names[key] = inbox / f"{number:04d}{ending}"
                shutil.copyfile(path, names[key])
            went_well = run(soffice, folder, list(names.values()), outbox, seconds)
            lost = []
            for key, path in names.items():
                made = outbox / f"{path.stem}.docx"
                if zipfile.is_zipfile(made):
                    yield key, made.read_bytes(), ""
                else:
                    lost.append(key)
            # where the process hung or died, the first without a result was at fault; the others have their turn
            given_up = lost if went_well else lost[:1]
            fault = NOT_OPENED if went_well else f"LibreOffice hung or died on it (limit: {seconds:g} seconds)"
            yield from ((key, None, fault) for key in given_up)
            waiting = [key for key in lost if key not in given_up] + waiting[len(batch) :]


def run(soffice: str, folder: Path, paths: list[Path], outbox: Path, seconds: float) -> bool:
    """Run one process on these files. Returns False if it was killed or crashed."""
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *OPTIONS]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(outbox), *map(str, paths)]
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    ) as process:
        try:
            finished, since = 0, monotonic()
            while monotonic() - since < seconds:
                try:
                    return process.wait(LOOK) == 0
                except subprocess.TimeoutExpired:
                    if (now := len(os.listdir(outbox))) != finished:
                        finished, since = now, monotonic()
            return False
        finally:
            kill_tree(process)


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # all gone
        return


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of the process: the search path for programs, nothing else."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR") if name in os.environ}
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    return {**kept, **nowhere, "HOME": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def write_profile(profile: Path) -> None:
    """Write a user profile whose settings keep documents from running anything."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        "utf-8",
    )
