"""What there is evidence for: the ledger, what is traced to which clause, and results kept by what they rest on."""
