package io.cardtrail.retention;

/** The same said in both languages of the screen. */
public record Words(String zh, String en) {}
