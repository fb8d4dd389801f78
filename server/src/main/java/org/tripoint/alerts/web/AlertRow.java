package org.tripoint.alerts.web;

/// One alert of the list, ready to read.
///
/// @param taken whether somebody took it in charge
/// @param escalated how far up it went; empty where it stayed
public record AlertRow(
        String party, String sentence, String path, String when, boolean drill, boolean taken, String escalated) {}
