package de.beistand.agent.session;

import de.beistand.agent.text.SessionNumber;
import de.beistand.protocol.trust.SessionSecret;
import java.security.SecureRandom;
import java.util.Base64;

/// A password for one session: what the customer reads over the phone, and what is stretched from
/// it.
///
/// Nine symbols out of fourteen: 34 bits. Three wrong ones and it is renewed, and it is used up
/// when it was right, so it is guessed with a chance of 1 in 6.9 billion. No two symbols sound
/// alike in German or in English, and none look alike; of each group that does, one stays or none:
///
/// - B C D E G P T V W and 3 rhyme in one of the two languages: all out; Z ("zett", "zed", "zee")
///   stays, because nothing that it rhymes with is left;
/// - A H J K rhyme ("ha", "ka"; "jay", "kay"): K stays;
/// - M N: M stays. F S X and 6 ("eff", "ess", "ex", "six"): F and 6 stay;
/// - I Y and 5 9 ("five", "nine"): Y ("ypsilon", "why") and 9 stay;
/// - Q U: U stays, and V, which looks like it, is out;
/// - 2 and 3 ("zwei", "drei"): 2 stays;
/// - 0 O and 1 I look alike: all out. L is only ever shown in upper case;
/// - L R 4 7 8 have no such neighbour left.
///
/// @param shown in groups of three, as in `F2K 4LM 7RZ`
/// @param salt 16 random bytes, base64url
/// @param secret stretched from it; takes about 100 ms, so it is made ahead
public record SessionPassword(String shown, String salt, int iterations, SessionSecret secret) {
  static final String ALPHABET = "FKLMRUYZ246789";
  private static final int GROUPS = 3;
  private static final int GROUP_LENGTH = 3;

  /// A new password. Slow on purpose: never call it on a thread that somebody waits for.
  public static SessionPassword make(SecureRandom random) {
    var shown = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        shown.append(' ');
      }
      for (int i = 0; i < GROUP_LENGTH; i++) {
        shown.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return salted(shown.toString(), random);
  }

  /// The password that a session number stands for: server and technician know it, too. As slow as
  /// [#make].
  public static SessionPassword ofNumber(String number, SecureRandom random) {
    return salted(SessionNumber.grouped(number), random);
  }

  private static SessionPassword salted(String shown, SecureRandom random) {
    byte[] saltBytes = new byte[16];
    random.nextBytes(saltBytes);
    String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(saltBytes);
    return of(shown, salt, SessionSecret.ITERATIONS);
  }

  static SessionPassword of(String shown, String salt, int iterations) {
    return new SessionPassword(shown, salt, iterations, SessionSecret.of(shown, salt, iterations));
  }

  /// Says nothing: passwords do not belong into logs.
  @Override
  public String toString() {
    return "SessionPassword";
  }
}
