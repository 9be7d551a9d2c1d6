"""The platform of the two « aller vers » training modules."""
