"""Reading under damage: mutated documents, and properties that hold for any text."""
