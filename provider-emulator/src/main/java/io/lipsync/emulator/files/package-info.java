/** Results behind signed links that expire, a storage for what is saved, and sample inputs. */
package io.lipsync.emulator.files;
