"""The pinned packages: all there, each with hashes, nothing that says where they are fetched."""

import re
import tomllib
from pathlib import Path

import pytest
from environment import BUILD, CHECKOUT, DEVELOPMENT, RUNTIME
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def pins(path: Path) -> dict[str, Requirement]:
    """Give the pinned packages of a file by name."""
    lines = re.findall(r"^([A-Za-z0-9].*?)\s*\\?$", path.read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(requirement.name): requirement for requirement in map(Requirement, lines)}


def declared(*extras: str) -> list[Requirement]:
    """Give what the project says it needs."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("path", "extras"), [(RUNTIME, ()), (DEVELOPMENT, ("dev",))])
def test_every_declared_package_is_pinned_within_its_range(path: Path, extras: tuple[str, ...]) -> None:
    pinned = pins(path)
    for wanted in declared(*extras):
        (pin,) = pinned[canonicalize_name(wanted.name)].specifier
        assert pin.operator == "=="
        assert wanted.specifier.contains(pin.version), wanted


def test_development_pins_hold_the_runtime_pins() -> None:
    assert pins(RUNTIME).items() <= pins(DEVELOPMENT).items()


def test_build_pins_hold_what_building_needs_and_agree_with_the_runtime_pins() -> None:
    groups = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pinned, runtime = pins(BUILD), pins(RUNTIME)
    for wanted in map(Requirement, groups["build"]):
        (pin,) = pinned[canonicalize_name(wanted.name)].specifier
        assert wanted.specifier.contains(pin.version), wanted
    assert [name for name in pinned.keys() & runtime.keys() if pinned[name] != runtime[name]] == []


@pytest.mark.parametrize("path", [RUNTIME, DEVELOPMENT, BUILD])
def test_every_pin_has_hashes_and_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(path))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_no_package_is_pinned_twice_for_one_system(python: str, system: str) -> None:
    place = {"python_version": python, "sys_platform": system}
    text = DEVELOPMENT.read_text("utf-8")
    meant = [
        requirement.name
        for requirement in map(Requirement, re.findall(r"^([A-Za-z0-9].*?)\s*\\?$", text, re.MULTILINE))
        if requirement.marker is None or requirement.marker.evaluate(place)
    ]
    assert len(meant) == len(set(meant))
    assert "pyside6-essentials" in meant
