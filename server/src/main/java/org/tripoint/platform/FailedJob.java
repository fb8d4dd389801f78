package org.tripoint.platform;

/// A job whose attempts have all failed; it stays until somebody retries it.
///
/// @param error class and message of the last failure, for an administrator
public record FailedJob(Job job, String error) {}
