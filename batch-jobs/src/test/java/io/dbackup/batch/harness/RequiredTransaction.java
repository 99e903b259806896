package io.dbackup.batch.harness;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** What a server does for {@code @Transactional}. */
@Interceptor
@Dependent
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RequiredTransaction {
  @AroundInvoke
  Object invoke(InvocationContext context) throws Exception {
    TestDatabase database = TestDatabase.current();
    return database.inTransaction() ? context.proceed() : database.transaction(context::proceed);
  }
}
