package org.tripoint.platform;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ed25519 in native code where the platform has it: it signs some fifty times and verifies some sixteen times as fast
/// as the JDK's own. Elsewhere the JDK's own serves, with the same results.
public final class FastSignatures {

    private static final Logger LOG = LoggerFactory.getLogger(FastSignatures.class);

    private FastSignatures() {}

    /// Makes it the first provider of this process. Said twice, it is done once.
    public static void install() {
        Throwable obstacle = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (obstacle == null) {
            AmazonCorrettoCryptoProvider.install();
        } else {
            LOG.info("signatures are made by the Java platform itself: {}", obstacle.getMessage());
        }
    }
}
