package org.tripoint.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// [Allowed] to everybody who works with records: every role but the administrators, who keep the machine.
@Allowed({Role.OFFICER, Role.LIAISON, Role.COMMANDER, Role.COMMISSION, Role.HEADQUARTERS, Role.PROTECTION, Role.AUDITOR
})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedToRead {}
