package dev.replica.genome;

/**
 * Where a genome came from, as little as can be said.
 *
 * @param salt hexadecimal digest of the genome's own statistics
 * @param fingerprint hexadecimal salted hash of the source's identity; empty where there is no source
 * @param lastDay the day (ISO) on which the scanned data's last day falls, null where no table has a date
 */
public record Source(String salt, String fingerprint, String lastDay) {}
