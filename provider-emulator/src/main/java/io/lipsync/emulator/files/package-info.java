/** Results behind signed links that expire, and sample inputs. */
package io.lipsync.emulator.files;
