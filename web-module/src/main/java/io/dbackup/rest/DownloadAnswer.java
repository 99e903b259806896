package io.dbackup.rest;

import io.dbackup.download.Download;
import io.dbackup.rest.error.ErrorAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;

/**
 * The answer that carries a download, whole or in part. It always announces its length: a download
 * that breaks off in the middle is then a broken connection for the client, and not a shorter file.
 */
final class DownloadAnswer {
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final String TAR = "application/x-tar";
  private static final String ANY_FILE = "application/octet-stream";

  private DownloadAnswer() {}

  /** Headers only; closes the download. */
  static Response head(Download download) {
    try (download) {
      return headers(Response.ok(), download)
          .header(HttpHeaders.CONTENT_LENGTH, download.size())
          .build();
    }
  }

  /** The whole, or the part that the request asks for; closes the download when it is written. */
  static Response of(Download download, HttpServletRequest request) {
    Optional<ByteRange> range = range(download, request);
    if (range.isPresent() && !range.get().satisfiable()) {
      try (download) {
        String words = "The range lies behind the end of the file, which has %d bytes";
        Response refusal =
            ErrorAnswer.of(RANGE_NOT_SATISFIABLE, String.format(words, download.size()));
        return Response.fromResponse(refusal)
            .header("Content-Range", range.get().contentRange(download.size()))
            .build();
      }
    }
    ByteRange part = range.orElse(new ByteRange(0, download.size()));
    ResponseBuilder answer = Response.ok();
    if (range.isPresent()) {
      answer.status(PARTIAL_CONTENT).header("Content-Range", part.contentRange(download.size()));
    }
    StreamingOutput content =
        target -> {
          try (download) {
            download.writeTo(target, part.offset(), part.length());
          }
        };
    return headers(answer, download)
        .header(HttpHeaders.CONTENT_LENGTH, part.length())
        .entity(content)
        .build();
  }

  private static Optional<ByteRange> range(Download download, HttpServletRequest request) {
    String condition = request.getHeader("If-Range");
    return condition == null || condition.equals(entityTag(download))
        ? ByteRange.parse(request.getHeader("Range"), download.size())
        : Optional.empty();
  }

  private static ResponseBuilder headers(ResponseBuilder answer, Download download) {
    return answer
        .header(HttpHeaders.CONTENT_TYPE, download.archive() ? TAR : ANY_FILE)
        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition(download.fileName()))
        .header(HttpHeaders.ETAG, entityTag(download))
        .header("Accept-Ranges", "bytes");
  }

  private static String entityTag(Download download) {
    return '"' + download.fingerprint() + '"';
  }
}
