"""What runs: the machines, the masking, the desk and everything that checks, tells and draws them."""
