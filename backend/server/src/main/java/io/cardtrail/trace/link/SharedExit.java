package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;

/**
 * An address that too many use to tell anybody from anybody, such as a VPN's: shown, and never walked through.
 *
 * @param accounts the most distinct accounts within one stretch of time, on what the grant leaves
 */
public record SharedExit(EntityRef address, int accounts) {}
