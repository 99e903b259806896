package io.dbackup.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address or a CIDR range of them. Names are not looked up. Immutable. */
public final class AddressRange {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final byte[] base;
  private final int prefixBits;

  private AddressRange(byte[] base, int prefixBits) {
    this.base = base;
    this.prefixBits = prefixBits;
  }

  /** Reads {@code 10.0.0.1}, {@code 10.0.0.0/8} or the same in IPv6; empty for anything else. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isPresent()) {
      int all = address.get().length * Byte.SIZE;
      int bits = slash < 0 ? all : bits(text.substring(slash + 1), all);
      if (bits >= 0) {
        return Optional.of(new AddressRange(address.get(), bits));
      }
    }
    return Optional.empty();
  }

  /** The bytes of a literal address; empty for anything else. */
  public static Optional<byte[]> address(String text) {
    if (!LITERAL.matcher(text).matches()
        || !(text.contains(":") || text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether an address, as its bytes, is one of them. */
  public boolean contains(byte[] address) {
    if (address.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((address[bit / Byte.SIZE] & mask) != (base[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static int bits(String text, int most) {
    return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
  }
}
