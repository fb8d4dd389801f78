package org.tripoint.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripoint.access.UnitLevel;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.language.Language;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.Rebuild;

class UnitsDatabaseTest {

    private static final PartyId VN = new PartyId("VN");
    private static final PartyId KH = new PartyId("KH");
    private static final UnitRef TUY_DUC = UnitRef.parse("VN/vn-tuy-duc");
    private static final UnitRef COMPANY = UnitRef.parse("KH/kh-company-1");

    private static TestNode vn;
    private static Units units;

    /// Viet Nam's node with the units of Cambodia as they come over the feed, and none of Laos.
    @BeforeAll
    static void load() throws IOException {
        vn = TestNode.start("VN", "org.tripoint.registry");
        units = vn.get(Units.class);
        loadDemo("vn", vn);
        try (var kh = TestNode.start("KH", "org.tripoint.registry")) {
            loadDemo("kh", kh);
            long index = 0;
            for (var record : kh.get(Ledger.class).listFrom(1)) {
                vn.get(Ledger.class).receive(record.signed(), new Origin.Received(KH, Lane.CONTROL, 0, index++));
            }
        }
    }

    @AfterAll
    static void close() {
        vn.close();
    }

    private static void loadDemo(String folder, TestNode node) throws IOException {
        Files.copy(Path.of("../demo", folder, "units.csv"), node.dir().resolve(OwnRegistry.FILE));
        node.get(OwnRegistry.class).load();
    }

    @Test
    void knowsTheTreeOfEachDay() {
        var command = UnitRef.parse("VN/vn-lam-dong-command");

        assertThat(units.get(TUY_DUC).findParent()).contains(command.unit());
        assertThat(units.find(TUY_DUC, LocalDate.of(2025, 6, 30)).orElseThrow().findParent())
                .contains(new UnitId("vn-dak-nong-command"));
        assertThat(units.listBelow(command)).containsExactly(command.unit(), TUY_DUC.unit());
        assertThat(units.list(VN)).first().extracting(Unit::level).isEqualTo(UnitLevel.CENTRE);
        assertThat(units.list(VN)).extracting(Unit::id).doesNotContain(new UnitId("vn-dak-nong-command"));
    }

    @Test
    void followsAUnitToItsSuccessors() {
        assertThat(units.listCurrent(UnitRef.parse("VN/vn-dak-nong-command")))
                .extracting(Unit::id)
                .containsExactly(new UnitId("vn-lam-dong-command"));
        assertThat(units.listCurrent(TUY_DUC)).extracting(Unit::ref).containsExactly(TUY_DUC);
    }

    @Test
    void showsAUnitThatIsNoMoreAsItLastWas() {
        var dissolved = units.get(UnitRef.parse("VN/vn-quang-nam-command"));

        assertThat(dissolved.validity().to()).isEqualTo("2025-06-30");
        assertThat(units.name(dissolved.ref(), new Language("vi"))).contains("Quảng Nam");
    }

    @Test
    void confirmsFacingWhenBothSidesSaySo() {
        assertThat(units.listFacing(TUY_DUC)).containsExactly(new Facing(COMPANY, true, true));
        assertThat(units.listConfirmedFacing(TUY_DUC, KH)).extracting(Unit::ref).containsExactly(COMPANY);
        assertThat(units.listConfirmedFacing(COMPANY, VN)).extracting(Unit::ref).containsExactly(TUY_DUC);
    }

    @Test
    void doesNotConfirmFacingThatOnlyOneSideClaims() {
        var aXan = UnitRef.parse("VN/vn-a-xan");
        var border = UnitRef.parse("LA/la-company-534");

        assertThat(units.listFacing(aXan)).containsExactly(new Facing(border, true, false));
        assertThat(units.listFacing(border)).containsExactly(new Facing(aXan, false, true));
        assertThat(units.listConfirmedFacing(aXan, border.party())).isEmpty();
    }

    @Test
    void readsANeighboursUnitAsItsOwnerNamesIt() {
        assertThat(units.name(COMPANY, new Language("vi"))).isEqualTo("Đại đội 1, Tiểu đoàn 2");
        assertThat(units.name(COMPANY, new Language("fr"))).isEqualTo("Company 1 of Battalion 2");
        assertThat(units.name(UnitRef.parse("LA/la-company-534"), new Language("vi")))
                .isEqualTo("la-company-534");
        assertThat(units.findAnywhere(COMPANY.unit()).orElseThrow().party()).isEqualTo(KH);
        assertThat(vn.get(Services.class)
                        .find(KH, new ServiceId("armed-forces"))
                        .orElseThrow()
                        .kind())
                .isEqualTo("armed-forces");
        assertThat(units.listAt(KH, new SectorId("KH-VN/1"), UnitLevel.POST))
                .extracting(unit -> unit.id().value())
                .containsExactly("kh-battalion-2", "kh-company-1");
    }

    @Test
    void findsUnitsByAnySpelling() {
        assertThat(units.search("tuy duc")).extracting(Unit::ref).containsExactly(TUY_DUC);
        assertThat(units.search("Ratanakkiri")).extracting(Unit::party).containsExactly(KH);
        assertThat(units.search("វរសេនាតូចទី 2")).hasSize(2);
    }

    @Test
    void gainsTheSameRowsFromARebuild() {
        assertThat(vn.get(Rebuild.class).run().differing()).isEmpty();
    }
}
