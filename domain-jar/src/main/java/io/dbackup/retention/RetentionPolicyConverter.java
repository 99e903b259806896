package io.dbackup.retention;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonReader;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;

/** Stores a policy as its JSON form. */
@Converter
public class RetentionPolicyConverter implements AttributeConverter<RetentionPolicy, String> {
  @Override
  public String convertToDatabaseColumn(RetentionPolicy policy) {
    return policy == null ? null : policy.toJson().toString();
  }

  @Override
  public RetentionPolicy convertToEntityAttribute(String stored) {
    if (stored == null) {
      return null;
    }
    try (JsonReader reader = JSON.createReader(new StringReader(stored))) {
      return RetentionPolicy.parse(reader.readObject());
    }
  }
}
