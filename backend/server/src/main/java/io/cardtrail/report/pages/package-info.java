/**
 * The pages of a sealed report: {@code path.json} set for reading, as PDF/A-3a and PDF/UA-1. Pure functions of their input; nothing here reads a
 * database, a clock or a locale, so the same {@code path.json} gives the same bytes.
 */
@NullMarked
package io.cardtrail.report.pages;

import org.jspecify.annotations.NullMarked;
