package org.tripoint.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Rebuild;
import org.tripoint.platform.CommandFailure;

class OwnRegistryDatabaseTest {

    private static final UnitRef TUY_DUC = UnitRef.parse("VN/vn-tuy-duc");

    private final TestNode vn = TestNode.start("VN", "org.tripoint.registry");
    private final OwnRegistry registry = vn.get(OwnRegistry.class);
    private final Units units = vn.get(Units.class);

    @BeforeEach
    void load() throws IOException {
        Files.copy(Path.of("../demo/vn/units.csv"), file());
        registry.load();
    }

    @AfterEach
    void close() {
        vn.close();
    }

    @Test
    void appendsNothingForAnUnchangedFile() {
        long before = count();

        assertThat(registry.load()).isZero();
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void appendsOneRecordForOneChangedLine() throws IOException {
        var lines = Files.readAllLines(file());
        lines.replaceAll(line -> line.matches("unit,vn-tuy-duc,.*2025-07-01.*") ? line.replace("CH 3", "CH 7") : line);
        Files.write(file(), lines);

        assertThat(registry.load()).isEqualTo(1);
        assertThat(units.get(TUY_DUC).contact().radio()).isEqualTo("CH 7");
        assertThat(units.find(TUY_DUC, LocalDate.of(2025, 6, 30))
                        .orElseThrow()
                        .contact()
                        .radio())
                .isEqualTo("CH 3");
    }

    @Test
    void takesNothingOfAFileWithAFault() throws IOException {
        long before = count();
        var file = vn.dir().resolve(OwnRegistry.FILE);
        Files.writeString(
                file, Files.readString(file).replace(",post,", ",hill,").replace("CH 1", "CH 9"));

        assertThatThrownBy(() -> registry.load())
                .isInstanceOf(CommandFailure.Usage.class)
                .hasMessageContaining("units.csv is not used")
                .hasMessageContaining("line 6: expected the level")
                .hasMessageContaining("line 10: expected the level");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void findsARowThatWasChangedByHand() {
        assertThat(vn.get(Rebuild.class).run().differing()).isEmpty();
        vn.database()
                .jdbc()
                .sql("update registry.unit set radio = 'CH 0' where unit = 'vn-a-xan'")
                .update();
        assertThat(vn.get(Rebuild.class).run().differing()).containsExactly("registry.unit");
        assertThat(units.get(UnitRef.parse("VN/vn-a-xan")).contact().radio()).isEqualTo("CH 5");
    }

    private Path file() {
        return vn.dir().resolve(OwnRegistry.FILE);
    }

    private long count() {
        return vn.get(Ledger.class).count("true", Map.of());
    }
}
