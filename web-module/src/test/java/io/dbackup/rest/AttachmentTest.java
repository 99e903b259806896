package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {
  @Test
  void aPlainNameShouldStandInBothForms() {
    assertThat(Attachment.disposition("shop_2026-11-01_02-00-00_8xk2m1qp_shop.dump.zst"))
        .isEqualTo(
            "attachment; filename=\"shop_2026-11-01_02-00-00_8xk2m1qp_shop.dump.zst\";"
                + " filename*=UTF-8''shop_2026-11-01_02-00-00_8xk2m1qp_shop.dump.zst");
  }

  @Test
  void aNameInAnotherScriptShouldBeExactInTheEncodedForm() {
    assertThat(Attachment.disposition("läden 数据.sql"))
        .isEqualTo(
            "attachment; filename=\"l_den __.sql\";"
                + " filename*=UTF-8''l%C3%A4den%20%E6%95%B0%E6%8D%AE.sql");
  }

  @Test
  void quotesAndLineBreaksShouldNotEndTheHeader() {
    assertThat(Attachment.disposition("a\"b\r\nSet-Cookie: x\\.sql"))
        .isEqualTo(
            "attachment; filename=\"a_b__Set-Cookie: x_.sql\";"
                + " filename*=UTF-8''a%22b%0D%0ASet-Cookie%3A%20x%5C.sql");
  }
}
