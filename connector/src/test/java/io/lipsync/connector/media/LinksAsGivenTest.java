package io.lipsync.connector.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.camunda.connector.api.error.ConnectorException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider is told a link as the process gave it, whatever this runtime requests for it. */
class LinksAsGivenTest {
  private static final Set<String> OWN = Set.of("oss://");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host.example/real/张三.mp4",
        "https://host.example/münchen video.mp4?sig=a+b%2Bc%20d",
        "https://my_bucket.s3.amazonaws.com/a.mp4",
        "https://münchen.example/a.mp4",
        "HTTPS://Host.Example/100%.mp4?e='q'&p=(1)*!$,;&l=[]#t=3",
        "https://host.example//a/../b\\c{d}|e^f.mp4",
        "oss://dashscope-instant/a/视频.mp4",
        "oss://dashscope-instant/a/my video.mp4",
        "oss://dashscope-instant/a/l'été \"1\" <2>.mp4",
        "oss://dashscope-instant/a/क्षि%20.mp4"
      })
  void aLinkIsTakenUnchanged(String link) {
    for (String given :
        new String[] {link, "  " + link + "\n", "\ufeff\u202a" + link + "\u00a0\u3000\u200b"}) {
      assertThat(MediaInput.required(MediaKind.VIDEO, new TextNode(given), OWN))
          .isEqualTo(new Media.Link(link));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oss://dashscope-instant/a\nb.mp4",
        "oss://dashscope-instant/a\u0000b.mp4",
        "oss://",
        "https://host.example/a\r\nb.mp4",
        "https:///a.mp4",
        "//host.example/a.mp4"
      })
  void whatNobodyCanMeanIsNamed(String link) {
    assertThatThrownBy(() -> MediaInput.required(MediaKind.VIDEO, new TextNode(link), OWN))
        .isInstanceOf(ConnectorException.class)
        .hasMessageStartingWith("video_url ");
  }
}
