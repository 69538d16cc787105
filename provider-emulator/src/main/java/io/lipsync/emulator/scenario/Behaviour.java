package io.lipsync.emulator.scenario;

/**
 * One thing that the emulator does differently for a task than a provider on a good day.
 *
 * <p>All behaviours are immutable values: they can be kept in constants and used again.
 */
public sealed interface Behaviour
    permits TaskBehaviour, FaultBehaviour, CallbackBehaviour, ResultBehaviour {}
