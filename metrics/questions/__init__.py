"""What pages, workbooks and files ask of a store: a function, its SQL beside it.

what can be asked for: choices
what indicators are: definition, funnel, unclaimed, trial
what each place tells of them: answers (in words, too), progress, history
places held against others: sums, comparison, peers, regions, ranking
what stands first: overview, standing, attention, scorecard
what is owed: coverage, todo, received
what the reports hold: sources, figure_search, narratives, contradictions, reports, catalogue, districts
"""
