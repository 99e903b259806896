import { Button, CodeBlock, CodeBlockAction, CodeBlockCode } from "@patternfly/react-core";
import CheckIcon from "@patternfly/react-icons/dist/esm/icons/check-icon";
import CopyIcon from "@patternfly/react-icons/dist/esm/icons/copy-icon";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Text to be taken elsewhere, with a button that copies it. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const code = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<string>();
  const done = copied === text;

  async function copy() {
    // Browsers have a clipboard only under HTTPS; elsewhere the text is selected, ready for Ctrl+C.
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      const place = code.current?.querySelector("code");
      if (place) {
        getSelection()?.selectAllChildren(place);
      }
      if (document.execCommand("copy")) {
        setCopied(text);
      }
    }
  }

  return (
    <div ref={code}>
      <CodeBlock
        actions={
          <CodeBlockAction>
            <Button
              variant="plain"
              aria-label={t(done ? "copied" : "copy", { label })}
              icon={done ? <CheckIcon /> : <CopyIcon />}
              onClick={() => void copy()}
            />
            <span className="pf-v6-screen-reader" role="status">
              {done && t("copied", { label })}
            </span>
          </CodeBlockAction>
        }
      >
        <CodeBlockCode>{text}</CodeBlockCode>
      </CodeBlock>
    </div>
  );
}
