/** Gives the browser a file that was read with `parseAs: "blob"`, under the name that the server gave it. */
export function saveFile(content: Blob, headers: Headers, otherName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = fileName(headers.get("Content-Disposition")) ?? otherName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name in a Content-Disposition; the one in UTF-8 goes before the plain one. */
export function fileName(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) {
    return decodeURIComponent(encoded);
  }
  return disposition?.match(/filename="([^"]+)"/i)?.[1] ?? null;
}
