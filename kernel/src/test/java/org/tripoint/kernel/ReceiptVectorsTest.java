package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripoint.kernel.proof.ReceiptJudge;
import org.tripoint.kernel.proof.ReceiptRefusal;
import org.tripoint.kernel.proof.ReceiptVerdict;
import tools.jackson.databind.node.ObjectNode;

class ReceiptVectorsTest {

    @BeforeAll
    static void write() {
        if (VectorFolder.isToBeWritten()) {
            ReceiptVectors.list().forEach(VectorFolder::write);
        }
    }

    static List<Vector> files() {
        return VectorFolder.list(Set.of(ReceiptVectors.KIND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void judgesAsExpected(Vector vector) {
        assertThat(judge(vector)).isEqualTo(vector.expected());
    }

    private static ObjectNode judge(Vector vector) {
        Map<PartyId, Kid> roots = new HashMap<>();
        vector.trusted()
                .required("roots")
                .properties()
                .forEach(root -> roots.put(
                        new PartyId(root.getKey()), new Kid(root.getValue().asString())));
        byte[] file = vector.input().required("file").asString().getBytes(StandardCharsets.UTF_8);
        return switch (new ReceiptJudge(roots).judge(file)) {
            case ReceiptVerdict.Verified verified ->
                Handmade.object()
                        .put("verdict", "verified")
                        .put("record", verified.record().hash().hex())
                        .put("index", String.valueOf(verified.index()))
                        .put("size", String.valueOf(verified.size()))
                        .put("received", Timestamp.format(verified.received()))
                        .put(
                                "decision",
                                verified.decision()
                                        .map(decision -> decision.hash().hex())
                                        .orElse(null));
            case ReceiptVerdict.Refused refused -> Handmade.object().put("verdict", refused.code());
        };
    }

    @Test
    void filesAreThoseThatAreGenerated() {
        List<Vector> generated = ReceiptVectors.list();

        assertThat(files().stream().map(Vector::path).toList())
                .containsExactlyInAnyOrderElementsOf(
                        generated.stream().map(Vector::path).toList());
        assertThat(generated)
                .allSatisfy(vector -> assertThat(VectorFolder.read(vector)).isEqualTo(VectorFolder.text(vector)));
    }

    @Test
    void everyRefusalOfItsOwnHasAVector() {
        Set<String> refused = files().stream().map(Vector::verdict).collect(Collectors.toSet());

        assertThat(refused)
                .containsAll(Arrays.stream(ReceiptRefusal.values())
                        .map(ReceiptRefusal::code)
                        .toList());
    }
}
