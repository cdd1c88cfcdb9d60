"""What building asks of a Linux system beside Python: its shared library, and the tools that look into programs."""

import ctypes
import shutil
import sys
import sysconfig

import debian

TOOLS = {"objdump": "binutils", "strip": "binutils", "ldd": "libc-bin"}


def ensure() -> bool:
    """Install what is lacking, or say what an administrator must do; True where nothing is lacking any more."""
    if sys.platform != "linux":
        return True
    lacking = {
        package: debian.Package(package, f"the tool {tool}")
        for tool, package in TOOLS.items()
        if not shutil.which(tool)
    }
    library = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    if not _has(library):
        lacking[library] = debian.Package(library, "Python as a library, which goes into the build")
    if lacking and debian.found():
        return debian.install(list(lacking.values()))
    if lacking:
        print(f"Building needs these as well: {', '.join(lacking)}", flush=True)
    return not lacking


def _has(library: str) -> bool:
    if sysconfig.get_config_var("Py_ENABLE_SHARED") and sysconfig.get_config_var("LIBDIR"):
        folder = str(sysconfig.get_config_var("LIBDIR"))
        if any(_loads(name) for name in (f"{folder}/{library}.so.1.0", f"{library}.so.1.0")):
            return True
    return _loads(f"{library}.so.1.0")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
