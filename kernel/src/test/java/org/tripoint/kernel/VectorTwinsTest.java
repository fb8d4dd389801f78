package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// An invalid vector proves something only if its twin is valid and nothing but the one change stands between them.
class VectorTwinsTest {

    private static final int AT_LEAST = 45;

    private final Map<String, Vector> vectors = VectorFolder.files().stream()
            .map(path -> Vector.ofFile(path, StrictJson.read(VectorFolder.octets(path))))
            .collect(Collectors.toMap(Vector::path, Function.identity()));

    @Test
    void fileNamesSayKindAndVerdict() {
        assertThat(vectors.keySet()).containsExactlyInAnyOrderElementsOf(VectorFolder.files());
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void everyInvalidVectorDiffersFromAValidTwinInOneMember() {
        List<Vector> invalid =
                vectors.values().stream().filter(vector -> !vector.valid()).toList();

        assertThat(invalid).allSatisfy(vector -> {
            assertThat(vectors).containsKey(vector.twin());
            Vector twin = Objects.requireNonNull(vectors.get(String.valueOf(vector.twin())));
            assertThat(twin.valid()).isTrue();
            assertThat(twin.kind()).isEqualTo(vector.kind());
            assertThat(vector.change()).isNotBlank();
            assertThat(differences(twin.input(), vector.input())
                            + differences(twin.trusted(), vector.trusted())
                            + (Objects.equals(twin.now(), vector.now()) ? 0 : 1))
                    .as("changes of %s", vector.path())
                    .isEqualTo(1);
        });
    }

    private static int differences(ObjectNode twin, ObjectNode changed) {
        TreeSet<String> names = new TreeSet<>(twin.propertyNames());
        names.addAll(changed.propertyNames());
        return (int) names.stream()
                .filter(name -> !twin.path(name).equals(changed.path(name)))
                .count();
    }
}
