/** Text by Datafaker's expressions: an expression, a locale and 64 bits in; a string out, the same on every machine and day. */
package dev.replica.seed.fake;
