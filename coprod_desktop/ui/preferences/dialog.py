"""The dialog of all settings: those of this computer, and those that go with the open file."""

from typing import Any

from coprod_desktop.domain.letterhead import Letterhead
from coprod_desktop.operations.settings import NAME, change_settings, letterhead
from coprod_desktop.ui.menus import THEME_NAMES
from coprod_desktop.ui.preferences.backup_field import BackupFolderField
from coprod_desktop.ui.preferences.folder_field import FolderField
from coprod_desktop.ui.preferences.logo_field import LogoField
from coprod_desktop.ui.settings import FileUse
from coprod_desktop.ui.theme import SCALES, THEME_CHOICES
from coprod_desktop.ui.widgets.boxes import SectionTitle, line
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import LANGUAGES, Words, mark

FOLDERS = {
    FileUse.WORKSPACES: mark("Coprod files"),
    FileUse.PAPERS: mark("Papers"),
    FileUse.IMPORTS: mark("Lists to import"),
    FileUse.EXPORTS: mark("Exported lists"),
}


class SettingsDialog(FormDialog):
    """Shows the settings and changes what is chosen anew. Open it with `open()`."""

    def __init__(self, window: MainWindow) -> None:
        words = window.words
        self._window = window
        self._head = letterhead(window.desk.workspace) if window.desk else Letterhead()
        form = Form(words)
        _add_look(form, words)
        if window.desk:
            _add_head(form, words)
        _add_folders(form, words)
        form.add(FileUse.BACKUPS, BackupFolderField(words, window.desk.workspace.path if window.desk else None))
        super().__init__(window, words, mark("Settings"), form, verb=mark("Save"), save=self._change, width=640)
        self._fill()

    def _fill(self) -> None:
        settings, theme = self._window.settings, self._window.theme
        form = self.form
        form.fill(
            language=self.words.language,
            scale=min(SCALES, key=lambda scale: abs(scale - theme.scale)),
            theme=theme.choice,
            **{use: settings.chosen_folder(use) for use in (*FOLDERS, FileUse.BACKUPS)},
        )
        if self._window.desk:
            form.fill(body_name=self._head.name, body_logo=self._head.logo)
        self._shown = form.values()

    def _change(self, values: dict[str, Any]) -> None:
        """Do what was chosen anew; what belongs to the file comes first, as it alone may fail."""
        new = {key: value for key, value in values.items() if value != self._shown[key]}
        window = self._window
        head = {key: new[key] for key in ("body_name", "body_logo") if key in new}
        if head and window.desk:
            change_settings(window.desk.workspace, **head)
            window.desk.told.emit(self.words.say("Head of papers changed"))
        for use in (*FOLDERS, FileUse.BACKUPS):
            if use in new:
                window.settings.choose_folder(use, new[use])
        if FileUse.BACKUPS in new:
            window.backup_folder_chosen.emit()
        for key, choose in (
            ("theme", window.set_theme),
            ("scale", window.set_scale),
            ("language", window.set_language),
        ):
            if key in new:
                choose(new[key])
        window.settings.save()


def _add_look(form: Form, words: Words) -> None:
    languages: list[tuple[str, Say]] = [(code, _as_is(name)) for code, name in LANGUAGES.items()]
    sizes: list[tuple[float, Say]] = [(scale, _percent(scale)) for scale in SCALES]
    form.add_widget(SectionTitle(words, mark("Appearance")))
    form.add_pair(
        ("language", ChoiceField(words, mark("Language"), languages)),
        ("scale", ChoiceField(words, mark("Text size"), sizes)),
    )
    form.add("theme", ChoiceField(words, mark("Colours"), [(key, THEME_NAMES[key]) for key in THEME_CHOICES]))


def _add_head(form: Form, words: Words) -> None:
    form.add_widget(line())
    form.add_widget(SectionTitle(words, mark("Head of papers")))
    form.add("body_name", TextField(words, NAME, hint=mark("If left empty, papers name the lead of the project.")))
    form.add("body_logo", LogoField(words))


def _add_folders(form: Form, words: Words) -> None:
    form.add_widget(line())
    form.add_widget(SectionTitle(words, mark("Folders")))
    for use, name in FOLDERS.items():
        form.add(use, FolderField(words, name, use))


def _as_is(name: str) -> Say:
    return lambda _words: name


def _percent(scale: float) -> Say:
    return lambda words: words.share(round(scale * 10_000))
