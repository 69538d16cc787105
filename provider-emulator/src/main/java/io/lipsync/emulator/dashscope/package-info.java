/**
 * Alibaba DashScope VideoRetalk: the API, its queue of one, its EventBridge events and temporary
 * uploads. Follows the vendor documents only.
 */
package io.lipsync.emulator.dashscope;
