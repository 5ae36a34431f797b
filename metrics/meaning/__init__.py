"""The tables and views of meaning that a store carries, made once when it is written."""
