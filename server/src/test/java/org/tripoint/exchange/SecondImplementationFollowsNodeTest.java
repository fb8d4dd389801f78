package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.ledger.TlsIdentity;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A follower written from docs/spec in another language, with the TLS key of KH, follows the feed of a running node
/// of VN from its first leaf and finds nothing to refuse. Needs Node.js 20 on the path.
class SecondImplementationFollowsNodeTest {

    private static final int SECONDS = 60;
    private static final String UNIT = "vn-tuy-duc";

    @TempDir
    private Path folder;

    private final ThreeNodes nodes = new ThreeNodes();

    @BeforeEach
    void exchange() {
        LedgerRecord flood = ThreeNodes.reportFlood(nodes.vn(), UNIT);
        nodes.memorandum();
        LedgerRecord seizure = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        nodes.vn()
                .get(Release.class)
                .release(
                        seizure.hash(),
                        nodes.kh().party(),
                        Set.of("event"),
                        nodes.vn().head(UNIT));
        until("KH has both reports", () -> has(nodes.kh(), flood.hash()) && has(nodes.kh(), seizure.hash()));
        FeedOrigin back = new FeedOrigin(nodes.kh().party(), nodes.vn().party(), Lane.CONTROL, 1);
        until("KH has a receipt", () -> nodes.kh().get(Logs.class).get(back).receiptSize() > 0);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void findsNothingToRefuseInTheFeedOfARunningNode() throws IOException, InterruptedException {
        TlsIdentity tls = nodes.kh().get(NodeKeys.class).tls();
        String output = follow(
                "--trust",
                write("trust.json", StrictJson.write(trust())),
                "--cert",
                pem("cert.pem", "CERTIFICATE", encoded(tls)),
                "--key",
                pem("key.pem", "PRIVATE KEY", tls.secret().getEncoded()),
                "--now",
                nodes.kh().clock().instant().toString(),
                "https://127.0.0.1:" + nodes.vn().feedPort() + "/to/KH");

        assertThat(output)
                .matches("2 logs, [1-9][0-9]* leaves, [1-9][0-9]* records, 0 attachments, 2 receipts, 0 problems");
    }

    private ObjectNode trust() {
        ObjectNode trust =
                JsonNodeFactory.instance.objectNode().put("self", "KH").put("from", "VN");
        ObjectNode keySets = trust.putObject("keySets");
        for (var node : List.of(nodes.vn(), nodes.la(), nodes.kh())) {
            keySets.putArray(node.party().value())
                    .add(node.get(NodeKeys.class).keySet().compact());
        }
        return trust;
    }

    private static byte[] encoded(TlsIdentity tls) {
        try {
            return tls.certificate().getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String pem(String name, String kind, byte[] der) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + kind + "-----\n";
        return write(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static String follow(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node", Path.of("..", "vectors", "checker", "follow.mjs").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
