"""Which libraries of the system are asked for, and by which names."""

import debian
import system_libraries


def test_nothing_is_missing_where_all_load() -> None:
    assert system_libraries.missing(lambda _file: True) == []


def test_only_what_does_not_load_is_missing() -> None:
    gone = {"libEGL.so.1", "libxcb-cursor.so.0"}
    found = system_libraries.missing(lambda file: file not in gone)
    assert [library.package for library in found] == ["libegl1", "libxcb-cursor0"]
    assert all(library.reason for library in found)


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not system_libraries.loads("libcoprod-no-such-thing.so.0")


def test_the_administrator_gets_one_command() -> None:
    packages = [debian.Package("libgl1", "drawing"), debian.Package("libegl1", "drawing")]
    command = debian.for_administrator(packages)
    assert "\n" not in command
    assert command.endswith(" libgl1 libegl1")
