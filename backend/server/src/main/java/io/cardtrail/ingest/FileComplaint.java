package io.cardtrail.ingest;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.KnownComplaint;

/** What can be wrong with a whole file, or keep it waiting. */
enum FileComplaint implements KnownComplaint {
    NAME_LENGTH("the file's name must have 1 to {a} characters: rename it"),
    NAME_CHARACTERS("the file's name has control or invisible characters: rename it"),
    FILE_TOO_LARGE("the file is larger than {a} bytes: split it"),
    OLD_WORKBOOK(
            "the file is an old workbook (.xls) or one with a password: save it as .xlsx without a password, or as CSV"),
    NO_KNOWN_TEXT(
            "the file's text is neither UTF-8 nor GB18030: export it again as text in one of the two (a spreadsheet as CSV)"),
    TWO_CHARACTER_SETS(
            "the file begins with the mark of {a} but is not valid {a}: export it again in one character set"),
    NO_WORKBOOK("the file is a package but no workbook (.xlsx): export it as .xlsx, CSV or JSON Lines"),
    WORKBOOK_DAMAGED(
            "the workbook can't be read: it is cut off or damaged. Save it again, or export it as CSV; nothing of it was imported"),
    WORKBOOK_WITH_DTD("the workbook has a DTD, which no spreadsheet writes: it is refused"),
    WORKBOOK_TOO_LARGE(
            "the workbook, or one piece of it, is larger than it may be once it is unpacked: split it, or export it as CSV"),
    SEVERAL_SHEETS(
            "the workbook has {a} sheets with rows: say which in the mapping's \"sheet\", or save each as a file of its own"),
    NO_SHEET("the workbook has no visible sheet with rows"),
    TOO_MANY_SHEETS(
            "the workbook has {a} visible sheets; more than {b} are not looked through: say which in the mapping's"
                    + " \"sheet\", or save it as a file of its own"),
    SHEET_ROWS_OUT_OF_ORDER("row {a} of the sheet comes after row {b}: save the workbook again"),
    SHEET_ROW_TOO_FAR(
            "row {a} of the sheet lies past row {b}, the last one a workbook can have: save it again in a spreadsheet, or"
                    + " export it as CSV"),
    SHEET_CELLS_OUT_OF_ORDER("row {a} of the sheet has its cells out of order: save the workbook again"),
    TOO_MANY_MEMBERS(
            "line {a}: the objects up to here have more than {b} different members; split the file by kinds of record"),
    LINE_TOO_LONG(
            "line {a}: it is longer than {b} characters; correct it and send the file again, nothing of it was imported"),
    ROW_UNREADABLE(
            "line {a}: the row starting here can't be read. A quote is opened and not closed, or text follows a closing"
                    + " quote, or the row is longer than {b} characters. Correct the line and send the file again; nothing of it was"
                    + " imported"),
    FILE_EMPTY("the file is empty: its first line must hold the headings"),
    NO_HEADINGS(
            "the first line has more than {a} headings, or one that is too long: is it a text file with the mapping's"
                    + " separator?"),
    COLUMN_TWICE("column \"{a}\" stands in the file twice: rename or remove one"),
    COLUMNS_LACKING(
            "the file lacks the mapping's columns {a}: is it the mapping of this kind of file, with its separator?"),
    TOO_MANY_REJECTED(
            "more than {a} rows were rejected: does the mapping fit this file? What was accepted so far stays"),
    TOO_MANY_REJECTED_DRY("more than {a} rows were rejected: does the mapping fit this file?"),
    STILL_READ("the file is being gone through already; wait for the end or cancel it"),
    TOO_MANY_WAIT("you have sent {a} files already that are not imported yet: import or discard one of them first"),
    NO_ROOM("too many large files wait for their import: try again later"),
    OTHERS_READ("others look at their files just now: try again in a moment"),
    TOO_MANY_IMPORTS("too many imports wait already: send the file again when some have ended"),
    SERVER_FILE(
            "a file of the server could not be read or written, perhaps because its disk is full: whoever runs it finds the"
                    + " reason in its log under {a}. What was accepted so far stays; sending the file again goes on from there"),
    SERVER_FAILED(
            "the import failed inside the server; the log has it under {a}. What was accepted so far stays; sending the"
                    + " file again goes on from there"),
    SERVER_FAILED_DRY("the import failed inside the server; the log has it under {a}");

    private final String words;

    FileComplaint(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** {@return the refusal of what must wait} */
    TooMuchWork waits(Object... values) {
        return new TooMuchWork(said(values), with(values));
    }
}
