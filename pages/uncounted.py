"""What the reports tell and no indicator counts: why, and which block of the register comes nearest."""

from extracts.about import page_workbook
from extracts.tables import uncounted_sheet
from extracts.workbook import file_name
from metrics.questions.unclaimed import unclaimed
from ui import figure, formats, frame, uncounted

visit = frame.enter("uncounted")
say, selection = visit.say, visit.selection
figure.open_kept(visit)

rows = visit.ask(unclaimed, selection)
of = {name: uncounted.rows_of(rows, name) for name in uncounted.WHY}
labels = {name: f"{say(f'why_{name}')} ({formats.number(len(one))})" for name, one in of.items()}
why = frame.segments("why", labels, say("filter_why"), "all", frozenset(name for name, one in of.items() if one.empty))
uncounted.listing(visit, of[why])


def write(cursor):
    return page_workbook(cursor, visit, say("page_uncounted"), [uncounted_sheet(of[why], visit)])


visit.download(file_name("uncounted", selection, frame.today()), write)
