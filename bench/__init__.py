"""Benchmarks anyone can run: the product beside a floor and the least live loop (`make bench`)."""
