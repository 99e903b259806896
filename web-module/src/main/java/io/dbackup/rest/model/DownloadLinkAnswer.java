package io.dbackup.rest.model;

/** A link that downloads one backup once. */
public record DownloadLinkAnswer(boolean success, String url, String expiresIn, boolean singleUse) {
  public static DownloadLinkAnswer of(String url) {
    return new DownloadLinkAnswer(true, url, "5 minutes", true);
  }
}
