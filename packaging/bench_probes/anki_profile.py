"""Give Anki a user's folder, so that it opens as on every day but the first; run by the Python that has Anki."""

import sys
from pathlib import Path

from aqt.profiles import ProfileManager

folder = Path(sys.argv[1])
folder.mkdir()
manager = ProfileManager(folder)
manager.setupMeta()
manager.setLang("en_US")
manager.create("User 1")
manager.load("User 1")
manager.save()
