/** The one failure type, which every package may throw. */
package dev.replica;
