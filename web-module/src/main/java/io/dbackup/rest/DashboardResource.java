package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.DashboardService;
import io.dbackup.rest.model.DashboardAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Figures and series behind the overview page. */
@Path("dashboard")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DashboardResource {
  private static final int DEFAULT_JOBS = 100;
  private static final int MOST_JOBS = 1000;
  private static final int MOST_DAYS = 366;

  @Inject DashboardService dashboard;

  /** How many jobs to name, those at risk first, and how many days the calendar has. */
  @GET
  @RolesAllowed(Permission.HISTORY_READ)
  public DashboardAnswer get(
      @QueryParam("limit") String limit, @QueryParam("calendarDays") String calendarDays) {
    return DashboardAnswer.of(
        dashboard.read(
            QueryParameter.integer("limit", limit, DEFAULT_JOBS, 0, MOST_JOBS),
            QueryParameter.integer("calendarDays", calendarDays, 0, 0, MOST_DAYS)));
  }
}
