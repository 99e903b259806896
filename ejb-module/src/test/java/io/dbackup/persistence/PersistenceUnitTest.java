package io.dbackup.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/**
 * Persistence classes live in another archive than persistence.xml, so no server finds them by
 * itself.
 */
class PersistenceUnitTest {

  @Test
  void persistenceXmlShouldListEveryPersistentClassOfTheApplication() throws Exception {
    List<String> mapped =
        new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("io.dbackup").stream()
                .filter(PersistenceUnitTest::isPersistent)
                .map(JavaClass::getName)
                .toList();

    assertThat(mapped).isNotEmpty();
    assertThat(listedClasses()).containsExactlyInAnyOrderElementsOf(mapped);
  }

  private static boolean isPersistent(JavaClass type) {
    return type.isAnnotatedWith(Entity.class)
        || type.isAnnotatedWith(Embeddable.class)
        || type.isAnnotatedWith(MappedSuperclass.class)
        || type.isAnnotatedWith(Converter.class);
  }

  private static List<String> listedClasses() throws Exception {
    try (var xml = PersistenceUnitTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
      var elements = document.getElementsByTagName("class");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < elements.getLength(); i++) {
        names.add(elements.item(i).getTextContent().trim());
      }
      return names;
    }
  }
}
