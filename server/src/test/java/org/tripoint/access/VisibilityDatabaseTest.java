package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.tripoint.fixture.TestDatabase;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;

/// The predicate against real rows. Each row is named by what it is.
class VisibilityDatabaseTest {

    private static final UnitScope SCOPE = new UnitScope() {

        private final Map<UnitId, Set<String>> below =
                Map.of(new UnitId("vn-lam-dong-command"), Set.of("vn-lam-dong-command", "vn-tuy-duc", "vn-bu-gia-map"));

        @Override
        public Set<UnitId> subtree(UnitId unit) {
            return below.getOrDefault(unit, Set.of(unit.value())).stream()
                    .map(UnitId::new)
                    .collect(Collectors.toSet());
        }

        @Override
        public Set<SectorId> sectors(UnitId unit) {
            return switch (unit.value()) {
                case "vn-tuy-duc" -> Set.of(new SectorId("KH-VN/1"));
                case "vn-lam-dong-command" -> Set.of(new SectorId("KH-VN/1"), new SectorId("KH-VN/2"));
                default -> Set.of();
            };
        }

        @Override
        public List<Known> list() {
            return List.of();
        }
    };

    private static TestDatabase database;
    private static Visibility visibility;
    private static long position;

    @BeforeAll
    static void load() {
        database = TestDatabase.create();
        visibility = visibility(SCOPE);
        insert("own-flood", "flood.reported", "VN", "vn-tuy-duc", null);
        insert("sister-flood", "flood.reported", "VN", "vn-bu-gia-map", "KH-VN/2");
        insert("far-flood", "flood.reported", "VN", "vn-a-xan", "LA-VN/1");
        insert("facing-flood", "flood.reported", "KH", "kh-company-1", "KH-VN/1");
        insert("foreign-namesake", "flood.reported", "KH", "vn-tuy-duc", null);
        insert("marker", "marker.surveyed", "VN", "vn-a-xan", "LA-VN/1");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Visibility visibility(@Nullable UnitScope scope) {
        var beans = new DefaultListableBeanFactory();
        if (scope != null) {
            beans.registerSingleton("scope", scope);
        }
        return new Visibility(beans.getBeanProvider(UnitScope.class), List.of("marker.surveyed"));
    }

    private static void insert(String name, String type, String party, String unit, @Nullable String sector) {
        database.jdbc()
                .sql("""
                        insert into ledger.record (position, hash, id, subject, type, version, party, service, unit, office,
                          time, sector, payload, open, search, appended)
                        values (:position, :hash, :id, :id, :type, 1, :party, 'border-guard', :unit, 'duty-officer',
                          now(), :sector, '', '{}', :name, now())""")
                .param("position", ++position)
                .param(
                        "hash",
                        Sha256.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .octets())
                .param("id", UUID.randomUUID())
                .param("type", type)
                .param("party", party)
                .param("unit", unit)
                .param("sector", sector)
                .param("name", name)
                .update();
    }

    private static Set<String> seen(Viewer viewer) {
        return seen(visibility.of(viewer));
    }

    private static Set<String> seen(Visibility.Predicate predicate) {
        return database.jdbc()
                .sql("select r.search from ledger.record r where " + predicate.sql() + " and r.position > 0")
                .params(predicate.params())
                .query(String.class)
                .set();
    }

    @Test
    void aPostSeesWhatItMadeAndItsSectors() {
        for (Role role : List.of(Role.OFFICER, Role.COMMANDER, Role.LIAISON)) {
            assertThat(seen(TestViewers.of("vn-tuy-duc", UnitLevel.POST, role)))
                    .containsExactlyInAnyOrder("own-flood", "facing-flood");
        }
    }

    @Test
    void aProvinceSeesTheUnitsBelowItAndTheirSectors() {
        assertThat(seen(TestViewers.of("vn-lam-dong-command", UnitLevel.PROVINCE, Role.COMMANDER)))
                .containsExactlyInAnyOrder("own-flood", "sister-flood", "facing-flood");
    }

    @Test
    void aUnitOfAnotherPartyWithTheSameIdIsNotOurs() {
        assertThat(seen(TestViewers.officer())).doesNotContain("foreign-namesake");
    }

    @Test
    void headquartersAuditorAndDataProtectionSeeEverything() {
        for (Role role : List.of(Role.HEADQUARTERS, Role.AUDITOR, Role.PROTECTION)) {
            assertThat(seen(TestViewers.of("vn-bg-command", UnitLevel.CENTRE, role)))
                    .hasSize(6);
        }
    }

    @Test
    void theCommissionSeesTheBoundaryOnly() {
        assertThat(seen(TestViewers.of("vn-bg-command", UnitLevel.CENTRE, Role.COMMISSION)))
                .containsExactly("marker");
    }

    @Test
    void anAdministratorSeesNoRecord() {
        assertThat(seen(TestViewers.of("vn-tuy-duc", UnitLevel.POST, Role.ADMIN)))
                .isEmpty();
    }

    @Test
    void severalRolesSeeWhatAnyOfThemMay() {
        assertThat(seen(TestViewers.of("vn-tuy-duc", UnitLevel.POST, Role.OFFICER, Role.COMMISSION, Role.ADMIN)))
                .containsExactlyInAnyOrder("own-flood", "facing-flood", "marker");
    }

    @Test
    void withoutARegistryAUnitIsAlone() {
        var predicate = visibility(null).of(TestViewers.of("vn-lam-dong-command", UnitLevel.PROVINCE, Role.OFFICER));

        assertThat(seen(predicate)).isEmpty();
        assertThat(seen(visibility(null).of(TestViewers.officer()))).containsExactly("own-flood");
    }
}
