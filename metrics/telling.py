"""What the register claims of the figures: one telling for each indicator, period and office."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

from metrics.contradictions import use_doubted
from metrics.query import derive, query
from metrics.register import Claimed, claimed_by, indicators


def use_tellings(cursor: DuckDBPyConnection) -> None:
    """Let the cursor's next SQL read `telling`, the answer of telling.sql.

    indicator is its position in the register; agency is empty where a province or the nation as a whole is spoken of,
    and provinces where is_national.
    """
    use_doubted(cursor)
    derive(cursor, "telling", _claims)


def _claims(cursor: DuckDBPyConnection) -> dict[str, list[Any]]:
    """Return what the register claims of the measures in the store, as parallel lists."""
    measures = query(cursor, "measures")
    claims: list[Claimed] = [claim for row in measures.itertuples(index=False, name=None) for claim in claimed_by(*row)]
    positions = {indicator.indicator_id: position for position, indicator in enumerate(indicators())}
    return {
        "claim_indicators": [positions[claim.indicator_id] for claim in claims],
        "claim_formulas": [indicators()[positions[claim.indicator_id]].formula for claim in claims],
        "claim_parts": [claim.part for claim in claims],
        "claim_ranks": [claim.rank for claim in claims],
        "claim_themes": [claim.theme for claim in claims],
        "claim_measures": [claim.measure for claim in claims],
        "claim_roles": [claim.role for claim in claims],
        "claim_units": [claim.unit for claim in claims],
        "claim_kinds": [claim.kind for claim in claims],
    }
