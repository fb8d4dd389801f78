package org.tripoint.platform;

/// What does the jobs of one kind. A bean of this type is all that a kind needs.
public interface JobHandler {

    /// Name of the kind, unique in the node, for example `exchange.seal`.
    String kind();

    /// Does the job inside one transaction, in which the job is already removed: what the handler writes and the
    /// job's end are one. It may schedule the same job anew. An exception undoes everything and counts as a
    /// failed attempt. Keep it short: a row lock and a connection are held meanwhile.
    void run(Job job);
}
