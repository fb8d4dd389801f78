package org.tripoint.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// [Allowed] to those who do the daily work of a unit and record it: officers, liaison officers and its head.
@Allowed({Role.OFFICER, Role.LIAISON, Role.COMMANDER})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedToReport {}
