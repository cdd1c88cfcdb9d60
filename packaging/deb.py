"""The Debian package: the frozen build with what makes it a citizen of the desktop."""

import gzip
import os
import platform
import shutil
import subprocess
from pathlib import Path

import licences
import linux_needs

PACKAGING = Path(__file__).resolve().parent
LINUX = PACKAGING / "linux"
NAME = "coprod-desktop"
PROGRAMS = ("coprod-desktop", "coprod")
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The Coprod Desktop authors
Installed-Size: {size}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme, xdg-utils
Section: misc
Priority: optional
Description: co-design meetings, from the door to the printed minutes
 For the facilitator of a Local Health Authority who designs a service together
 with hospitals, municipalities, schools, nonprofits and families. It runs the
 meeting from one laptop, without a network: who is there, what people say, dot
 votes, decisions, actions, and the minutes as a PDF. In English and Italian.
"""
COPYRIGHT = """\
Coprod Desktop
Copyright: The Coprod Desktop authors
License: EUPL-1.2, as printed below.

It holds other programs and libraries, each under its own licence. Their whole texts are in
/usr/lib/{name}/LICENCES.txt.

{overview}

{qt}

{eupl}"""


def make(frozen: Path, icons: Path, target: Path, version: str) -> Path:
    """Pack a frozen folder; gives the file, which lies in `target`."""
    architecture = ARCHITECTURES[platform.machine()]
    root = target.parent / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "usr" / "lib" / NAME, symlinks=True)
    _add_programs(root)
    _add_to_desktop(root, icons)
    _add_documents(root, frozen)
    _write_control(root, version, architecture, linux_needs.dependencies(frozen))
    _settle(root)
    package = target / f"{NAME}_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package], check=True)
    return package


def _add_programs(root: Path) -> None:
    folder = root / "usr" / "bin"
    folder.mkdir(parents=True)
    for program in PROGRAMS:
        (folder / program).symlink_to(f"../lib/{NAME}/{program}")


def _add_to_desktop(root: Path, icons: Path) -> None:
    share = root / "usr" / "share"
    for source, folder, name in (
        (LINUX / f"{NAME}.desktop", "applications", f"{NAME}.desktop"),
        (LINUX / f"{NAME}.xml", "mime/packages", f"{NAME}.xml"),
        (LINUX / "org.coprod.desktop.metainfo.xml", "metainfo", "org.coprod.desktop.metainfo.xml"),
    ):
        _put(source, share / folder / name)
    pictures = [(picture, f"{picture.stem}x{picture.stem}") for picture in icons.glob("*.png")]
    pictures.append((PACKAGING.parent / "resources" / "app" / f"{NAME}.svg", "scalable"))
    for picture, size in pictures:
        place = share / "icons" / "hicolor" / size
        _put(picture, place / "apps" / f"{NAME}{picture.suffix}")
        _put(picture, place / "mimetypes" / f"application-x-coprod{picture.suffix}")


def _add_documents(root: Path, frozen: Path) -> None:
    share = root / "usr" / "share"
    eupl = (PACKAGING.parent / "LICENSE").read_text("utf-8")
    told = COPYRIGHT.format(name=NAME, overview=licences.overview(), qt=licences.QT, eupl=eupl)
    _write(share / "doc" / NAME / "copyright", told.encode())
    for language, folder in (("C", "man"), ("it_IT", "man/it")):
        for program in PROGRAMS:
            page = _manual(frozen / program, f"{language}.UTF-8")
            _write(share / folder / "man1" / f"{program}.1.gz", gzip.compress(page.encode(), mtime=0))


def _manual(program: Path, locale: str) -> str:
    """Make a page of the manual of what a program itself says when asked for help."""
    environment = os.environ | {"LC_ALL": locale, "QT_QPA_PLATFORM": "offscreen", "COLUMNS": "78"}
    asked = subprocess.run([program, "--help"], env=environment, capture_output=True, check=True, encoding="utf-8")
    text = asked.stdout.replace("\\", "\\\\").replace("-", "\\-")
    lines = "\n".join(f"\\&{line}" for line in text.splitlines())
    name = program.name.replace("-", "\\-")
    return f".TH {program.name.upper()} 1\n.SH NAME\n{name} \\- Coprod Desktop\n.SH SYNOPSIS\n.nf\n{lines}\n.fi\n"


def _write_control(root: Path, version: str, architecture: str, depends: list[str]) -> None:
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    text = CONTROL.format(name=NAME, version=version, architecture=architecture, size=size, depends=", ".join(depends))
    _write(root / "DEBIAN" / "control", text.encode())


def _settle(root: Path) -> None:
    """Give every file the permissions and the time that do not depend on who builds, and when."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _put(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
