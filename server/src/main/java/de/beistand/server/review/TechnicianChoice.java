package de.beistand.server.review;

/// A technician to choose in the filter.
public record TechnicianChoice(long id, String name) {}
