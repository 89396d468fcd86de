/** The Maven goals: parameters, credentials, log, progress and the mapping of failures; Maven's types stop here. */
package dev.replica.mojo;
