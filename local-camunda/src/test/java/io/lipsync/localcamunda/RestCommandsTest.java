package io.lipsync.localcamunda;

class RestCommandsTest extends CommandsContract {

  @Override
  boolean preferRest() {
    return true;
  }
}
