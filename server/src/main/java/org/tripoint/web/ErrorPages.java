package org.tripoint.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tripoint.access.Open;

/// What a reader sees instead of a page that could not be given.
@Controller
class ErrorPages implements ErrorController {

    @Open
    @RequestMapping(path = "/error", produces = "text/html")
    String page(HttpServletRequest request, Shell shell, Model model) {
        var trouble = Trouble.of(code(request));
        model.addAttribute("frame", shell.frame("", shell.t().of(trouble.title())));
        model.addAttribute("trouble", trouble);
        return "web/error";
    }

    /// Who reads no pages, such as a script, gets the status alone.
    @Open
    @RequestMapping("/error")
    ResponseEntity<Void> status(HttpServletRequest request) {
        return ResponseEntity.status(code(request)).build();
    }

    private static int code(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : HttpStatus.NOT_FOUND.value();
    }
}
