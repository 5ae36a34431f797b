"""What the figures mean. Reads the store, never a report.

what is asked: selection (the filters), choices (what they offer), query (runs the SQL), open_store
what indicators are: register, definition, funnel, unclaimed
what each place tells of them: telling, answers (in words, too), progress, history
places held against others: sums, comparison, peers, regions, ranking
what stands first: overview, standing, attention, scorecard
what is owed: coverage, todo, received
what the reports hold: sources, figure_search, narratives, contradictions, reports, catalogue, districts
what things are called: agencies, marks, measure_names, thai
"""
