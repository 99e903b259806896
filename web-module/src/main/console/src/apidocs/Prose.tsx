import { Content } from "@patternfly/react-core";
import { Fragment } from "react";

/** What descriptions have of Markdown: paragraphs, **bold** and `code`. */
export function Prose({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph, index) => (
      <Content key={index} component="p">
        {spansOf(paragraph).map(({ kind, words }, at) => (
          <Fragment key={at}>
            {kind === "bold" ? <strong>{words}</strong> : kind === "code" ? <code>{words}</code> : words}
          </Fragment>
        ))}
      </Content>
    ));
}

interface Span {
  kind: "plain" | "bold" | "code";
  words: string;
}

/** Nothing is bold inside of code. */
export function spansOf(paragraph: string): Span[] {
  return paragraph
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((part) => {
      if (/^`[^`]+`$/.test(part)) {
        return { kind: "code", words: part.slice(1, -1) };
      }
      return /^\*\*[^*]+\*\*$/.test(part)
        ? { kind: "bold", words: part.slice(2, -2) }
        : { kind: "plain", words: part };
    });
}
