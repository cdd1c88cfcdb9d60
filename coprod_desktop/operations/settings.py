"""Settings that belong to the workspace and go with it: the head of its papers."""

from hashlib import sha256

from sqlmodel import col

from coprod_desktop.domain.letterhead import Letterhead
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.pictures import MIME, fit_picture
from coprod_desktop.records import Blob, Setting
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

BODY_NAME, BODY_LOGO = "body_name", "body_logo"
NAME = mark("Name of the body")


def letterhead(workspace: Workspace) -> Letterhead:
    """Give the name and the logo that stand at the head of papers."""
    with workspace.reading() as reader:
        return read_letterhead(reader)


def read_letterhead(reader: Reader) -> Letterhead:
    """Give the name and the logo that stand at the head of papers."""
    values = {one.key: one.value for one in reader.all(Setting, col(Setting.key).in_((BODY_NAME, BODY_LOGO)))}
    logo = reader.all(Blob, Blob.sha256 == values.get(BODY_LOGO, ""), Blob.mime == MIME)
    return Letterhead(values.get(BODY_NAME, ""), logo[0].content if logo else b"")


def change_settings(workspace: Workspace, *, body_name: str | None = None, body_logo: bytes | None = None) -> None:
    """Change what is given; an empty name, or an empty picture, takes away what there was.

    Raises KnownError `text_too_long`, `picture_too_large`, `picture_unreadable`.
    """
    with workspace.step("change_settings") as step:
        if body_name is not None:
            _keep(step, BODY_NAME, clean_text(body_name, field=NAME))
        if body_logo is not None:
            _keep(step, BODY_LOGO, _keep_picture(step, body_logo) if body_logo else "")


def _keep(step: Step, key: str, value: str) -> None:
    known = step.all(Setting, Setting.key == key)
    setting = known[0] if known else step.add(Setting(key=key)) if value else None
    if setting is not None and setting.value != value:
        setting.value = value
    step.save()


def _keep_picture(step: Step, picture: bytes) -> str:
    """Keep a picture under the SHA-256 of its bytes, once; it stays, so that undo finds it."""
    content = fit_picture(picture)
    key = sha256(content).hexdigest()
    if not step.all(Blob, Blob.sha256 == key):
        step.add(Blob(sha256=key, mime=MIME, content=content))
    return key
