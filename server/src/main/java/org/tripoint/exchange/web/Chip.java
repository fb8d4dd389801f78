package org.tripoint.exchange.web;

import org.tripoint.web.WorkState;

/// A state in one word.
public record Chip(WorkState state, String words) {}
