/** The only door out: turns what a profile accumulated into a genome, under the privacy policy. */
package dev.replica.scan.publish;
