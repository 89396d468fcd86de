package dev.replica.scan.publish;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Infers from letters beyond ASCII in which language names are written: the one whose alphabet has those of nearly all strings that
 * hold any, and clearly more than the next. No letter is told, and no language of fewer strings than may be told.
 */
final class LetterLocale {

  /** Share of the strings that hold such letters, at the least: others are strangers' names. */
  private static final double LEAST = .01;

  /** Share of those whose letters a language has, at the least, and how much of it the next may have. */
  private static final double COVERED = .8;

  private static final double NEXT = .95;

  /** Strings that are looked at. */
  private static final int STRINGS = 20_000;

  /** The letters of languages that are written in Latin ones, in small. */
  private static final Map<String, String> ALPHABETS = new LinkedHashMap<>();

  static {
    ALPHABETS.put("de", "äöüßé");
    ALPHABETS.put("fr", "àâæçéèêëîïôœùûüÿ");
    ALPHABETS.put("es", "áéíñóúü");
    ALPHABETS.put("pt", "àáâãçéêíóôõú");
    ALPHABETS.put("it", "àèéìîòù");
    ALPHABETS.put("sv", "åäöé");
    ALPHABETS.put("nb-NO", "æøåéò");
    ALPHABETS.put("pl", "ąćęłńóśźż");
    ALPHABETS.put("cs", "áčďéěíňóřšťúůýž");
    ALPHABETS.put("sk", "áäčďéíĺľňóôŕšťúýž");
    ALPHABETS.put("hu", "áéíóöőúüű");
    ALPHABETS.put("ro-MD", "ăâîșțşţ");
    ALPHABETS.put("tr", "çğıöşüâİ");
    ALPHABETS.put("hr", "čćđšž");
  }

  /** Languages by the script that no other of these is written in. */
  private static final Map<UnicodeScript, String> SCRIPTS = Map.of(
      UnicodeScript.CYRILLIC, "ru",
      UnicodeScript.GREEK, "el-GR",
      UnicodeScript.HEBREW, "he",
      UnicodeScript.ARABIC, "ar",
      UnicodeScript.HANGUL, "ko",
      UnicodeScript.THAI, "th",
      UnicodeScript.GEORGIAN, "ka",
      UnicodeScript.ARMENIAN, "hy");

  private static final String UKRAINIAN = "іїєґ";
  private static final String PERSIAN = "پچژگ";

  private LetterLocale() {}

  /** The locale, an IETF language tag; null where letters do not tell. */
  static String of(List<String> strings, PublishingPolicy policy) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ALPHABETS.keySet().forEach(locale -> counts.put(locale, 0));
    int read = 0;
    int foreign = 0;
    for (String string : strings) {
      if (read++ == STRINGS) {
        break;
      }
      String lower = beyond(string);
      if (lower.isEmpty()) {
        continue;
      }
      foreign++;
      String script = script(lower);
      if (script != null) {
        counts.merge(script, 1, Integer::sum);
      } else {
        ALPHABETS.forEach((locale, letters) -> {
          if (lower.chars().allMatch(letter -> letters.indexOf(letter) >= 0)) {
            counts.merge(locale, 1, Integer::sum);
          }
        });
      }
    }
    return best(counts, Math.min(read, STRINGS), foreign, policy);
  }

  private static String best(
      Map<String, Integer> counts, int read, int foreign, PublishingPolicy policy) {
    merge(counts, "uk", "ru");
    merge(counts, "fa", "ar");
    merge(counts, "ja", "zh-CN");
    String best = null;
    int most = 0;
    int next = 0;
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      if (each.getValue() > most) {
        next = most;
        most = each.getValue();
        best = each.getKey();
      } else {
        next = Math.max(next, each.getValue());
      }
    }
    boolean clear = policy.tells(most)
        && foreign >= LEAST * read
        && most >= COVERED * foreign
        && next <= NEXT * most;
    return clear ? best : null;
  }

  /** What has letters of its own takes with it what is written in those that it shares, if there is much of the former. */
  private static void merge(Map<String, Integer> counts, String special, String common) {
    int own = counts.getOrDefault(special, 0);
    int shared = counts.getOrDefault(common, 0);
    if (own > 0 && own * 5 > shared) {
      counts.put(special, own + shared);
      counts.remove(common);
    } else if (own > 0) {
      counts.put(common, own + shared);
      counts.remove(special);
    }
  }

  /** The letters beyond ASCII, in small. */
  private static String beyond(String string) {
    StringBuilder letters = null;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c >= 0x80 && Character.isLetter(c)) {
        letters = letters == null ? new StringBuilder() : letters;
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters == null ? "" : letters.toString();
  }

  /** The language of a script of its own; null for Latin letters. */
  private static String script(String letters) {
    String found = null;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      UnicodeScript script = UnicodeScript.of(letter);
      if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
        return "ja";
      }
      if (UKRAINIAN.indexOf(letter) >= 0) {
        return "uk";
      }
      if (PERSIAN.indexOf(letter) >= 0) {
        return "fa";
      }
      found = script == UnicodeScript.HAN ? "zh-CN" : SCRIPTS.getOrDefault(script, found);
    }
    return found;
  }
}
