package io.dbackup.batch.harness;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** No column is mapped as JSON, and Hibernate looks for a provider all the same. */
public final class NoJson implements FormatMapper {
  @Override
  public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
    throw new UnsupportedOperationException("No column is mapped as JSON");
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    throw new UnsupportedOperationException("No column is mapped as JSON");
  }
}
