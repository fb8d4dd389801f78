package org.tripoint.web;

/// A page above the one that is open.
public record Crumb(String label, String path) {}
