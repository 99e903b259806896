package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ToolVersion;

/** Who made a server or a tool. */
enum Vendor {
  MYSQL("MySQL"),
  MARIADB("MariaDB");

  private final String product;

  Vendor(String product) {
    this.product = product;
  }

  String product() {
    return product;
  }

  /**
   * The vendor of a server by its version alone: MariaDB went on from 5 with 10, MySQL never left
   * one digit.
   */
  static Vendor ofServerVersion(ToolVersion version) {
    return version.major() >= 10 ? MARIADB : MYSQL;
  }
}
