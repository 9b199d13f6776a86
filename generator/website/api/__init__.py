"""The open API: what the files under `/api/v1/` hold, and the models that they follow."""
