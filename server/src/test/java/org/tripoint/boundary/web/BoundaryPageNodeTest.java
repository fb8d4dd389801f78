package org.tripoint.boundary.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;

class BoundaryPageNodeTest {

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | people examined: nearly 3200    | length of the land boundary: 1245 km  | no figure published",
                "vi | lượt người được khám: gần 3200  | chiều dài đường biên giới trên đất liền: 1245 km | không có con số được công bố",
                "lo | ຜູ້ໄດ້ຮັບການກວດສຸຂະພາບ: ເກືອບ 3200 | ຄວາມຍາວຂອງເສັ້ນຊາຍແດນທາງບົກ: 1245 km | ບໍ່ມີຕົວເລກທີ່ເຜີຍແຜ່",
                "km | អ្នកបានទទួលការពិនិត្យជំងឺ៖ ជិត 3200 | ប្រវែងខ្សែព្រំដែនគោក៖ 1245 km | គ្មានតួលេខដែលបានផ្សព្វផ្សាយទេ",
            })
    void showsFiguresWithTheirHedgeAndPracticesWithoutFigure(
            String language, String hedged, String length, String without) {
        var page = Browser.signedIn(node.address(), "officer").get("/boundary?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(hedged, length, without, "Bu Prăng");
    }

    @Test
    void saysWhatEverySourceIs() {
        var page = Browser.signedIn(node.address(), "officer").get("/boundary?lang=en");

        assertThat(page.body()).contains("from VN to VN, LA, KH · in 2023 · Baobienphong (Vietnam) · 2024?");
    }

    @Test
    void putsGatesOfTheReadersBorderOnTheMap() {
        var layer = Browser.signedIn(node.address(), "officer")
                .get("/map/layers/crossings?lang=km", request -> request.setHeader("Accept", "application/geo+json"));

        assertThat(layer.body()).contains("អូររាំង – Bu Prăng").doesNotContain("ត្រពាំងក្រៀល");
    }
}
