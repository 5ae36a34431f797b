"""What the reports add up to: headlines, indicators, the scorecard, and what to look at first."""

import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.contradictions import contradictions
from metrics.narratives import narratives
from metrics.overview import counts, headlines
from metrics.selection import Selection
from metrics.sources import figures
from ui import figure, formats, frame, progress, tables, words

visit = frame.enter("overview")
say, selection = visit.say, visit.selection

rows = progress.leading(visit)
with st.container(key="headlines", gap=None):
    for position, row in enumerate(tables.records(headlines(progress.national_first(rows), visit.language))[:3]):
        period = formats.period(row.fiscal_year, row.round, visit.language)
        mark = f" {formats.CONTRADICTORY}" if row.is_contradictory else ""
        st.button(
            f"{row.headline}{mark} · {progress.place(visit, row)} {period}",
            key=f"headline-{position}",
            type="tertiary",
            on_click=figure.choose,
            args=(row.fact_ids,),
        )
held = visit.ask(counts, selection)
counted = say(
    "overview_counts",
    reports=formats.number(held.n_reports),
    figures=formats.number(held.n_figures),
    contradictions=formats.number(held.n_contradictions),
)
st.html(f'<p class="counts">{counted}</p>')

st.subheader(say("indicators"), anchor=False, help=say("indicators_help"))
progress.bullets(visit, rows, "bullets", with_place=True)
progress.legend(visit)

st.subheader(say("scorecard"), anchor=False, help=say("scorecard_help"))
card = progress.by_affiliation(visit, "scorecard")

st.subheader(say("contradictions"), anchor=False)
found = visit.ask(contradictions, selection)
wrong = words.contradictions_table(visit, found[found["severity"] != "note"], "contradictions")

st.subheader(say("problems"), anchor=False)
problems = words.answers(visit, visit.ask(narratives, selection, ("problem",)), "problems")


def write(cursor):
    sources = figures(cursor, Selection(), [fact_id for ids in rows["fact_ids"] for fact_id in ids])
    sheets = [
        progress_sheet(rows, visit.language),
        Sheet(say("scorecard"), card),
        Sheet(say("contradictions"), wrong),
        Sheet(say("problems"), problems),
        sources_sheet(sources, visit.language),
    ]
    notes = about(cursor, selection, visit.store.name, visit.language, set(rows["indicator_id"]))
    return workbook(say("page_overview"), sheets, notes, visit.language)


visit.download(file_name("overview", selection, frame.today()), write)
