package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.kernel.PartyId;

class NodeSettingsTest {

    @TempDir
    Path dir;

    @Test
    void namesTheFileWhenThereIsNone() {
        assertThatThrownBy(() -> NodeSettings.read(dir))
                .isInstanceOf(CommandFailure.Usage.class)
                .hasMessageContaining(dir.resolve("node.properties").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            prt=VN                                       | party: expected the code of your party
            party=VN\\nprt=VN                            | unknown key prt; the keys are
            party=vietnam                                | party id
            party=VN\\nweb.port=web                      | web.port: expected a port number, found web
            party=VN\\nweb.port=65536                    | web.port: expected a port from 0 to 65535, found 65536
            party=VN\\nmode=production                   | mode: expected run, demo or test, found production
            party=VN\\nlanguage=Vietnamese               | language: expected a code such as vi
            party=VN\\nzone=Nowhere/Land                 | Nowhere/Land
            party=VN\\nweb.behind-proxy=yes              | web.behind-proxy: expected true or false, found yes
            party=VN\\nweb.address=0.0.0.0               | web.address: 0.0.0.0 can be reached from other machines
            party=VN\\nweb.certificate=a.pem             | web.certificate and web.key: expected both or neither
            party=VN\\ndatabase.password=s3cret          | database.url: expected
            party=VN\\ndatabase.url=jdbc:mysql://h/d     | expected a database address jdbc:postgresql
            """)
    void refusesWhatItDoesNotUnderstandNamingFileAndKey(String content, String message) throws IOException {
        write(content.replace("\\n", "\n"));

        assertThatThrownBy(() -> NodeSettings.read(dir))
                .isInstanceOf(CommandFailure.Usage.class)
                .hasMessageStartingWith(dir.resolve("node.properties") + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void hasSafeDefaults() throws IOException {
        write("party=KH\n");

        assertThat(NodeSettings.read(dir))
                .isEqualTo(new NodeSettings(
                        dir,
                        NodeMode.RUN,
                        new PartyId("KH"),
                        "en",
                        ZoneId.of("Asia/Bangkok"),
                        "127.0.0.1",
                        8401,
                        "127.0.0.1",
                        8411,
                        URI.create("https://127.0.0.1:8411"),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Map.of()));
    }

    @Test
    void readsEveryKey() throws IOException {
        write("""
                party=VN
                mode=demo
                language=vi
                zone=Asia/Ho_Chi_Minh
                web.address=0.0.0.0
                web.port=443
                web.certificate=web.pem
                web.key=web.key
                web.behind-proxy=false
                feed.address=10.0.0.1
                feed.port=8500
                feed.url=https://feed.example:9000
                database.url=jdbc:postgresql://db/tripoint
                database.user=node
                database.password=s3cret
                name.vi=Việt Nam
                name.en=Viet Nam
                """);

        NodeSettings settings = NodeSettings.read(dir);

        assertThat(settings.feedUrl()).isEqualTo(URI.create("https://feed.example:9000"));
        assertThat(settings.names()).isEqualTo(Map.of("vi", "Việt Nam", "en", "Viet Nam"));
        assertThat(settings.webTls()).contains(new NodeSettings.WebTls(dir.resolve("web.pem"), dir.resolve("web.key")));
        assertThat(settings.database())
                .contains(new DatabaseAddress("jdbc:postgresql://db/tripoint", "node", "s3cret"));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    private void write(String content) throws IOException {
        Files.writeString(dir.resolve(NodeSettings.FILE), content);
    }
}
