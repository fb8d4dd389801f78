package org.tripoint.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The right to a handler method: accounts that have one of these roles, or every account that is signed in when no
/// role is named. [AllowedToRead] and [AllowedToReport] name the sets of roles that are asked for most. A handler
/// method
/// that carries none of these nor [Open] is closed to everybody.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Allowed {

    Role[] value() default {
        Role.OFFICER,
        Role.LIAISON,
        Role.COMMANDER,
        Role.COMMISSION,
        Role.HEADQUARTERS,
        Role.PROTECTION,
        Role.AUDITOR,
        Role.ADMIN
    };
}
