package io.lipsync.localcamunda.command;

import java.util.List;

/** The one rule about tenants: multi-tenancy is off, as in a cluster where nobody turned it on. */
public final class Tenants {

  /** The tenant that everything belongs to. */
  public static final String DEFAULT = "<default>";

  private Tenants() {}

  /**
   * Refuses a command for another tenant, in the words of a cluster.
   *
   * @param command what was asked for, as the answer names it
   * @param tenant the tenant that was given; null and blank mean none
   * @throws IllegalArgumentException naming the command and the tenant
   */
  public static void check(String command, String tenant) {
    if (tenant != null && !tenant.isBlank() && !tenant.equals(DEFAULT)) {
      throw new IllegalArgumentException(
          "Expected to handle %s with tenant identifier '%s', but multi-tenancy is disabled"
              .formatted(command, tenant));
    }
  }

  /** Refuses a command for several tenants unless all are the default one. */
  public static void check(String command, List<String> tenants) {
    if (tenants.size() == 1) {
      check(command, tenants.getFirst());
    } else if (tenants.stream().anyMatch(tenant -> !tenant.isBlank() && !tenant.equals(DEFAULT))) {
      throw new IllegalArgumentException(
          "Expected to handle %s with tenant identifiers %s, but multi-tenancy is disabled"
              .formatted(command, tenants));
    }
  }
}
