package io.lipsync.localcamunda;

class GrpcCommandsTest extends CommandsContract {

  @Override
  boolean preferRest() {
    return false;
  }
}
