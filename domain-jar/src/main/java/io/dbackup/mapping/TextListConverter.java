package io.dbackup.mapping;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.List;

/** Stores a list of texts as a JSON array in one text column. */
@Converter
public class TextListConverter implements AttributeConverter<List<String>, String> {
  @Override
  public String convertToDatabaseColumn(List<String> texts) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    if (texts != null) {
      texts.forEach(array::add);
    }
    return array.build().toString();
  }

  @Override
  public List<String> convertToEntityAttribute(String stored) {
    if (stored == null) {
      return List.of();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(stored))) {
      return List.copyOf(reader.readArray().getValuesAs(JsonString::getString));
    }
  }
}
