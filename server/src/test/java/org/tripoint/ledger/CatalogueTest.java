package org.tripoint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.TypeDefinition.Crossing;

/// The rules of rights and data that the catalogue of types itself keeps.
class CatalogueTest {

    private static final Catalogue CATALOGUE = new Catalogue();

    /// Kinds of field that cannot hold the name, the face or the school of a person.
    private static final Set<FieldKind> CLOSED = Set.of(
            FieldKind.CODE,
            FieldKind.QUANTITY,
            FieldKind.COUNT,
            FieldKind.TIME,
            FieldKind.DATE,
            FieldKind.POSITION,
            FieldKind.PLACE,
            FieldKind.BOOLEAN,
            FieldKind.IDENTIFIER,
            FieldKind.UNIT,
            FieldKind.RECORD);

    static Stream<TypeDefinition> typesThatReport() {
        return CATALOGUE.list().stream()
                .filter(type -> type.crossing() == Crossing.ARTICLE || type.crossing() == Crossing.DANGER_TO_LIFE);
    }

    static Stream<TypeDefinition> allTypes() {
        return CATALOGUE.list().stream().filter(type -> type.crossing() != Crossing.NEVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"religion", "ethnic-group", "political-opinion", "asylum-seeker", "fingerprint", "dna-sample"})
    void refusesAListOfCodesThatSpeaksOfWhatIsForbidden(String code) {
        assertThatThrownBy(() -> ForbiddenCategories.requireNone("appearance", Set.of("tall", code)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed catalogue");
    }

    @Test
    void refusesATypeThatSpeaksOfWhatIsForbidden() {
        assertThatThrownBy(() -> ForbiddenCategories.requireNone(type("belief.recorded", "", "count")))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"free-text", "text", "attachments"})
    void refusesWordsAndPicturesInATypeOnVictimsMinorsOrProtection(String kind) {
        assertThat(type("victims.counted", "\"vulnerable\":true,", "count").vulnerable())
                .isTrue();
        assertThatThrownBy(() -> type("victims.counted", "\"vulnerable\":true,", kind))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hasNoWordsAndNoPicturesWhereItSpeaksOfVictimsMinorsOrProtection() {
        assertThat(CATALOGUE.list())
                .filteredOn(TypeDefinition::vulnerable)
                .extracting(type -> type.type().name())
                .contains(
                        "trafficking.suspected",
                        "migrants.smuggled",
                        "crossing.recorded",
                        "person.missing",
                        "protection.recorded");
        assertThat(CATALOGUE.list())
                .filteredOn(type -> type.fields()
                        .anyMatch(field -> Set.of("minors", "victims", "ageBand", "screening", "asking")
                                .contains(field.name())))
                .allMatch(TypeDefinition::vulnerable);
    }

    @Test
    void hasNoCrossingOutsideAGateWithoutItsScreening() {
        assertThat(CATALOGUE
                        .getNewest("crossing.recorded")
                        .findSection("screening")
                        .orElseThrow())
                .satisfies(section -> {
                    assertThat(section.stays()).isTrue();
                    assertThat(section.fields()).singleElement().matches(FieldDefinition::required);
                });
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "4,true", "5,false", "120,false"})
    void keepsCountsByWhichEachPersonCouldBeTold(long count, boolean stays) {
        TypeDefinition.Section victims = CATALOGUE
                .getNewest("trafficking.suspected")
                .findSection("victims")
                .orElseThrow();

        assertThat(victims.keeps(StrictJson.read("{\"victims\":" + count + "}")))
                .isEqualTo(stays);
    }

    @ParameterizedTest
    @CsvSource({
        "51A-123.45,true",
        "ກຂ 1234,true",
        "ភ្នំពេញ 2A-1234,true",
        "Nguyen Van An,false",
        "1,false",
        "Nguyen 1975 An,false",
        "<b>12</b>,false"
    })
    void takesPlatesAndNumbersForIdentifiersAndNoNames(String text, boolean sound) {
        TypeDefinition protection = CATALOGUE.getNewest("protection.recorded");
        var event = StrictJson.read("{\"at\":\"2026-11-24T22:50:00.000Z\",\"paper\":[\"" + text + "\"]}");

        assertThat(CATALOGUE.check(protection, Map.of("event", event, "persons", StrictJson.read("{\"asking\":1}"))))
                .extracting(FieldError::code)
                .isEqualTo(sound ? List.of() : List.of("not-identifier"));
    }

    private static TypeDefinition type(String name, String more, String kind) {
        return TypeDefinition.read(StrictJson.read("""
                {"type":"%s","version":1,"lane":"routine","crosses":"article",%s
                 "sections":[{"name":"event","fields":[{"name":"thing","kind":"%s"}]}]}""".formatted(name, more, kind)));
    }

    @ParameterizedTest
    @MethodSource("allTypes")
    void keepsFreeTextInASectionOfItsOwn(TypeDefinition type) {
        assertThat(type.sections())
                .filteredOn(section -> section.has(FieldKind.FREE_TEXT))
                .allSatisfy(section -> {
                    assertThat(section.fields()).hasSize(1);
                    assertThat(section.needsSecondPerson()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("allTypes")
    void givesEveryPhotographAPlaceThatStays(TypeDefinition type) {
        boolean crosses = type.sections().stream().anyMatch(s -> s.has(FieldKind.ATTACHMENTS) && !s.stays());
        boolean stays = type.sections().stream().anyMatch(s -> s.has(FieldKind.ATTACHMENTS) && s.stays());
        assertThat(stays).isEqualTo(crosses);
    }

    /// So no name, no face and no school of a minor, nor of anybody else, has a field to be put into.
    @ParameterizedTest
    @MethodSource("typesThatReport")
    void hasNoFieldForANameInAnythingThatCrossesByItself(TypeDefinition type) {
        assertThat(type.sections())
                .filteredOn(section -> !section.stays() && !section.needsSecondPerson())
                .filteredOn(section -> !section.has(FieldKind.ATTACHMENTS))
                .flatExtracting(TypeDefinition.Section::fields)
                .extracting(FieldDefinition::kind)
                .allMatch(CLOSED::contains);
    }
}
