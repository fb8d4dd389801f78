package org.tripoint.access.web;

/// One token, without its secret.
public record TokenRow(String id, String name, String words) {}
