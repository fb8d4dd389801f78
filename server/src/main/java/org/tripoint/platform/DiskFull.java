package org.tripoint.platform;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A write that was refused or undone as a whole because the disk has no room for it. Nothing of it was kept.
@ResponseStatus(code = HttpStatus.INSUFFICIENT_STORAGE, reason = DiskFull.MESSAGE)
public final class DiskFull extends DataAccessResourceFailureException {

    static final String MESSAGE = "The disk of this node is full; nothing was saved. Free space, then repeat.";

    /// `disk_full` of PostgreSQL's table of error codes.
    private static final String SQL_STATE = "53100";

    DiskFull(String detail, Throwable cause) {
        super(MESSAGE + " (" + detail + ")", cause);
    }

    DiskFull(String detail) {
        super(MESSAGE + " (" + detail + ")");
    }

    /// True when `failure` or a cause of it says that a disk is full.
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean full = switch (cause) {
                case DiskFull _ -> true;
                case SQLException sql -> SQL_STATE.equals(sql.getSQLState());
                case FileSystemException file -> saysNoSpace(file.getReason());
                case IOException io -> saysNoSpace(io.getMessage());
                default -> false;
            };
            if (full) {
                return true;
            }
        }
        return false;
    }

    static boolean saysNoSpace(@Nullable String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains("no space left on device");
    }
}
