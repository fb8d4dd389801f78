package org.tripoint.incidents.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/// The answer to a form that was accepted: look there (RFC 9110, 15.4.4).
final class SeeOther {

    private SeeOther() {}

    static RedirectView at(String path) {
        RedirectView view = new RedirectView(path, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
