"""What holds when the program itself is at fault: hooks, a log, one dialog, and what the next start tells.

`guard` joins the parts for `app.main`; `run` marks how long the app runs, so that the next start knows how it ended.
Nothing here ever holds people's text: only kinds of errors, places in the code, codes of steps, kinds and keys of rows.
"""
