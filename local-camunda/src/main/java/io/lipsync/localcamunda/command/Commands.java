package io.lipsync.localcamunda.command;

import io.lipsync.localcamunda.engine.EngineHost;

/** All commands that can be given to one engine: the same for gRPC and REST. Thread-safe. */
public record Commands(
    DeploymentCommands deployments,
    ProcessInstanceCommands processInstances,
    MessageCommands messages,
    JobActivation jobActivation,
    JobCommands jobs,
    UserTaskCommands userTasks,
    OperatorCommands operator) {

  /** The commands of an engine that announces its jobs at the given place. */
  public static Commands of(EngineHost engine, JobsAvailable jobsAvailable) {
    return new Commands(
        new DeploymentCommands(engine),
        new ProcessInstanceCommands(engine),
        new MessageCommands(engine),
        new JobActivation(engine, jobsAvailable),
        new JobCommands(engine),
        new UserTaskCommands(engine),
        new OperatorCommands(engine));
  }
}
