package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;

/// A basis of release as the three columns that tables hold it in.
final class BasisColumns {

    private BasisColumns() {}

    static Map<String, @Nullable Object> of(@Nullable Basis basis) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("rule", null);
        columns.put("instrument", null);
        columns.put("article", null);
        switch (basis) {
            case Basis.Rule rule -> columns.put("rule", rule.code());
            case Basis.Article(Sha256 instrument, String article) -> {
                columns.put("instrument", instrument.octets());
                columns.put("article", article);
            }
            case null -> {}
        }
        return columns;
    }

    static Optional<Basis> read(ResultSet rs) throws SQLException {
        byte[] instrument = rs.getBytes("basis_instrument");
        if (instrument != null) {
            return Optional.of(new Basis.Article(Sha256.ofOctets(instrument), rs.getString("basis_article")));
        }
        String rule = rs.getString("basis_rule");
        for (Basis.Rule candidate : Basis.Rule.values()) {
            if (candidate.code().equals(rule)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
