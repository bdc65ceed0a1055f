"""Accumulation: adding up credit to a qualification by its rules of combination, exactly and with reasons."""
