"""The contract between reading reports and measuring progress: records, closed lists, the store."""
