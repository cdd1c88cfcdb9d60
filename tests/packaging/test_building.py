"""What is built: everything that must come along does, and a version, a file type and a program bear one name each."""

import configparser
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import contents
import frozen
import linux_needs
import pytest
from environment import CHECKOUT, PACKAGING

from coprod_desktop import __version__
from coprod_desktop.operations.workspaces import SUFFIX
from coprod_desktop.store.connection import APPLICATION_ID

LINUX = PACKAGING / "linux"
NAME = "coprod-desktop"
MEDIA_TYPE = "application/x-coprod"


def test_every_resource_and_migration_goes_into_the_frozen_build() -> None:
    there = {(Path(source).name, folder) for source, folder in frozen.own_files()}
    folders = {folder.removeprefix("coprod_desktop/_resources/").split("/")[0] for _name, folder in there}
    assert folders >= {path.name for path in contents.RESOURCES.iterdir() if path.is_dir()}
    for name in contents.resource_files():
        assert (Path(name).name, str(Path("coprod_desktop/_resources", name).parent)) in there
    versions = {path.name for path in (frozen.PACKAGE / "store" / "migrations" / "versions").glob("v*.py")}
    assert versions <= {name for name, folder in there if folder == "coprod_desktop/store/migrations/versions"}
    assert (contents.NAME, "coprod_desktop/_resources") in there
    assert all(Path(source).is_file() for source, _folder in frozen.own_files())


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("babel/locale-data/it_IT.dat", True),
        ("babel/locale-data/de.dat", False),
        ("babel/global.dat", True),
        ("PySide6/Qt/translations/qtbase_it.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt6Qml.dll", False),
        ("coprod_desktop/_resources/icons/list.svg", True),
    ],
)  # fmt: skip
def test_of_the_libraries_only_what_is_used_goes_in(target: str, kept: bool) -> None:
    assert bool(frozen.wanted([(target, f"/somewhere/{target}", "BINARY")])) is kept


def test_the_icon_and_the_texts_of_the_program_are_listed_for_the_self_test() -> None:
    names = contents.resource_files()
    assert f"app/{NAME}.svg" in names
    assert not [name for name in names if name.endswith(".po")]
    assert contents.NAME not in names


def test_the_desktop_entry_opens_our_files() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / f"{NAME}.desktop", "utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"] == f"{NAME} %f"
    assert told["Icon"] == told["StartupWMClass"] == NAME
    assert told["MimeType"] == f"{MEDIA_TYPE};"
    assert {"comment", "comment[it]", "genericname[it]"} <= set(told)


def test_the_file_type_is_told_by_its_ending_and_by_its_header() -> None:
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ET.parse(LINUX / f"{NAME}.xml").getroot().find("m:mime-type", space)
    assert kind is not None
    assert kind.get("type") == MEDIA_TYPE
    glob, header = kind.find("m:glob", space), kind.find("m:magic/m:match/m:match", space)
    assert glob is not None
    assert header is not None
    assert glob.get("pattern") == f"*{SUFFIX}"
    assert (header.get("offset"), header.get("value")) == ("68", APPLICATION_ID.to_bytes(4, "big").decode())


def test_the_store_page_names_the_desktop_entry_the_licence_and_both_languages() -> None:
    page = ET.parse(LINUX / "org.coprod.desktop.metainfo.xml").getroot()
    licence = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["license"]
    assert page.findtext("launchable") == f"{NAME}.desktop"
    assert page.findtext("project_license") == licence
    assert page.findtext("provides/mediatype") == MEDIA_TYPE
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    said = [part for part in page.iter() if part.tag in {"summary", "p", "li"}]
    assert len([part for part in said if part.get(language) == "it"]) * 2 == len(said)


def test_windows_and_macos_know_the_same_file_type() -> None:
    script = (PACKAGING / "windows" / "coprod.iss").read_text("utf-8")
    assert rf"Software\Classes\{SUFFIX}" in script
    assert MEDIA_TYPE in script
    assert "PrivilegesRequired=lowest" in script
    spec = (PACKAGING / "coprod_desktop.spec").read_text("utf-8")
    assert f'["{SUFFIX.removeprefix(".")}"]' in spec
    assert f'["{MEDIA_TYPE}"]' in spec


def test_no_file_of_the_build_bears_a_version_of_its_own() -> None:
    for path in [*PACKAGING.glob("*.py"), *PACKAGING.glob("*.spec"), *LINUX.iterdir()]:
        assert not re.search(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])", path.read_text("utf-8")), path.name


def test_a_library_from_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "program").write_bytes(b"\x7fELF GLIBC_2.34\0 GLIBC_2.4\0")
    told = "  NEEDED               libGL.so.1\n  NEEDED               libc.so.6\n"
    assert linux_needs.dependencies(tmp_path, lambda _programs: told) == ["libc6 (>= 2.34)", "libgl1"]
    with pytest.raises(linux_needs.UnknownLibraryError, match=r"^libNowhere\.so\.1$"):
        linux_needs.dependencies(tmp_path, lambda _programs: told.replace("GL", "Nowhere"))
