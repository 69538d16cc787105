package io.lipsync.connector.provider.dashscope;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where EventBridge publishes the certificates that events are signed with: one host for each
 * region of its page "Regions and endpoints". The list is closed, since anybody can open a bucket
 * with a similar name; a region that is new stands in {@code certificate-hosts} until it is here.
 */
final class EventBridgeHosts {
  /** In the order of the page. */
  static final List<String> ALL =
      Stream.of(
              """
              cn-hangzhou cn-shanghai cn-qingdao cn-beijing cn-zhangjiakou cn-huhehaote
              cn-wulanchabu cn-shenzhen cn-heyuan cn-guangzhou cn-chengdu cn-hongkong
              ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-3 ap-southeast-5
              ap-southeast-6 ap-southeast-7 eu-central-1 eu-west-1 us-west-1 us-east-1
              cn-shanghai-finance-1
              """
                  .split("\\s+"))
          .map(region -> region + "-eventbridge.oss-accelerate.aliyuncs.com")
          .toList();

  private EventBridgeHosts() {}
}
