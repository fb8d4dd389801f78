package org.tripoint.access.web;

/// One role that may be ticked.
public record RoleChoice(String value, String label, boolean chosen) {}
