"""Where it is kept: the only room that opens the file."""

from coprod_desktop.store.folders import data_folder, device_id
from coprod_desktop.store.reader import Reader
from coprod_desktop.store.step import Step
from coprod_desktop.store.workspace import Workspace

__all__ = ["Reader", "Step", "Workspace", "data_folder", "device_id"]
