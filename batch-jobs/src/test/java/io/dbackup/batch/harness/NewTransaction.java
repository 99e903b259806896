package io.dbackup.batch.harness;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** What a server does for {@code @Transactional(REQUIRES_NEW)}. */
@Interceptor
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class NewTransaction {
  @AroundInvoke
  Object invoke(InvocationContext context) throws Exception {
    return TestDatabase.current().transaction(context::proceed);
  }
}
