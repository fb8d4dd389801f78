package org.tripoint.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;

class OwnScopeDatabaseTest {

    private static TestNode node;
    private static OwnScope scope;

    @BeforeAll
    static void load() throws IOException {
        node = TestNode.start("VN", "org.tripoint.registry");
        Files.copy(Path.of("../demo/vn/units.csv"), node.dir().resolve(OwnRegistry.FILE));
        node.get(OwnRegistry.class).load();
        scope = node.get(OwnScope.class);
    }

    @AfterAll
    static void close() {
        node.close();
    }

    private static Set<String> below(String unit) {
        return scope.subtree(new UnitId(unit)).stream().map(UnitId::value).collect(Collectors.toSet());
    }

    @Test
    void aPostIsAloneWithItsSectors() {
        assertThat(below("vn-tuy-duc")).containsExactly("vn-tuy-duc");
        assertThat(scope.sectors(new UnitId("vn-tuy-duc"))).containsExactly(new SectorId("KH-VN/1"));
    }

    @Test
    void aMergedProvinceHasTheWorkOfThoseThatItCarriesOn() {
        assertThat(below("vn-lam-dong-command"))
                .containsExactlyInAnyOrder("vn-lam-dong-command", "vn-dak-nong-command", "vn-tuy-duc");
    }

    @Test
    void aProvinceThatIsNoMoreHasOnlyItsOwn() {
        assertThat(below("vn-dak-nong-command")).containsExactly("vn-dak-nong-command");
    }

    @Test
    void theCentreHasAllUnitsAndSectors() {
        assertThat(below("vn-bg-command"))
                .contains("vn-tuy-duc", "vn-a-xan", "vn-quang-nam-command")
                .hasSizeGreaterThan(6);
        assertThat(scope.sectors(new UnitId("vn-bg-command")))
                .contains(new SectorId("KH-VN/1"), new SectorId("LA-VN/2"));
    }

    @Test
    void aUnitThatNobodyDeclaredIsAlone() {
        assertThat(below("vn-elsewhere")).containsExactly("vn-elsewhere");
        assertThat(scope.sectors(new UnitId("vn-elsewhere"))).isEmpty();
    }
}
