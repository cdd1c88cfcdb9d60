"""The app from outside, as a screen reader has it: a process of its own, reached by the desktop's accessibility bus.

What the bus says and does follows AT-SPI 2 (the Assistive Technology Service Provider Interface of freedesktop.org).
"""

import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
WANTED = ("Xvfb", "dbus-daemon")
ACCESSIBLE, ACTION, COMPONENT, EDITABLE = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Component", "EditableText")
)
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
SHOWING = 25
PATIENCE, BREATH, RETURN = 30.0, 0.05, 36
DEEPEST = 40
Fact = TypeVar("Fact")


def can_look_in() -> bool:
    """Tell whether this system has what it takes to look in from outside."""
    return sys.platform == "linux" and LAUNCHER.exists() and all(shutil.which(name) for name in WANTED)


@dataclass(frozen=True)
class Seen:
    """One thing that a screen reader can reach."""

    bus: DBusConnection
    owner: str
    path: str

    def ask(self, interface: str, method: str, signature: str | None = None, *body: object) -> tuple[object, ...]:
        """Call a method of it; gives what it answers."""
        address = DBusAddress(self.path, bus_name=self.owner, interface=interface)
        answer = self.bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=PATIENCE)
        return tuple(answer.body)

    @property
    def name(self) -> str:
        """What it is called."""
        address = DBusAddress(self.path, bus_name=self.owner, interface=ACCESSIBLE)
        answer = self.bus.send_and_get_reply(Properties(address).get("Name"), timeout=PATIENCE)
        return str(answer.body[0][1])

    @property
    def role(self) -> str:
        """What kind of thing it is, as `push button`."""
        return str(self.ask(ACCESSIBLE, "GetRoleName")[0])

    @property
    def showing(self) -> bool:
        """Tell whether it is on the screen."""
        (states,) = self.ask(ACCESSIBLE, "GetState")
        assert isinstance(states, list)
        return bool(states[0] >> SHOWING & 1)

    def within(self, depth: int = 0) -> Iterator["Seen"]:
        """Go through all that it holds, itself first."""
        yield self
        (children,) = self.ask(ACCESSIBLE, "GetChildren") if depth < DEEPEST else ([],)
        assert isinstance(children, list)
        for owner, path in children:
            yield from Seen(self.bus, owner, path).within(depth + 1)

    def find(self, role: str, name: str) -> "Seen | None":
        """Give what has this role and a name that begins so, and is on the screen."""
        for one in self.within():
            if one.role == role and one.name.startswith(name) and one.showing:
                return one
        return None

    def press(self) -> None:
        """Do what a press of it does."""
        self.ask(ACTION, "DoAction", "i", 0)

    def focus(self) -> None:
        """Put the cursor there."""
        assert self.ask(COMPONENT, "GrabFocus") == (True,)

    def write(self, text: str) -> None:
        """Put a text in its field."""
        assert self.ask(EDITABLE, "SetTextContents", "s", text) == (True,)


class Outside:
    """The app in a process of its own, with what a screen reader sees of it."""

    def __init__(self, desktop: Seen, display: str) -> None:
        self.desktop = desktop
        self.display = display

    def wait(self, role: str, name: str) -> Seen:
        """Wait until something with this role and name can be found."""
        return until(lambda: self.desktop.find(role, name), f"{role} {name!r}")

    def key(self, code: int) -> None:
        """Strike a key of the keyboard, by its code: it goes where the cursor is."""
        x, keyboard = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        for pressed in (1, 0):
            keyboard.XTestFakeKeyEvent(display, code, pressed, 0)
        x.XCloseDisplay(display)


def until(ask: Callable[[], Fact | None], what: str) -> Fact:
    """Wait until something is so, and give it; TimeoutError where it does not come about."""
    end = time.monotonic() + PATIENCE
    while not (fact := ask()):
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(BREATH)
    return fact


@contextmanager
def outside(file: Path, home: Path) -> Iterator[Outside]:
    """Start the app on a file, on a screen and a bus of its own."""
    with ExitStack() as ends:
        display = ends.enter_context(_told(["Xvfb", "-displayfd", "{}", "-screen", "0", "1366x768x24"]))
        session = ends.enter_context(_told(["dbus-daemon", "--session", "--nofork", "--print-address={}"]))
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("AT_SPI")},
            **{"DISPLAY": f":{display}", "DBUS_SESSION_BUS_ADDRESS": session, "HOME": str(home)},
            **{"XDG_RUNTIME_DIR": str(home), "XDG_CACHE_HOME": str(home), "COPROD_HOME": str(home)},
            **{"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"},
        }
        ends.enter_context(_running([str(LAUNCHER), "--launch-immediately"], environment))
        asking = ends.enter_context(open_dbus_connection(session))
        bus = ends.enter_context(open_dbus_connection(_address(asking)))
        ends.enter_context(_running([sys.executable, "-m", "coprod_desktop", str(file)], environment))
        yield Outside(Seen(bus, *ROOT), f":{display}")


def _address(session: DBusConnection) -> str:
    """Ask where the accessibility bus is, until somebody answers."""

    def ask() -> str | None:
        body = Seen(session, "org.a11y.Bus", "/org/a11y/bus").ask("org.a11y.Bus", "GetAddress")
        return next((str(one) for one in body if str(one).startswith("unix:")), None)

    return until(ask, "the accessibility bus")


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        program.terminate()
        program.wait()


@contextmanager
def _told(command: list[str]) -> Iterator[str]:
    """Run a program that tells its address on a pipe, whose number stands for `{}`; gives the address."""
    reading, writing = os.pipe()
    quiet = subprocess.DEVNULL
    full = [part.replace("{}", str(writing)) for part in command]
    program = subprocess.Popen(full, pass_fds=[writing], stdin=quiet, stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield told.readline().strip()
    finally:
        program.terminate()
        program.wait()
