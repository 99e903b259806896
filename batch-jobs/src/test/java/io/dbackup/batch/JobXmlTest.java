package io.dbackup.batch;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payara refuses a job that does not follow the schema to the letter; WildFly is lenient. */
class JobXmlTest {

  @ParameterizedTest
  @ValueSource(strings = {"backup", "restore", "verify", "retention", "system-task"})
  void everyJobShouldFollowTheSchemaOfJakartaBatch(String job) throws Exception {
    SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    try (InputStream xml = resource("/META-INF/batch-jobs/" + job + ".xml")) {
      schemas
          .newSchema(JobXmlTest.class.getResource("/xsd/jobXML_2_0.xsd"))
          .newValidator()
          .validate(new StreamSource(xml));
    }
  }

  private static InputStream resource(String name) {
    return JobXmlTest.class.getResourceAsStream(name);
  }
}
