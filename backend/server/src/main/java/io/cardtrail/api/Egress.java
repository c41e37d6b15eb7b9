package io.cardtrail.api;

/**
 * Where the answers of this installation leave to.
 *
 * @param country ISO 3166 alpha-2
 */
public record Egress(String country) {
    public Egress {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("cardtrail.egress is '" + country + "': use two letters such as CN");
        }
    }
}
