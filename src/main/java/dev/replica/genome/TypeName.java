package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A type as SQL prints it, every user-defined name qualified and quoted: {@code numeric(10,2)}, {@code "public"."mood"[]}.
 */
public record TypeName(@JsonValue String sql) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TypeName of(String sql) {
    return new TypeName(sql);
  }
}
