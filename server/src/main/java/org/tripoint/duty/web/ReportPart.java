package org.tripoint.duty.web;

import java.util.List;

/// One part of a daily report, ready to read.
public record ReportPart(String title, List<Line> lines) {

    public record Line(String time, String sentence) {}
}
