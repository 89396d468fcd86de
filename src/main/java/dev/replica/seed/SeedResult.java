package dev.replica.seed;

import dev.replica.seed.load.Loader;
import dev.replica.seed.plan.SeedPlan;
import java.util.List;

/**
 * What a seeding did.
 *
 * @param loaded the tables that got rows, in the order of loading; empty for a dry run
 * @param notices what the user should know, a sentence each
 */
public record SeedResult(SeedPlan plan, List<Loader.Loaded> loaded, List<String> notices) {}
