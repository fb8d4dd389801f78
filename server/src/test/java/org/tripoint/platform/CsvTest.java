package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    @Test
    void readsQuotedCellsAndCountsTheirLines() throws IOException {
        var table = read("\uFEFFid,name\r\na,\"one, \"\"two\"\"\nthree\"\r\n\r\nb, four \n");

        assertThat(table.columns()).containsExactly("id", "name");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().getFirst().get("name")).isEqualTo("one, \"two\"\nthree");
        assertThat(table.rows().getLast().line()).isEqualTo(5);
        assertThat(table.rows().getLast().get("name")).isEqualTo("four");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', expected the names",
                "'a,a', stands twice",
                "'a,b|1', line 2: expected 2 cells",
                "'a,b|1,\"2', line 2: a quoted cell is not closed",
                "'a,b|\"1\"x,2', line 2: expected a comma",
            })
    void namesTheLineThatIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('|', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void tellsAnEmptyCellFromAColumnThatIsNotThere() throws IOException {
        var row = read("a,b\n1, \n").rows().getFirst();

        assertThat(row.find("b")).isEmpty();
        assertThatThrownBy(() -> row.get("b")).hasMessageContaining("line 2").hasMessageContaining("column b");
        assertThatThrownBy(() -> row.find("c")).hasMessageContaining("no column c");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var stream = new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF});

        assertThatThrownBy(() -> Csv.read(stream)).hasMessageContaining("UTF-8");
    }

    private static Csv read(String text) throws IOException {
        return Csv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
