package org.tripoint.access.web;

import java.util.Optional;

/// One account in words.
public record AccountRow(
        String id, String login, String office, String unit, String roles, Optional<String> disabled) {}
