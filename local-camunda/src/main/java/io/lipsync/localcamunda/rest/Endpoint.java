package io.lipsync.localcamunda.rest;

/** Answers one kind of request. */
@FunctionalInterface
interface Endpoint {

  /**
   * @throws Exception a {@link Problem} or anything that {@link Problem#of} knows
   */
  Answer handle(Call call) throws Exception;
}
