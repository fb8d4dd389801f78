package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordVectorsTest {

    @BeforeAll
    static void write() {
        if (VectorFolder.isToBeWritten()) {
            generated().forEach(VectorFolder::write);
        }
    }

    static List<Vector> generated() {
        List<Vector> all = new ArrayList<>(RecordVectors.list());
        all.addAll(KeySetVectors.list());
        return all;
    }

    static List<Vector> files() {
        return VectorFolder.list(RecordVectorJudge.KINDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void judgesAsExpected(Vector vector) {
        assertThat(RecordVectorJudge.judge(vector)).isEqualTo(vector.expected());
    }

    @Test
    void filesAreThoseThatAreGenerated() {
        List<Vector> generated = generated();

        assertThat(files().stream().map(Vector::path).toList())
                .containsExactlyInAnyOrderElementsOf(
                        generated.stream().map(Vector::path).toList());
        assertThat(generated)
                .allSatisfy(vector -> assertThat(VectorFolder.read(vector)).isEqualTo(VectorFolder.text(vector)));
    }

    @Test
    void everyRefusalHasAVector() {
        Set<String> refused = files().stream()
                .filter(vector -> !vector.valid())
                .map(Vector::verdict)
                .collect(Collectors.toSet());

        assertThat(refused)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RefusalCode.values())
                        .map(RefusalCode::code)
                        .toList());
    }
}
