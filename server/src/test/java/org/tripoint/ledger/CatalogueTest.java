package org.tripoint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
            FieldKind.RECORD);

    static Stream<TypeDefinition> typesThatReport() {
        return CATALOGUE.list().stream()
                .filter(type -> type.crossing() == Crossing.ARTICLE || type.crossing() == Crossing.DANGER_TO_LIFE);
    }

    static Stream<TypeDefinition> allTypes() {
        return CATALOGUE.list().stream().filter(type -> type.crossing() != Crossing.NEVER);
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
