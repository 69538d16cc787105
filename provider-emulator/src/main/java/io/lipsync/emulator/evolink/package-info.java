/**
 * EvoLink VideoRetalk: the API, its tasks, callbacks and bills. Follows the vendor documents only.
 */
package io.lipsync.emulator.evolink;
