package io.lipsync.localcamunda;

import io.camunda.client.CamundaClient;

/** The stock client, as a user of a self-managed Camunda sets it up. */
final class Clients {

  private Clients() {}

  static CamundaClient of(LocalCamunda camunda, boolean preferRest) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(camunda.grpcAddress())
        .restAddress(camunda.restAddress())
        .preferRestOverGrpc(preferRest)
        .build();
  }
}
