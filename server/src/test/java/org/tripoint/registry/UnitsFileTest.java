package org.tripoint.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.CodeLists;
import org.tripoint.platform.Csv;

class UnitsFileTest {

    private static final String COLUMNS =
            "kind,id,service,service_kind,level,parent,name_en,name_xx,valid_from,valid_to,"
                    + "successors,province,telephone,radio,latitude,longitude,sectors,facing,example\n";
    private static final String SERVICE = "service,guard,,border-guard,,,Guard,,,,,,,,,,,,\n";
    private static final String TOP = "unit,top,guard,,centre,,Top,,2000-01-01,,,,,,,,,,\n";

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "post,a,guard,,post,,A,,2000-01-01,,,,,,,,,,             | line 4: expected the kind service or unit, found post",
                "unit,A B,guard,,post,,A,,2000-01-01,,,,,,,,,,           | line 4: expected a unit id",
                "unit,a,navy,,post,,A,,2000-01-01,,,,,,,,,,              | line 4: expected a service of this file, found navy",
                "unit,a,guard,,region,,A,,2000-01-01,,,,,,,,,,           | line 4: expected the level post, province or centre, found: region",
                "unit,a,guard,,post,nobody,A,,2000-01-01,,,,,,,,,,       | line 4: expected a parent of this file, found nobody",
                "unit,a,guard,,post,a,A,,2000-01-01,,,,,,,,,,            | line 4: the unit a stands below itself",
                "unit,a,guard,,post,,,,2000-01-01,,,,,,,,,,              | line 4: expected at least one name",
                "unit,a,guard,,post,,A,,,,,,,,,,,,                       | line 4: expected a day in the column valid_from",
                "unit,a,guard,,post,,A,,1/1/2000,,,,,,,,,,               | line 4: Text '1/1/2000' could not be parsed",
                "unit,a,guard,,post,,A,,2000-01-02,2000-01-01,,,,,,,,,   | line 4: expected an end on or after 2000-01-02",
                "unit,top,guard,,post,,A,,2001-01-01,,,,,,,,,,           | line 4: the period overlaps that of line 3",
                "unit,a,guard,,post,,A,,2000-01-01,,top,,,,,,,,          | line 4: expected a day in the column valid_to, because",
                "unit,a,guard,,post,,A,,2000-01-01,2001-01-01,b,,,,,,,,  | line 4: expected a successor of this file, found b",
                "unit,a,guard,,post,,A,,2000-01-01,,,XX-1,,,,,,,         | line 4: expected a province of the list, found XX-1",
                "unit,a,guard,,post,,A,,2000-01-01,,,KH-11,,,,,,,        | line 4: expected a province of VN, found KH-11",
                "unit,a,guard,,post,,A,,2000-01-01,,,,,,12.5,,,,         | line 4: expected latitude and longitude together",
                "unit,a,guard,,post,,A,,2000-01-01,,,,,,95,107,,,        | line 4: expected a latitude and a longitude in degrees",
                "unit,a,guard,,post,,A,,2000-01-01,,,,,,,,KH-LA/1,,      | line 4: expected a sector of VN, found KH-LA/1",
                "unit,a,guard,,post,,A,,2000-01-01,,,,,,,,,VN/b,         | line 4: expected a unit of another party",
                "unit,a,guard,,post,,A,,2000-01-01,,,,,,,,,,maybe        | line 4: expected yes or nothing in the column example",
                "service,guard,,police,,,G,,,,,,,,,,,,                   | line 4: the service guard stands in the file twice",
                "service,other,,navy,,,G,,,,,,,,,,,,                     | line 4: expected a service_kind of",
                "unit,a,guard,,post                                      | line 4: expected 19 cells, found 5",
            })
    void namesTheLineThatIsWrong(String line, String fault) throws IOException {
        assertThat(faults(SERVICE + TOP + line.strip() + "\n"))
                .anySatisfy(found -> assertThat(found).startsWith(fault));
    }

    @Test
    void findsEveryFaultInOneReading() throws IOException {
        var text = SERVICE
                + "unit,A B,guard,,post,,A,,2000-01-01,,,,,,,,,,\nunit,a,guard,,hill,,A,,2000-01-01,,,,,,,,,,\n";

        assertThat(faults(text)).hasSize(2);
    }

    @Test
    void takesThePartiesOfASectorInEitherOrder() throws IOException {
        var text = SERVICE + "unit,a,guard,,post,,A,,2000-01-01,,,,,,,,VN-KH/1 LA-VN/2,,\n";

        assertThat(read(text).units().getFirst().sectors())
                .containsExactly(new SectorId("KH-VN/1"), new SectorId("LA-VN/2"));
    }

    @Test
    void letsAUnitMoveToAnotherParent() throws IOException {
        var text = SERVICE
                + TOP
                + "unit,other,guard,,province,top,O,,2000-01-01,,,,,,,,,,\n"
                + "unit,a,guard,,post,top,A,,2000-01-01,2025-06-30,a,,,,,,,,\n"
                + "unit,a,guard,,post,other,A,,2025-07-01,,,,,,,,,,\n";
        var content = read(text);

        assertThat(content.faults()).isEmpty();
        assertThat(content.units())
                .filteredOn(unit -> unit.id().equals(new UnitId("a")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"vn, VN", "la, LA", "kh, KH"})
    void takesTheUnitsOfTheDemonstrationWhichAllSayThatTheyAreExamples(String folder, String party) throws IOException {
        var table = Csv.read(Files.newInputStream(Path.of("../demo", folder, "units.csv")));
        var content = file(party).read(table);

        assertThat(content.faults()).isEmpty();
        assertThat(content.units()).isNotEmpty().allMatch(Unit::example);
        assertThat(content.services()).isNotEmpty().allMatch(Service::example);
        for (var unit : content.units()) {
            assertThat(unit.names().byLanguage()).containsOnlyKeys("en", "vi", "lo", "km");
        }
    }

    private static List<String> faults(String text) throws IOException {
        try {
            return read(text).faults();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static UnitsFile.Content read(String text) throws IOException {
        var stream = new ByteArrayInputStream((COLUMNS + text).getBytes(StandardCharsets.UTF_8));
        return file("VN").read(Csv.read(stream));
    }

    private static UnitsFile file(String party) {
        var kinds = Set.copyOf(CodeLists.onClassPath().list("service-kind"));
        return new UnitsFile(new PartyId(party), new Provinces(), kinds);
    }
}
