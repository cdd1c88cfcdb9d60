"""Choose the packages anew and pin them, with their hashes, for every system and Python we stand for."""

import importlib.util
import subprocess
import sys

from environment import BUILD, CHECKOUT, DEVELOPMENT, RUNTIME

COMPILE = (
    *("uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--quiet"),
    *("--python-version", "3.11", "--upgrade", "--no-emit-index-url"),
)


def main() -> int:
    """Write the files; those of development and of building keep to the versions of the runtime one."""
    if importlib.util.find_spec("uv") is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for options in (
        ("pyproject.toml", "--output-file", RUNTIME),
        ("pyproject.toml", "--extra", "dev", "--constraint", RUNTIME, "--output-file", DEVELOPMENT),
        ("--group", "pyproject.toml:build", "--constraint", RUNTIME, "--output-file", BUILD),
    ):
        relative = [word if isinstance(word, str) else str(word.relative_to(CHECKOUT)) for word in options]
        subprocess.run([sys.executable, "-m", *COMPILE, *relative], check=True, cwd=CHECKOUT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
