package org.tripoint.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Sha256;
import org.tripoint.platform.Blobs;
import org.tripoint.platform.Job;
import org.tripoint.platform.JobHandler;

/// Ends the time that an uploaded file waits for its record: it is removed where no record refers to it.
@Component
class UnusedUploads implements JobHandler {

    static final String KIND = "ledger.unused-upload";

    private final Blobs blobs;
    private final JdbcClient jdbc;

    UnusedUploads(Blobs blobs, JdbcClient jdbc) {
        this.blobs = blobs;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        Sha256 hash = new Sha256(job.key());
        jdbc.sql("delete from ledger.upload where hash = :hash")
                .param("hash", hash.octets())
                .update();
        boolean used = jdbc.sql("select exists (select from ledger.attachment where hash = :hash)")
                .param("hash", hash.octets())
                .query(Boolean.class)
                .single();
        if (!used) {
            blobs.delete(hash);
        }
    }
}
