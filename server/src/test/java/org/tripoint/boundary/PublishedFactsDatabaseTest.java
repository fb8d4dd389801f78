package org.tripoint.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Rebuild;
import org.tripoint.ledger.Sentences;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.registry.Provinces;

class PublishedFactsDatabaseTest {

    private static TestNode node;

    @BeforeAll
    static void load() {
        node = TestNode.start("LA", "org.tripoint.registry", "org.tripoint.boundary");
        assertThat(node.get(FactReports.class).load()).isEqualTo(85);
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void areReportedOnce() {
        assertThat(node.get(FactReports.class).load()).isZero();
    }

    @Test
    void areSignedByTheNodeAndNeverCross() {
        assertThat(records()).allSatisfy(record -> {
            assertThat(record.isOwn()).isTrue();
            assertThat(record.party()).isEqualTo(new PartyId("LA"));
            assertThat(record.header().office().value()).isEqualTo("node");
            assertThat(node.get(Catalogue.class).get(record.type()).crossing())
                    .isEqualTo(TypeDefinition.Crossing.NEVER);
        });
    }

    @Test
    void keepTheirHedgeAndTheirSource() {
        var examined = node.get(PublishedFacts.class).find("F04").orElseThrow();

        assertThat(examined.findQualifier()).contains("nearly");
        assertThat(examined.findValue()).contains("3200");
        assertThat(examined.publisher()).startsWith("Baobienphong");
        assertThat(examined.giver()).containsExactly(new PartyId("VN"));
    }

    @Test
    void showNoFigureAsNone() {
        assertThat(node.get(PublishedFacts.class).find("F08").orElseThrow().findValue())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F04 | en | medical visit (KH, LA, VN): people examined: nearly 3200 (person). Source: Baobienphong (Vietnam) (2024?).",
                "F06 | vi | đỡ đầu học sinh (KH, VN): học sinh được đỡ đầu: đúng 100 (người). Nguồn: Baobienphong (Vietnam) (2024?).",
                "F08 | km | ការផ្លាស់ប្ដូរព័ត៌មាន (KH, LA, VN)៖ គ្មានតួលេខដែលបានផ្សព្វផ្សាយទេ។ ប្រភព៖ Baobienphong (Vietnam) (2024?)។",
            })
    void readAsASentenceInTheReadersLanguage(String fact, String language, String sentence) {
        var record = records().stream()
                .filter(each -> each.get("fact", "fact").asString().equals(fact))
                .findFirst()
                .orElseThrow();
        var texts = new Texts(Catalogues.onClassPath(), new Language(language), ZoneId.of("Asia/Vientiane"));

        assertThat(node.get(Sentences.class).of(record, texts)).isEqualTo(sentence);
    }

    @Test
    void gainTheSameRowsFromARebuild() {
        assertThat(node.get(Rebuild.class).run().differing()).isEmpty();
    }

    @Test
    void standBesideGatesInProvincesThatAreKnown() {
        var provinces = node.get(Provinces.class);
        for (var crossing : node.get(Crossings.class).list()) {
            for (var gate : crossing.gates()) {
                assertThat(provinces
                                .get(gate.province(), LocalDate.of(2026, 11, 25))
                                .party())
                        .isEqualTo(gate.party());
            }
        }
    }

    private static List<LedgerRecord> records() {
        return node.get(Ledger.class).listNewest("r.type = 'fact.published'", Map.of(), 500);
    }
}
