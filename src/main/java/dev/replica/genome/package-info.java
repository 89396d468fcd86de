/**
 * The JSON contract between a scan and a seeding: plain, versioned, canonical data, and the file that holds it. Everything in
 * here has already passed the publishing policy; nothing in here knows how it was estimated or how it will be drawn.
 */
package dev.replica.genome;
