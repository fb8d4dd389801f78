package org.tripoint.access.web;

/// One browser that is signed in.
///
/// @param browser as it names itself; empty where it does not
/// @param own whether it is the one that this page is in
public record SessionRow(String id, String browser, String words, boolean own) {}
