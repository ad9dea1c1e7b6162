package de.beistand.agent.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountNameTest {
  @TempDir private Path folder;

  @Test
  void theFullNameUpToItsFirstComma() throws Exception {
    Path accounts =
        Files.writeString(
            folder.resolve("passwd"),
            """
            root:x:0:0:root:/root:/bin/bash
            ute:x:1000:1000:Ute Sommer,Büro,,:/home/ute:/bin/bash
            bob:x:1001:1001::/home/bob:/bin/bash
            broken
            """);
    assertThat(AccountName.fullName(accounts, "ute")).contains("Ute Sommer");
    assertThat(AccountName.fullName(accounts, "bob")).isEmpty();
    assertThat(AccountName.fullName(accounts, "nobody")).isEmpty();
    assertThat(AccountName.fullName(folder.resolve("none"), "ute")).isEmpty();
  }
}
